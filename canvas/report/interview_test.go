package report

import (
	"slices"
	"strings"
	"testing"

	"sojourn/canvas/layout"
	"sojourn/canvas/scene"
	"sojourn/canvas/typeset"
	"sojourn/model"
	"sojourn/model/codec"
	"sojourn/model/insight"
	"sojourn/model/template"
	"sojourn/ui/i18n"
)

// form lays out the form of the first map of an example, after an edit.
func form(t *testing.T, lang string, sheet layout.Sheet, edit func(tx *model.Tx, stage *model.Stage)) []layout.Page {
	t.Helper()
	data, _ := template.Example("cart")
	doc, _, err := codec.Decode(data)
	if err != nil {
		t.Fatal(err)
	}
	s := model.NewSession(doc, model.RandomIDs{})
	m := doc.Maps()[0].ID
	if _, err := s.Do("x", func(tx *model.Tx) error { edit(tx, doc.Stages(m)[1]); return nil }); err != nil {
		t.Fatal(err)
	}
	o := layout.Options{Map: m}
	o.Lang, o.Also, _ = strings.Cut(lang, "+")
	if o.Words = layout.Words(i18n.For(o.Lang)); o.Also != "" {
		o.AlsoWords = layout.Words(i18n.For(o.Also))
	}
	return Interview(s.Doc(), o, sheet, typeset.Shared())
}

func TestTheFormAsksEveryQuestionOnceAndLeavesRoom(t *testing.T) {
	own := model.Texts(map[string]string{"zh": "您给谁看过？", "en": "Whom did you show it to?"})
	wanted := map[string][]string{
		"zh": {"客户访谈提纲", "受访者", "日期", "是什么让您开始想找", "等了多久？", "您给谁看过？", "付款时有没有停下来"},
		"en": {"Customer interview", "Who is asked", "Date", "What made you start looking", "How long did you wait", "Whom did you show it to?", "Was there a moment at the checkout"},
	}
	wanted["zh+en"] = slices.Concat(wanted["zh"], wanted["en"])
	for lang, want := range wanted {
		pages := form(t, lang, layout.Sheet{}, func(tx *model.Tx, st *model.Stage) {
			s := *st
			s.Questions = []model.Text{own}
			model.Put(tx, s)
		})
		all, questions := "", 0
		for _, p := range pages {
			for _, n := range p.Scene.Nodes {
				if n.Bounds.MaxY() > p.Size.H || n.Bounds.MaxX() > p.Size.W {
					t.Errorf("%s: %q stands outside its page", lang, n.Label)
				}
				if n.Ref.Kind != scene.Running {
					all += n.Label + "\n"
				}
				if lines := ruled(n); lines == 4 {
					questions++
				}
			}
		}
		for _, w := range want {
			if strings.Count(all, w) != 1 {
				t.Errorf("%s: %q stands there %d times", lang, w, strings.Count(all, w))
			}
		}
		if questions != insight.Openings+6*3+3+1 { // three questions are the example's own
			t.Errorf("%s: %d questions have room to write", lang, questions)
		}
	}
}

// ruled counts the lines to write on.
func ruled(n scene.Node) (lines int) {
	for _, p := range n.Prims {
		if p.Op == scene.OpRect && p.Fill == hairline {
			lines++
		}
	}
	return lines
}

// A question longer than a page, a map without stages and a small sheet still make a form.
func TestTheFormOfAnyMap(t *testing.T) {
	long := strings.Repeat("问得很长 and in two scripts ", 300)
	for _, sheet := range []layout.Sheet{{}, {Size: scene.Size{W: 300, H: 200}}, {Size: scene.Size{W: 2384, H: 3370}}} {
		pages := form(t, "en", sheet, func(tx *model.Tx, st *model.Stage) {
			s := *st
			s.Questions = []model.Text{model.Plain(long)}
			model.Put(tx, s)
		})
		if len(pages) < 2 {
			t.Errorf("%v: %d pages", sheet.Size, len(pages))
		}
	}
	if pages := Interview(model.New(), layout.Options{Lang: "en", Words: layout.Words(i18n.For("en"))}, layout.Sheet{}, typeset.Shared()); len(pages) != 1 {
		t.Errorf("%d pages of nothing", len(pages))
	}
}
