package e2e

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"sojourn/canvas/scene"
	"sojourn/model"
	"sojourn/model/insight"
)

// A consultant begins with a template and ends with a plan on paper: persona, five touchpoints, their gaps, a pain, an
// opportunity in the matrix, an action on the board, and the report, which another program reads.
func TestFromATemplateToAPlanOnPaper(t *testing.T) {
	d := screen(t, "")
	path := filepath.Join(d.home, "walk.journey")
	d.put(filepath.Join(d.home, "settings.json"), `{"language":"zh","width":1600,"height":970,"theme":"light","stillMotion":true,"exports":[{"path":"`+path+`","export":{"style":"report"}}]}`)
	d.launch()
	d.ask("ctrl+shift+n")
	d.key("Right", "Return")
	d.do("sleep", "0.5")
	d.ask("ctrl+s")
	d.write("walk")
	d.key("Return")
	b := bench{d, path}
	d.wait("the file", func() bool { return len(stages(path)) == 6 })

	name := func(text string) { b.key("ctrl+a"); b.write(text); b.key("Return"); b.do("sleep", "0.2") }
	b.step("a persona", func(*model.Document, *scene.Scene) { b.key("ctrl+shift+5"); name("会员") },
		func(d *model.Document) bool {
			return len(d.Personas()) > 0 && d.Personas()[0].Name.In("zh") == "会员"
		})
	for i, touchpoint := range []string{"会员日", "在线客服", "shop", "checkout", "邮件"} {
		b.step("the touchpoint "+touchpoint, func(_ *model.Document, s *scene.Scene) {
			b.press(b.point(s, heads(s)[i].Bounds.Center(), scene.Head))
			b.key("ctrl+shift+3")
			name(touchpoint)
		}, func(d *model.Document) bool { return named(d, touchpoint) != nil })
	}
	b.shot("walk-map")

	b.key("alt+5")
	for i, digits := range []string{"54", "42", "54", "52", "43"} { // what is scored goes up into the ranking, and the last one follows
		b.step("gap by gap", func(*model.Document, *scene.Scene) { b.key("Home", "End", digits[:1], digits[1:]) },
			func(d *model.Document) bool { return len(insight.Gaps(d, d.Maps()[0].ID)) > i })
	}
	b.shot("walk-gaps")
	b.key("Home")
	follow := func(what, text string) {
		b.step(what, func(*model.Document, *scene.Scene) {
			b.key("ctrl+shift+a", "ctrl+a")
			b.write(text)
			b.do("sleep", "0.3")
		},
			func(d *model.Document) bool { return named(d, text) != nil })
	}
	follow("the pain", "no wallet")
	follow("the opportunity", "add wallets")
	opportunity := string(named(load(t, path), "add wallets").ID)

	b.key("alt+6")
	b.step("a place in the matrix", func(*model.Document, *scene.Scene) {
		b.key("alt+1", "alt+6", "Home", "ctrl+Up", "ctrl+Up", "ctrl+Left")
	}, func(d *model.Document) bool {
		c := insight.Chances(d, d.Maps()[0].ID)
		return len(c) == 1 && string(c[0].Card.ID) == opportunity
	})
	b.shot("walk-opportunities")
	follow("the action", "two wallets")
	b.step("the action on its way", func(*model.Document, *scene.Scene) { b.key("alt+1", "alt+7", "Home", "ctrl+Right") },
		func(d *model.Document) bool {
			tasks := insight.Tasks(d, d.Maps()[0].ID)
			return len(tasks) == 1 && tasks[0].Card.Action != nil && tasks[0].Card.Action.State == model.Doing && tasks[0].Opportunity != nil
		})
	b.shot("walk-actions")

	d.ask("ctrl+e")
	d.key("Return")
	d.wait("the question where to", func() bool { return d.dialogs() >= 4 })
	d.do("sleep", "0.5")
	d.write("plan")
	d.key("Return")
	pdf := filepath.Join(filepath.Dir(path), "plan.pdf")
	d.wait("the report", func() bool {
		data, err := os.ReadFile(pdf)
		return err == nil && strings.HasPrefix(string(data), "%PDF-")
	})
	out, err := exec.Command("pdftotext", "-layout", pdf, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"会员", "在线客服", "checkout", "no wallet", "add wallets", "two wallets"} {
		if !strings.Contains(string(out), want) {
			t.Errorf("the report does not say %q", want)
		}
	}
}

// named is the card of the first map with a title, nil for none.
func named(d *model.Document, title string) *model.Card {
	for _, c := range d.Cards(d.Maps()[0].ID) {
		if c.Title.In("zh") == title {
			return c
		}
	}
	return nil
}
