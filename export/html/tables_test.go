package html_test

import (
	"fmt"
	"strings"
	"testing"

	"sojourn/export/exporttest"
	"sojourn/export/exporttest/browser"
	"sojourn/model"
	"sojourn/model/modeltest"
)

// tablesHold holds that the tables say what the document says, cell by cell and touchpoint by touchpoint.
func tablesHold(t *testing.T, chromium *browser.Page) {
	job := exporttest.Sample(t)
	r := give(t, chromium, job, 1400, 900)
	r.click("#astable")
	r.sees("the map", `getComputedStyle(document.getElementById("map")).display`, "none")
	var want [][]string
	columns := job.Doc.Columns(job.Map)
	touchpoints := 0
	metrics := map[string]string{"点击率": "4.1% (2026-10-31)", "响应": "118 unit.s (2026-10-31)", "停留": "6 unit.min (2026-10-31)",
		"转化": "41% (2026-10-31)", "满意度": "4.4 (2026-10-31)", "复购": "18% (2026-10-31)"}
	for _, l := range job.Doc.Lanes(job.Map) {
		if l.Hidden {
			continue
		}
		row := []string{"lane." + string(l.Type)}
		for _, col := range columns {
			var said []string
			for _, c := range job.Doc.Cell(l.ID, col.ID) {
				for _, s := range []string{c.Title.In("zh"), c.Body.In("zh")} {
					if s != "" {
						said = append(said, s)
					}
				}
				switch c.Type {
				case model.TouchpointCard:
					touchpoints++
				case model.MetricCard:
					said = append(said, metrics[c.Title.In("zh")])
				}
			}
			if l.Type != model.EmotionLane {
				row = append(row, strings.Join(said, "|"))
			}
		}
		if l.Type == model.EmotionLane {
			row = append(row, "+0.6", "−0.2", "+1.6", "−1.3", "+1", "+0.6") // as the faces of the picture are called
		}
		want = append(want, row)
	}
	got := r.Eval(`[...document.querySelectorAll("#matrix tbody tr")].map(tr => [...tr.children].map(n => n.tagName === "TH" ? n.textContent : [...n.querySelectorAll("button, p")].map(e => e.textContent).join("|")))`)
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("cells\n%v, want\n%v", got, want)
	}
	r.sees("touchpoints", `document.querySelectorAll("#touchpoints tbody tr").length`, touchpoints)
	r.sees("a row", `[...document.querySelectorAll("#touchpoints tbody tr")].find(tr => tr.textContent.includes("结算页付款")).innerText.split("\t").slice(0, 4).join("|")`, "购买|结算页付款|网店|line.online")
	r.Eval(`search.value = "网店", search.dispatchEvent(new Event("input"))`)
	r.sees("hits", "count.textContent", "1 / 3")
	r.click("#matrix button.found")
	r.sees("the panel", "card.hidden", false)
	r.Press("Escape")
	r.sees("the keyboard", "document.activeElement.dataset.card !== undefined", true)
	r.click("#asmap")
	r.sees("the map", `getComputedStyle(document.getElementById("map")).display`, "block")
}

// In two languages tables and details say both, each marked as what it is; what is the same in both stands once.
func TestTablesSayBothLanguages(t *testing.T) {
	both := func(zh, en string) model.Text { return model.Texts(map[string]string{"zh": zh, "en": en}) }
	ids := &modeltest.IDs{}
	s := model.NewSession(modeltest.Start(ids), ids)
	m := s.Doc().Maps()[0].ID
	if _, err := s.Do("x", func(tx *model.Tx) error {
		_, err := model.AddCard(tx, model.Card{Map: m, Lane: tx.Doc().Lanes(m)[0].ID, Column: tx.Doc().Columns(m)[0].ID,
			Title: both("结算", "Checkout"), Body: both("太慢", "Too slow"), Owner: model.Plain("App"), Department: both("法务", "Legal")}, "")
		return err
	}); err != nil {
		t.Fatal(err)
	}
	one := string(write(t, exporttest.Job(s.Doc())))
	two := string(write(t, exporttest.InBoth(exporttest.Job(s.Doc()))))
	for _, want := range []string{`<span class="also" lang="en" dir="auto">Checkout</span>`, `<span class="also" lang="en" dir="auto">Too slow</span>`,
		`"text":"法务","also":"Legal"`, `"title":"结算","also":"Checkout"`, `<span class="also" lang="en" dir="auto">in English lane.touchpoints</span>`} {
		if !strings.Contains(two, want) || strings.Contains(one, want) {
			t.Errorf("%s is in the page of two languages: %v, in that of one: %v", want, strings.Contains(two, want), strings.Contains(one, want))
		}
	}
	if strings.Contains(two, `>App</span>`) || strings.Contains(two, `"also":"App"`) {
		t.Error("what is the same in both languages is said twice")
	}
}
