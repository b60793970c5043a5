package edit

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"sojourn/model"
)

// placedAs tells the cards from a cell on, row by row: titles with their bodies and how many columns they cover.
func (f *fixture) placedAs(row, rows int) string {
	var out []string
	for r := row; r < row+rows; r++ {
		for _, col := range f.cols {
			for _, c := range f.Session.Doc().Cell(f.rows()[r], col.ID) {
				s := c.Title.In("zh")
				if body := c.Body.In("zh"); body != "" {
					s += "/" + body
				}
				if c.Span > 0 {
					s += fmt.Sprint("×", c.Span)
				}
				out = append(out, s)
			}
		}
		out = append(out, "|")
	}
	return strings.Join(out, " ")
}

// The web page of a range knows its merged cells and the lines within its cells; it counts where it says what the text
// says, and the text where it does not.
func TestTheWebPageOfARangeTellsMoreThanItsText(t *testing.T) {
	const head = "<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><body><table><!--StartFragment-->"
	for name, c := range map[string]struct{ text, page, want string }{
		"Excel": {"调研\t\t评价\r\n\"看视频\n两次\"\t试穿\t", head + "<tr><td colspan=2>调研</td><td>评价</td></tr>\n<tr><td>看视频<br>\n    两次</td><td>试穿</td><td></td></tr></table>",
			"调研×2 评价 | 看视频/两次 试穿 |"},
		"lines that the text does not quote": {"看视频\n两次\t试穿\n", "<table><tr><td>看视频<br>两次</td><td>试穿</td></tr></table>", "看视频/两次 试穿 | |"},
		"lines that the text has lost":       {"看视频 两次\t试穿\n", "<table><tr><td>看视频<br/>两次</td><td>试穿</td></tr></table>", "看视频/两次 试穿 | |"},
		"one merged cell beside nothing":     {"调研\t\n\t\n", "<table><tr><td colspan=2>调研</td></tr><tr><td></td><td></td></tr></table>", "调研 | |"},
		"a number as it is shown": {"合并\t\t38%\n1月\n", `<table><tr><td colspan=2>合并</td><td sdval="0.38" sdnum="2052;0;0%">38%</td></tr><tr><td sdval="45000" sdnum="2052;0;M&quot;月&quot;">1月</td></tr></table>`,
			"合并×2 38% | 1月 |"},
		"Google":          {"a\tb", `<meta charset='utf-8'><google-sheets-html-origin><table><tr><td data-sheets-value="{&quot;1&quot;:2}">a</td><td>b</td></tr></table>`, "a b | |"},
		"another text":    {"x\ty\n", "<table><tr><td colspan=2>a</td></tr></table>", "x y | |"},
		"more than cells": {"x\ty\n", "<p>以下</p><table><tr><td>x</td><td>y</td></tr></table>", "x y | |"},
		"two tables":      {"x\ty\n", "<table><tr><td>x</td></tr></table><table><tr><td>y</td></tr></table>", "x y | |"},
		"half a page":     {"x\ty\n", "<table><tr><td>x</td><td>y", "x y | |"},
		"too wide":        {"x\t\t\t\t\t\t\t\t\ty\n", "<table><tr><td colspan=9>x</td><td>y</td></tr></table>", "x×3 | |"},
	} {
		f := newFixture(t)
		lane := f.lane(model.TouchpointsLane)
		if _, err := f.PasteInto(Clip{Page: c.page}, c.text, lane, f.cols[0].ID); err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if got := f.placedAs(slices.Index(f.rows(), lane), 2); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
}
