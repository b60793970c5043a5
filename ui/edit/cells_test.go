package edit

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"sojourn/model"
	"sojourn/model/limits"
)

// A range of a sheet goes into the cells from the selected one on; what has no cell there goes to the tray.
func TestCellsOfASheetGoIntoCells(t *testing.T) {
	f := newFixture(t)
	start := f.add(model.TouchpointsLane, 1, "start")
	before := f.Session.Doc()
	res, err := f.Paste(Clip{}, "a\tb\tc\r\n\t\"1. d\n2. e\"\r\n\"f\nsays \"\"so\"\"\"\t\t\r\n", start)
	if err != nil {
		t.Fatal(err)
	}
	rows := f.rows()
	cell := func(row, col int) (out []string) {
		for _, c := range f.Session.Doc().Cell(rows[row], f.cols[col].ID) {
			out = append(out, c.Title.In("zh"))
		}
		return out
	}
	r := slices.Index(rows, f.lane(model.TouchpointsLane))
	got := fmt.Sprint(cell(r, 1), cell(r, 2), cell(r+1, 2), cell(r+2, 1), cell(r+1, 1))
	if want := "[start a] [b] [d e] [f] []"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	if tray := f.Session.Doc().Tray(f.Map); res.Tray != 1 || len(tray) != 1 || tray[0].Title.In("zh") != "c" || len(res.Selected) != 6 {
		t.Errorf("%d in the tray, told %d, selected %d", len(tray), res.Tray, len(res.Selected))
	}
	if c := f.Session.Doc().Cell(rows[r+2], f.cols[1].ID)[0]; c.Body.In("zh") != `says "so"` {
		t.Errorf("body %q", c.Body.In("zh"))
	}
	if f.Session.Undo(); !model.Compare(before, f.Session.Doc()).Empty() {
		t.Error("more than one step")
	}
}

func TestCellsBeginWhereTheSelectionPoints(t *testing.T) {
	for name, c := range map[string]struct {
		at       func(*fixture) model.ID
		row, col int
	}{
		"nothing":                   {func(*fixture) model.ID { return "" }, 0, 0},
		"a stage":                   {func(f *fixture) model.ID { return f.cols[1].ID }, 0, 1},
		"a lane":                    {func(f *fixture) model.ID { return f.rows()[1] }, 1, 0},
		"a lane that takes no card": {func(f *fixture) model.ID { return f.lane(model.EmotionLane) }, -1, 0},
	} {
		f := newFixture(t)
		if c.row < 0 { // the next one below it
			for _, l := range f.Session.Doc().Lanes(f.Map) {
				if l.Type == model.EmotionLane {
					break
				}
				if l.Type.TakesCards() {
					c.row++
				}
			}
			c.row++
		}
		if _, err := f.Paste(Clip{}, "x\ty", c.at(f)); err != nil {
			t.Fatal(err)
		}
		if cell := f.Session.Doc().Cell(f.rows()[c.row], f.cols[c.col].ID); len(cell) != 1 || cell[0].Title.In("zh") != "x" {
			t.Errorf("%s: %v", name, cell)
		}
	}
}

// What is copied from several cells comes back through a spreadsheet as it was.
func TestCopiedCellsComeBackThroughASheet(t *testing.T) {
	f := newFixture(t)
	ids := []model.ID{f.add(model.TouchpointsLane, 0, `say "hi"`), f.add(model.TouchpointsLane, 1, "=1+1"), f.add(model.TouchpointsLane, 1, "-5%"),
		f.add(model.PainsLane, 2, "-1+cmd|' /C calc'!A0")}
	clip := f.Copy(ids)
	if strings.Contains(clip.Text, "\t=") || strings.Contains(clip.Text, "\t-") {
		t.Errorf("%q would be run as a formula", clip.Text)
	}
	g := newFixture(t)
	if _, err := g.Paste(Clip{}, clip.Text, g.rows()[slices.Index(g.rows(), g.lane(model.TouchpointsLane))]); err != nil {
		t.Fatal(err)
	}
	got := fmt.Sprint(g.at(model.TouchpointsLane, 0), g.at(model.TouchpointsLane, 1), g.at(model.PainsLane, 2))
	if want := `[say "hi"] [=1+1 -5%] [-1+cmd|' /C calc'!A0]`; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	if text := f.Copy(ids[1:3]).Text; text != "'=1+1\n-5%" {
		t.Errorf("cards of one cell: %q", text)
	}
}

func TestPasteHasALimit(t *testing.T) {
	f := newFixture(t)
	before := f.Session.Doc()
	for name, text := range map[string]string{
		"rows": strings.Repeat("x\n", limits.ClipCards+1), "columns": strings.Repeat("x\t", limits.SheetColumns+1),
		"bytes": strings.Repeat("x", limits.ClipBytes+1), "cells": strings.Repeat(strings.Repeat("x\t", 200)+"\n", 30),
	} {
		var many *TooManyError
		if _, err := f.Paste(Clip{}, text, ""); !errors.As(err, &many) || f.Session.Doc() != before {
			t.Errorf("too many %s: %v", name, err)
		}
	}
	long := strings.Repeat("长", limits.HeadingRunes+1)
	if _, err := f.Paste(Clip{}, long, ""); err != nil {
		t.Fatal(err)
	}
	if c := f.Session.Doc().Tray(f.Map)[0]; c.Body.In("zh") != long || len([]rune(c.Title.In("zh"))) > limits.HeadingRunes {
		t.Errorf("%d characters of title", len([]rune(c.Title.In("zh"))))
	}
}

// BenchmarkPaste is a sheet of 2,000 cells pasted onto a map.
func BenchmarkPaste(b *testing.B) {
	text := strings.Repeat(strings.Repeat("核对运费\t", 3)+"\n", 666)
	for b.Loop() {
		f := newFixture(&testing.T{})
		if _, err := f.Paste(Clip{}, text, ""); err != nil {
			b.Fatal(err)
		}
	}
}

// A clip that another run of the program has written comes back whole.
func TestClipGoesThroughAFile(t *testing.T) {
	f := newFixture(t)
	a, b := f.add(model.PainsLane, 0, "付款方式少"), f.add(model.TouchpointsLane, 2, "客服")
	f.Session.Do("x", func(tx *model.Tx) error {
		return change(tx, b, func(c *model.Card) {
			c.Touchpoint, c.Body, c.Personas = &model.Touchpoint{Moment: true}, model.Plain("两\n行"), []model.ID{f.Session.Doc().Personas()[0].ID}
		})
	})
	for _, ids := range [][]model.ID{{a}, {a, b}, {b, a}} {
		clip := f.Copy(ids)
		data, err := clip.Encode()
		if err != nil {
			t.Fatal(err)
		}
		back, ok := ReadClip(data)
		if !ok || back.Text != clip.Text || !slices.Equal(back.where, clip.where) {
			t.Fatalf("%v: %q %v, want %q %v", ok, back.Text, back.where, clip.Text, clip.where)
		}
		g := newFixture(t)
		res, err := g.Paste(back, clip.Text, "")
		if err != nil || len(res.Selected) != len(ids) || res.Tray != 0 {
			t.Fatal(res, err)
		}
		for i, id := range res.Selected {
			was, _ := model.Get[model.Card](f.Session.Doc(), ids[i])
			now, _ := model.Get[model.Card](g.Session.Doc(), id)
			if !now.Title.Equal(was.Title) || !now.Body.Equal(was.Body) || (now.Touchpoint == nil) != (was.Touchpoint == nil) || len(now.Personas) != 0 {
				t.Errorf("%+v came back as %+v", was, now)
			}
		}
	}
}
