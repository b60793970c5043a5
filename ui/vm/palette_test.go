package vm

import (
	"strconv"
	"strings"
	"testing"
)

func offers(names ...string) []Offer {
	var out []Offer
	for _, n := range names {
		text, also, _ := strings.Cut(n, "|")
		o := Offer{ID: text, Text: text}
		if also != "" {
			o.Also = strings.Split(also, "|")
		}
		out = append(out, o)
	}
	return out
}

func texts(found []Found) string {
	var out []string
	for _, f := range found {
		out = append(out, f.Text)
	}
	return strings.Join(out, ", ")
}

func TestTheBestMatchComesFirst(t *testing.T) {
	for _, c := range []struct{ typed, names, want string }{
		{"undo", "Redo, Undo all, Undo, Sundown undo", "Undo, Undo all, Sundown undo"},
		{"stage", "Backstage, Insert › Stage, Stage", "Stage, Insert › Stage, Backstage"},
		{"dj", "Adjust, Delete journey", "Adjust, Delete journey"}, // letters side by side are meant more than first letters
		{"zf", "Zoom to fit, Fuzz", "Zoom to fit"},
		{"fit zoom", "Zoom in, Zoom to fit", "Zoom to fit"},
		{"expdf", "Export PDF…, Explode", "Export PDF…"},
		{"撤销", "重做, 撤销, 撤销：移动卡片", "撤销, 撤销：移动卡片"},
		{"卡片", "查找卡片, 卡片", "卡片, 查找卡片"},
		{"ＰＤＦ", "导出 PDF…, 导出图片", "导出 PDF…"},
		{"xyz", "Undo, 撤销", ""},
		{"s", "Save, Undo, Use", "Save, Use"},
		{"aaaaaaaaaaaaaaaaa", "a", ""},
	} {
		if got := texts(NewPalette(offers(strings.Split(c.names, ", ")...), nil).Find(c.typed, 10)); got != c.want {
			t.Errorf("%q in %s: %s, want %s", c.typed, c.names, got, c.want)
		}
	}
}

func TestAnOfferIsFoundByItsOtherNames(t *testing.T) {
	p := NewPalette(offers("撤销|Undo", "重做|Redo"), nil)
	for typed, by := range map[string]string{"undo": "Undo", "撤销": "", "UND": "Undo"} {
		if got := p.Find(typed, 10); len(got) != 1 || got[0].Text != "撤销" || got[0].By != by {
			t.Errorf("%q: %+v", typed, got)
		}
	}
}

func TestWithoutAWordTheLastOnesStandFirst(t *testing.T) {
	list := append(offers("a", "b", "c"), Offer{ID: "late", Text: "card", Late: true})
	if got := texts(NewPalette(list, []string{"c", "gone", "b"}).Find(" ", 10)); got != "c, b, a" {
		t.Error(got)
	}
	if got := texts(NewPalette(list, []string{"late"}).Find("c", 10)); got != "c, card" {
		t.Error(got)
	}
	if got := texts(NewPalette(offers("ax", "ay"), []string{"ay"}).Find("a", 1)); got != "ay" {
		t.Errorf("of two that fit as well the last one taken is %s", got)
	}
}

// BenchmarkPalette is one letter typed into the palette of a project of 5,000 cards.
func BenchmarkPalette(b *testing.B) {
	var list []Offer
	for i := range 5000 {
		list = append(list, Offer{Text: "核对运费与配送时间 " + strconv.Itoa(i), Also: []string{"Check the delivery fee " + strconv.Itoa(i)}})
	}
	p := NewPalette(list, nil)
	for b.Loop() {
		p.Find("fee 49", 100)
	}
}
