package report

import (
	"image"
	"slices"
	"testing"

	"sojourn/canvas/golden"
	"sojourn/canvas/layout"
	"sojourn/canvas/raster"
	"sojourn/canvas/typeset"
	"sojourn/canvas/viewport"
	"sojourn/model"
)

// detailedProject is the sample with a persona and stages of which everything is known, and with an action that is late and one
// that is nobody's.
func detailedProject(t *testing.T) *model.Document {
	s := model.NewSession(sample(t), nil)
	if _, err := s.Do("x", func(tx *model.Tx) error {
		p := *tx.Doc().Personas()[0]
		p.Place, p.Share = model.Plain("上海"), f(0.34)
		p.Needs = []model.Text{model.Plain("看得到总价"), model.Plain("清楚的尺码建议")}
		p.Behaviours = []model.Text{model.Plain("先看短视频，再比三家店的价格和评价，晚上十点以后才下单")}
		p.Traits = []model.Trait{{Low: model.Plain("看价格"), High: model.Plain("看品质"), Value: 2}, {Low: model.Plain("谨慎"), High: model.Plain("冲动"), Value: 4.5}}
		p.Metrics = []model.Metric{{Name: model.Plain("NPS"), Value: f(12), Baseline: f(5), Target: f(30), Date: "2026-10-31", Source: model.Plain("问卷")}}
		model.Put(tx, p)
		for i, stage := range tx.Doc().Stages(tx.Doc().Maps()[0].ID) {
			one := *stage
			one.Intent, one.Duration, one.Volume, one.Moment = model.Plain("想知道值不值得买"), model.Plain("2 分钟"), f(41230/float64(i+1)), i == 3
			one.DropOff = f(0.125 * float64(i))
			model.Put(tx, one)
		}
		for _, c := range tx.Doc().Cards(tx.Doc().Maps()[0].ID) {
			if c.Type == model.ActionCard && c.Action != nil && c.Action.Due < "2026-12-20" && c.Action.State == model.Doing {
				late, action := *c, *c.Action
				action.Due = "2026-11-20"
				late.Department, late.Action = model.Text{}, &action
				model.Put(tx, late)
			}
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	return s.Doc()
}

// Every kind of page looks as it did when somebody last looked at it.
func TestGoldenPages(t *testing.T) {
	d := detailedProject(t)
	for lang, pages := range map[string]map[string]string{
		"zh": {"cover": "网店首购", "contents": "目录", "persona": "林悦", "stages": "report.stages", "gaps": "report.gaps", "matrix": "report.matrix", "actions": "report.actions", "checks": "检查", "details": "卡片详情", "evidence": "研究依据", "glossary": "术语"},
		"en": {"gaps": "report.gaps", "means": "report.means", "details": "Cards in detail"},
	} {
		all, w := build(t, d, lang, a4), wordsOf(t, lang)
		for name, title := range pages {
			i := slices.IndexFunc(all, func(p layout.Page) bool {
				return slices.ContainsFunc(p.Marks, func(m layout.Bookmark) bool {
					return m.Title == title || len(title) > 7 && title[:7] == "report." && m.Title == w(title)
				})
			})
			if i < 0 {
				t.Errorf("%s has no page %q", lang, title)
				continue
			}
			compare(t, name+"-"+lang, all[i])
		}
	}
}

// compare holds a page of A4 against what it looked like.
func compare(t *testing.T, name string, p layout.Page) {
	t.Helper()
	const zoom = 0.6
	dst := image.NewRGBA(image.Rect(0, 0, int(a4.W*zoom), int(a4.H*zoom)))
	raster.New(typeset.Shared()).Paint(dst, raster.Frame{Scene: p.Scene, Camera: viewport.Camera{Zoom: zoom}})
	golden.Compare(t, name, dst, golden.Tolerance{Channel: 8, Values: 10_000})
}
