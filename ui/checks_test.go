package ui

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"sojourn/canvas/scene"
	"sojourn/model"
	"sojourn/model/insight"
	"sojourn/ui/view/part"
	"sojourn/ui/view/plan"
	"sojourn/ui/vm"
)

// checking returns the application on the sample with the page of checks, and that.
func checking(t *testing.T) (*window, *checksPage) {
	w := paged(t, "analyse.checks")
	return w, w.page().(*checksPage)
}

// line is the first finding of a rule on the page.
func (p *checksPage) line(t *testing.T, r insight.Rule) vm.CheckItem {
	t.Helper()
	for _, it := range p.now().items {
		if it.Rule == r && it.Dismissed == nil {
			return it
		}
	}
	t.Fatalf("%s finds nothing in the sample", r)
	return vm.CheckItem{}
}

func TestALineOfTheChecksIsSelectedOnTheMapAndOpenedThere(t *testing.T) {
	w, p := checking(t)
	it := p.line(t, insight.TouchpointNoOwner)
	p.sheet.Choose(it.ID)
	w.mirror()
	if sel := w.selection(); len(sel) != 1 || sel[0].ID != string(it.Subject) || w.board.Selection()[0].ID != string(it.Subject) {
		t.Fatalf("selected %v, on the map %v", sel, w.board.Selection())
	}
	p.typed(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if w.page() != nil || w.board.Selection()[0].ID != string(it.Subject) {
		t.Errorf("page %q, selected %v", w.mid.name, w.board.Selection())
	}
}

// Whoever went from a finding to its card saw the map, and beside it that the page of checks was still shown.
func TestThePanelNamesTheMapOnceAFindingLedThere(t *testing.T) {
	w, p := checking(t)
	w.showSubject(p.line(t, insight.TouchpointNoOwner).Finding)
	for _, o := range test.LaidOutObjects(w.frame.Content) {
		if r, ok := o.(*part.Row); ok && r.Tight && r.On != (r.Text == w.words("view.map")) {
			t.Errorf("%q: %v", r.Text, r.On)
		}
	}
}

// A card that breaks two rules has two lines: what is done with one of them stays with it.
func TestALineStaysCurrentThoughItsCardHasOthers(t *testing.T) {
	w, p := checking(t)
	lines := map[model.ID][]vm.CheckItem{}
	for _, it := range p.now().items {
		if lines[it.Subject] = append(lines[it.Subject], it); it.Subject != "" && len(lines[it.Subject]) == 2 {
			p.sheet.Choose(it.ID)
			w.mirror()
			p.choose(string(it.Subject))
			if now, ok := p.current(); !ok || now.ID != it.ID {
				t.Errorf("%q is current in place of %q", now.ID, it.ID)
			}
			return
		}
	}
	t.Fatal("no card of the sample breaks two rules")
}

// What is missing is typed letter by letter: with the first one the finding goes, and the form must stay.
func TestTheFormStaysWhileWhatWasMissingIsTyped(t *testing.T) {
	w, p := checking(t)
	it := p.line(t, insight.TouchpointNoOwner)
	p.button(scene.Ref{ID: plan.FixNode + it.ID})()
	test.Type(w.win.Canvas().Focused(), "abc")
	if c, _ := model.Get[model.Card](w.session.Doc(), it.Subject); c.Owner.In("zh") != "abc" {
		t.Errorf("owner %q", c.Owner.In("zh"))
	}
	if _, found := p.item(it.ID); found {
		t.Error("it is still found")
	}
}

func TestEveryFixIsOneStepOrLeadsToItsField(t *testing.T) {
	for _, r := range []insight.Rule{insight.StageNoTouchpoints, insight.TouchpointNoOwner, insight.TouchpointNoGap, insight.CardNoEvidence,
		insight.MomentWithoutMetric, insight.DuplicateTitle, insight.PainWithoutOpp, insight.OppWithoutAction, insight.LowWithoutPain,
		insight.ActionWithoutOwner, insight.ActionWithoutDue, insight.PersonaWithoutMap} {
		t.Run(string(r), func(t *testing.T) {
			w, p := checking(t)
			w.breakRule(t, r)
			p.whole = true
			it := p.line(t, r)
			before := w.session.Doc()
			p.button(scene.Ref{ID: plan.FixNode + it.ID})()
			if model.Compare(before, w.session.Doc()).Empty() {
				if w.win.Canvas().Focused() == nil || w.win.Canvas().Focused() == fyne.Focusable(p.sheet) {
					t.Error("nothing has changed, and no field has the cursor")
				}
				return
			}
			for _, f := range insight.Check(w.session.Doc()) {
				if f.Rule == r && f.Subject == it.Subject {
					t.Error("it is still found")
				}
			}
			if w.session.Undo(); !model.Compare(before, w.session.Doc()).Empty() {
				t.Error("it took more than one step")
			}
		})
	}
}

// breakRule makes the project break a rule that the sample keeps.
func (w *window) breakRule(t *testing.T, r insight.Rule) {
	t.Helper()
	for _, f := range insight.Check(w.session.Doc()) {
		if f.Rule == r {
			return
		}
	}
	e := w.editor()
	var err error
	add := func(lane model.LaneType) model.ID {
		res, bad := e.AddCardTo(lane, "")
		if bad != nil {
			t.Fatal(bad)
		}
		return res.Selected[0]
	}
	change := func(id model.ID, f func(*model.Card)) {
		_, err = w.session.Do("x", func(tx *model.Tx) error {
			c, _ := model.Get[model.Card](tx, id)
			f(&c)
			model.Put(tx, c)
			return nil
		})
	}
	switch r {
	case insight.StageNoTouchpoints:
		_, err = e.AddStage("")
	case insight.PersonaWithoutMap:
		_, err = w.session.Do("x", func(tx *model.Tx) error { model.AddPersona(tx, model.Persona{}); return nil })
	case insight.LowWithoutPain:
		res, _ := e.AddStage("")
		low := -2.0
		err = e.Feel(res.Selected[0], model.Current, &low)
	case insight.PainWithoutOpp:
		add(model.PainsLane)
	case insight.OppWithoutAction:
		add(model.OpportunitiesLane)
	case insight.ActionWithoutOwner, insight.ActionWithoutDue:
		add(model.ActionPlanLane)
	case insight.MomentWithoutMetric:
		change(add(model.TouchpointsLane), func(c *model.Card) { c.Touchpoint = &model.Touchpoint{Moment: true} })
	case insight.DuplicateTitle:
		for range 2 {
			change(add(model.TouchpointsLane), func(c *model.Card) { c.Title = model.Plain("twice") })
		}
	default:
		add(model.TouchpointsLane)
	}
	if err != nil {
		t.Fatal(err)
	}
}

func TestADismissedFindingLeavesTheListAndThePanelAndCanComeBack(t *testing.T) {
	w, p := checking(t)
	it := p.line(t, insight.TouchpointNoOwner)
	count := func() int {
		w.check()
		n := 0
		for _, f := range w.found {
			if f.Rule == it.Rule {
				n++
			}
		}
		return n
	}
	open, listed := count(), p.now().list.Open
	if err := w.editor().Dismiss(it.Finding, "the partner owns it", "周工", "2026-11-27"); err != nil {
		t.Fatal(err)
	}
	if l := p.now().list; count() != open-1 || l.Open != listed-1 || len(l.Dismissed) != 1 || l.Dismissed[0].Reason != "the partner owns it · 周工 · 2026-11-27" {
		t.Errorf("%d of %d in the panel, %d of %d on the page, dismissed %+v", count(), open, l.Open, listed, l.Dismissed)
	}
	p.sheet.Choose(it.ID)
	w.actions.Run("analyse.dismiss")
	if l := p.now().list; l.Open != listed || len(l.Dismissed) != 0 || count() != open {
		t.Errorf("taken back: %d of %d, dismissed %+v", l.Open, listed, l.Dismissed)
	}
}

func TestARuleShowsAllItFoundWhenAsked(t *testing.T) {
	w, p := checking(t)
	for range 12 {
		if _, err := w.editor().AddCardTo(model.PainsLane, ""); err != nil {
			t.Fatal(err)
		}
	}
	last := vm.CheckItem{}
	for _, it := range p.now().items {
		if it.Rule == insight.PainWithoutOpp {
			last = it
		}
	}
	shows := func() bool { _, ok := p.sheet.At(last.ID); return ok }
	if shows() {
		t.Fatal("all are shown")
	}
	for _, want := range []bool{true, false} {
		p.button(scene.Ref{ID: plan.AllNode + string(last.Rule)})()
		if shows() != want {
			t.Errorf("the last is shown: %v", !want)
		}
	}
}

func TestNothingIsFixedInAProjectThatIsOnlyRead(t *testing.T) {
	w := open(t)
	w.openPath(heldFile(t))
	w.answer(t, "只读打开")
	w.actions.Run("analyse.checks")
	p := w.page().(*checksPage)
	it, before := p.now().items[0], w.session.Doc()
	p.button(scene.Ref{ID: plan.FixNode + it.ID})()
	if w.actions.Run("analyse.dismiss") || !model.Compare(before, w.session.Doc()).Empty() {
		t.Error("something has changed")
	}
}
