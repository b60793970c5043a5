package html_test

import (
	"fmt"
	"testing"

	"sojourn/canvas/layout/layouttest"
	"sojourn/export/exporttest"
	"sojourn/export/exporttest/browser"
	"sojourn/model"
	"sojourn/model/modeltest"
)

// harmIsShown holds that texts that look like markup or script are shown and do nothing.
func harmIsShown(t *testing.T, chromium *browser.Page) {
	job := exporttest.Job(exporttest.Hostile(t))
	r := give(t, chromium, job, 1200, 800)
	r.sees("the title", "document.title", job.Doc.Maps()[0].Title.In("zh"))
	r.sees("scripts", "document.scripts.length", 2)
	r.sees("pictures from elsewhere", "document.images.length", 0)
	cards := job.Doc.Cards(job.Map)
	r.sees("cards", `document.querySelectorAll("svg .card").length`, len(cards))
	for _, harm := range []string{"<script>&amp;]]>", "</script><script>document.title='taken'</script>", "<!--", "{{.}}", "\"><img src=x onerror=\"document.title='taken'\">", "=HYPERLINK(\"http://x\")"} {
		r.Eval(fmt.Sprintf("document.querySelector(%q).focus()", r.cardCalled(harm)))
		r.Press("Enter")
		r.sees("the head of its details", `card.querySelector("h2").textContent`, harm)
		r.sees("its body", `card.querySelectorAll("dd")[1].textContent`, harm)
		r.Press("Escape")
	}
	r.sees("the title still", "document.title", job.Doc.Maps()[0].Title.In("zh"))
}

// withoutScript holds that the page can be read where scripts are forbidden: picture and tables, one below the other.
func withoutScript(t *testing.T, chromium *browser.Page) {
	chromium.Scripts(t, false)
	defer chromium.Scripts(t, true)
	r := sample(t, chromium)
	r.sees("the tables", `getComputedStyle(tables).display`, "block")
	r.sees("the picture above them", `document.querySelector("#paper > svg").getBoundingClientRect().bottom <= tables.getBoundingClientRect().top`, true)
	r.sees("the tools", `getComputedStyle(document.querySelector(".tools")).display`, "none")
}

// Every map of the corpus opens, as a picture and as tables, and says nothing on the console.
func TestEveryMapOpens(t *testing.T) {
	s := model.NewSession(model.New(), &modeltest.IDs{})
	if _, err := s.Do("x", func(tx *model.Tx) error { model.AddMap(tx, model.Map{}, nil); return nil }); err != nil {
		t.Fatal(err)
	}
	docs := map[string]*model.Document{"nothing": s.Doc()}
	for _, m := range layouttest.Maps() {
		docs[m.Name] = m.Doc
	}
	chromium := browser.Open(t)
	for name, doc := range docs {
		t.Run(name, func(t *testing.T) {
			job := exporttest.Job(doc)
			r := give(t, chromium, job, 1200, 800)
			r.sees("the picture", `document.querySelector("#paper > svg").getBoundingClientRect().width > 100`, true)
			r.click("#astable")
			r.sees("lanes in the table", `document.querySelectorAll("#matrix tbody tr").length`, len(job.Doc.Lanes(job.Map))-hidden(job.Doc, job.Map))
		})
	}
}

func hidden(d *model.Document, m model.ID) (n int) {
	for _, l := range d.Lanes(m) {
		if l.Hidden {
			n++
		}
	}
	return n
}
