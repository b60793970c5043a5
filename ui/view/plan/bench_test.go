package plan

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"sojourn/canvas/typeset"
	"sojourn/model"
	"sojourn/ui/i18n"
	"sojourn/ui/view/sheet"
	"sojourn/ui/vm"
)

// engagement is a project of 20 maps with 25 touchpoints, opportunities and actions each.
func engagement(b *testing.B) *model.Document {
	b.Helper()
	s := model.NewSession(model.New(), model.RandomIDs{})
	v := func(x int) *float64 { f := float64(x); return &f }
	_, err := s.Do("x", func(tx *model.Tx) error {
		for m := range 20 {
			id := model.AddMap(tx, model.Map{Title: model.Plain(fmt.Sprint("map ", m))}, []model.LaneType{model.TouchpointsLane, model.OpportunitiesLane, model.ActionPlanLane})
			lanes := tx.Doc().Lanes(id)
			for i := range 5 {
				stage, err := model.AddStage(tx, id, model.Plain(fmt.Sprint("stage ", i)), "")
				if err != nil {
					return err
				}
				for k := range 5 {
					n := 5*i + k
					for l, c := range []model.Card{
						{Type: model.TouchpointCard, Touchpoint: &model.Touchpoint{Expectation: v(1 + n%5), Experience: v(1 + m%5)}},
						{Type: model.OpportunityCard, Opportunity: &model.Opportunity{CustomerValue: v(n * 4), Effort: v(n % 6)}},
						{Type: model.ActionCard, Department: model.Plain(fmt.Sprint("department ", n%7)), Action: &model.Action{Due: "2026-01-01"}},
					} {
						c.Map, c.Lane, c.Column, c.Title = id, lanes[l].ID, stage, model.Plain(fmt.Sprint("card ", m, " ", n, " 触点"))
						if _, err := model.AddCard(tx, c, ""); err != nil {
							return err
						}
					}
				}
			}
		}
		return nil
	})
	if err != nil {
		b.Fatal(err)
	}
	return s.Doc()
}

// BenchmarkOpen measures a page from nothing to its picture, 1,100 × 800, of a map and of a whole project. The aim is 100 ms.
func BenchmarkOpen(b *testing.B) {
	doc, w := engagement(b), i18n.For("zh")
	m := doc.Maps()[0].ID
	var all []model.ID
	for _, m := range doc.Maps() {
		all = append(all, m.ID)
	}
	test.NewTempApp(b)
	for name, draw := range map[string]func(*sheet.Pen){
		"gaps":          func(p *sheet.Pen) { Gaps(p, vm.NewGaps(doc, m, vm.GapsByTouchpoint, "zh", w)) },
		"opportunities": func(p *sheet.Pen) { Matrix(p, vm.NewMatrix(doc, m, "zh", w), func(string) bool { return false }) },
		"actions":       func(p *sheet.Pen) { Tasks(p, vm.NewTasks(doc, all, "2026-06-01", "zh", w)) },
	} {
		b.Run(name, func(b *testing.B) {
			for range b.N {
				s := sheet.New(typeset.New(), w, sheet.Events{}, draw)
				win := test.NewWindow(s)
				win.Resize(fyne.NewSize(1100, 800))
				win.Canvas().Capture()
				win.Close()
			}
		})
	}
}
