package ui

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"sojourn/canvas/scene"
	"sojourn/canvas/tool"
	"sojourn/model"
	"sojourn/ui/view/part"
)

func (w *window) faded(c *model.Card) bool {
	n := w.node(scene.Ref{Kind: scene.Card, ID: string(c.ID)})
	return n != nil && n.Faded
}

func (w *window) escape() {
	w.board.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
}

func TestCardsAreFiltered(t *testing.T) {
	w := open(t)
	before := w.session.Doc()
	chat, pain := w.card(t, "在线客服"), w.card(t, "付款方式少；运费末步才出现")
	if !w.actions.Run("view.filter") || !w.filtering {
		t.Fatal("there is no filter")
	}
	f := w.filterView().With("department", "客服部")
	if f.Department == "" {
		t.Fatal("no choice of departments")
	}
	w.setFilter(f)
	if w.faded(chat) || !w.faded(pain) {
		t.Error("the wrong cards stand out")
	}
	f.Only = true
	if w.setFilter(f); w.drawn(scene.Card, pain.ID) || !w.drawn(scene.Card, chat.ID) {
		t.Error("the others are not left out")
	}
	if got := w.filterView().Count; !strings.HasPrefix(got, "2 / ") {
		t.Errorf("counts %q", got)
	}
	if !model.Compare(before, w.session.Doc()).Empty() {
		t.Error("the document has changed")
	}
}

// Escape first takes the selection, and only then the filter.
func TestEscapeLeavesTheFilterLast(t *testing.T) {
	w := open(t)
	chat := w.card(t, "在线客服")
	w.actions.Run("view.filter")
	w.setFilter(model.Filter{Type: model.PainCard})
	w.board.Select(string(chat.ID))
	if w.escape(); !w.filtering || len(w.board.Selection()) > 0 {
		t.Error("it left the filter before the selection")
	}
	if w.escape(); w.filtering || w.filter.Active() || w.faded(chat) {
		t.Error("it did not leave the filter")
	}
	w.actions.Run("view.filter")
	w.setFilter(model.Filter{Type: model.PainCard})
	if w.actions.Run("view.filter"); w.filtering || w.faded(chat) {
		t.Error("the action does not end it")
	}
}

// Whoever looks for a persona sees the curve of that persona, and what is pulled there is theirs.
func TestTheFilterOfAPersonaShowsTheirCurve(t *testing.T) {
	w := open(t)
	other := model.ID("")
	for _, p := range w.session.Doc().Personas() {
		if m, _ := model.Get[model.Map](w.session.Doc(), w.mapID); !slices.Contains(m.Personas, p.ID) {
			other = p.ID
		}
	}
	w.session.Do("x", func(tx *model.Tx) error {
		m, _ := model.Get[model.Map](tx, w.mapID)
		m.Personas = append(slices.Clone(m.Personas), other)
		model.Put(tx, m)
		return nil
	})
	w.setFilter(model.Filter{Persona: other})
	column := w.session.Doc().Columns(w.mapID)[1].ID
	var refs []scene.Ref
	for _, n := range w.board.Scene().Nodes {
		if n.Ref.Kind == scene.EmotionPoint {
			if refs = append(refs, n.Ref); n.Ref.Persona != string(other) {
				t.Fatalf("a point of %q", n.Ref.Persona)
			}
		}
	}
	w.effect(tool.SetEmotion{Ref: scene.Ref{Kind: scene.EmotionPoint, ID: refs[0].ID, Column: string(column), Persona: string(other)}, Value: 1})
	if p, ok := w.session.Doc().Point(w.mapID, column, other, model.Current); !ok || p.Value != 2 {
		t.Fatalf("the persona feels %v, known %v", p, ok)
	}
	w.setFilter(model.Filter{})
	names := 0
	for _, n := range w.board.Scene().Nodes {
		if n.Ref.Kind == scene.EmotionCurve {
			names++
		}
	}
	if names != 2 {
		t.Errorf("%d curves have a name", names)
	}
}

// The button of the filter stands pressed while the row of choices is there.
func TestTheButtonOfTheFilterIsPressed(t *testing.T) {
	w := open(t)
	var button *part.Button
	for _, o := range test.LaidOutObjects(w.win.Canvas().Content()) {
		if b, ok := o.(*part.Button); ok && b.Icon == "filter" {
			button = b
		}
	}
	if button.On {
		t.Fatal("pressed without a filter")
	}
	if button.Tapped(&fyne.PointEvent{}); !w.filtering || !button.On {
		t.Errorf("filtering %v, pressed %v", w.filtering, button.On)
	}
	if button.Tapped(&fyne.PointEvent{}); w.filtering || button.On {
		t.Errorf("again: filtering %v, pressed %v", w.filtering, button.On)
	}
}
