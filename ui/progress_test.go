package ui

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"sojourn/model"
	"sojourn/model/insight"
	"sojourn/ui/view/part"
	"sojourn/ui/view/plan"
	"sojourn/ui/vm"
)

func (p *progressPage) missing(t *testing.T, step insight.PlanStep) vm.PlanItem {
	t.Helper()
	for _, it := range p.now().items {
		if it.Step == step {
			return it
		}
	}
	t.Fatalf("nothing of the sample lacks %s", step)
	return vm.PlanItem{}
}

func TestWhatIsMissingLeadsToItsFieldAndStaysThereWhileTyped(t *testing.T) {
	w := paged(t, "analyse.progress")
	p := w.page().(*progressPage)
	it := p.missing(t, insight.StageHasIntent)
	p.sheet.Choose(it.ID)
	w.mirror()
	if sel := w.selection(); len(sel) != 1 || sel[0].ID != string(it.Subject) {
		t.Fatalf("selected %v", sel)
	}
	p.typed(&fyne.KeyEvent{Name: fyne.KeyReturn})
	test.Type(w.win.Canvas().Focused(), "abc")
	if s, _ := model.Get[model.Stage](w.session.Doc(), it.Subject); s.Intent.In("zh") != "abc" {
		t.Errorf("intent %q", s.Intent.In("zh"))
	}
	for _, now := range p.now().items {
		if now.ID == it.ID {
			t.Error("it is still missing")
		}
	}
}

// A step names a few of those who lack what it asks for, and all of them when asked, with the keyboard too. Stages of several
// maps have the same names: they stand under the name of their map.
func TestAStepNamesAllThatLackIt(t *testing.T) {
	w := paged(t, "analyse.progress")
	p := w.page().(*progressPage)
	shown := func() (n int) {
		for _, it := range p.now().items {
			if _, on := p.sheet.At(it.ID); on && it.Step == insight.StageHasIntent {
				n++
			}
		}
		return n
	}
	few := shown()
	p.sheet.Choose(plan.AllNode + string(insight.StageHasIntent))
	p.typed(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if all := shown(); few != 12 || all != 16 {
		t.Errorf("%d, then %d of 16", few, all)
	}
	p.typed(&fyne.KeyEvent{Name: fyne.KeySpace})
	if shown() != few {
		t.Error("they are not folded again")
	}
	for _, ph := range p.now().plan.Phases {
		for _, st := range ph.Steps {
			if st.Step == insight.StageHasIntent && (!st.Apart || st.Items[0].Where != "网店首购旅程") {
				t.Errorf("%v %q", st.Apart, st.Items[0].Where)
			}
		}
	}
}

// What is missing has a way to where it is done: a field with the cursor, or its map.
func TestEveryStepLeadsSomewhere(t *testing.T) {
	for _, ph := range insight.PlanSteps {
		for _, step := range ph.Steps {
			w := paged(t, "analyse.progress")
			p := w.page().(*progressPage)
			var it vm.PlanItem
			for _, other := range p.now().items {
				if other.Step == step {
					it = other
				}
			}
			if it.ID == "" {
				continue
			}
			p.sheet.Choose(it.ID)
			w.mirror()
			w.goToMissing(it)
			if f := w.win.Canvas().Focused(); w.page() != nil && (f == nil || f == fyne.Focusable(p.sheet)) || w.page() == nil && w.mapID != it.Map {
				t.Errorf("%s leads nowhere", step)
			}
			w.showPage("")
		}
	}
}

// How far planning is stands in the side panel, follows an edit once the document rests, and leads to the page.
func TestTheSidePanelTellsHowFarPlanningIs(t *testing.T) {
	w := open(t)
	find := func() *part.Phases {
		for _, o := range test.LaidOutObjects(w.frame.Content) {
			if p, ok := o.(*part.Phases); ok {
				return p
			}
		}
		t.Fatal("it does not stand there")
		return nil
	}
	before := find()
	if _, err := w.editor().AddStage(""); err != nil {
		t.Fatal(err)
	}
	w.rested()
	if find() == before {
		t.Error("a stage without anything changes nothing")
	}
	find().Tapped(nil)
	if w.mid.name != "progress" {
		t.Errorf("leads to %q", w.mid.name)
	}
}
