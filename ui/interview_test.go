package ui

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"sojourn/canvas/entry"
	"sojourn/model"
	"sojourn/model/template"
)

// asking returns the application on a worked example, with the questions of its first map in place of the map.
func asking(t *testing.T) (*window, *interviewing) {
	t.Helper()
	w := open(t)
	data, _ := template.Example("cart")
	w.openPath(write(t, "cart.journey", data))
	w.actions.Run("analyse.interview")
	p, ok := w.page().(*interviewing)
	if !ok {
		t.Fatal("no page of questions")
	}
	p.sheet.Resize(fyne.NewSize(900, 600))
	return w, p
}

// fill types into the fields of the dialog that is open, in their order.
func fill(t *testing.T, w *window, texts ...string) {
	t.Helper()
	var fields []*entry.Entry
	for _, o := range test.LaidOutObjects(w.win.Canvas().Overlays().Top()) {
		if e, ok := o.(*entry.Entry); ok {
			fields = append(fields, e)
		}
	}
	if len(fields) < len(texts) {
		t.Fatalf("%d fields", len(fields))
	}
	for i, s := range texts {
		fields[i].SetText(s)
	}
	fields[0].Commit()
}

func TestAnAnswerBecomesAQuoteInTheColumnOfItsStage(t *testing.T) {
	w, p := asking(t)
	before := w.session.Doc()
	in := p.now()
	if len(in.Parts) != 7 || in.Questions != 5+6*3+3 || in.Replies != 7 {
		t.Fatalf("%d parts, %d questions, %d replies", len(in.Parts), in.Questions, in.Replies)
	}
	pay := in.Parts[4].Asked[2] // nobody has answered it yet
	p.choose(pay.ID)
	p.answer()
	fill(t, w, "没有我用的钱包。\n就走了。", "访谈 9，女", "2026/10/3")
	got := p.now().Question(pay.ID)
	if len(got.Answers) != 1 || got.Answers[0].Note != "访谈 9，女 · 2026-10-03" {
		t.Fatalf("%+v", got)
	}
	c := got.Answers[0].Card
	if step, _ := model.Get[model.Step](w.session.Doc(), c.Column); step.Stage != pay.Stage || c.Type != model.QuoteCard || c.Source.In("en") != "interview" {
		t.Errorf("%+v", c)
	}
	if sel := w.selection(); len(sel) != 1 || sel[0].ID != string(c.ID) {
		t.Errorf("selected %v", sel)
	}
	w.actions.Run("edit.undo")
	if len(w.session.Doc().Cards(w.mapID)) != len(before.Cards(w.mapID)) {
		t.Error("one step of undo does not take it back")
	}
}

func TestOwnQuestionsAreAddedRewordedAndRemoved(t *testing.T) {
	w, p := asking(t)
	use := p.now().Parts[5]
	p.choose(use.More())
	p.typed(&fyne.KeyEvent{Name: fyne.KeyReturn})
	fill(t, w, "您洗过几次了？")
	own := p.now().Parts[5].Asked
	if len(own) != 4 || own[3].Words != "您洗过几次了？" || own[3].Own != 0 {
		t.Fatalf("%+v", own)
	}
	p.choose(own[3].ID)
	p.answer()
	fill(t, w, "三次")
	if today := time.Now().Format(time.DateOnly); p.now().Question(own[3].ID).Answers[0].Card.Quote.Date != today {
		t.Error("the answer is not of today")
	}
	p.choose(own[3].ID)
	p.reword()
	fill(t, w, "您一共洗过几次？")
	if q := p.now().Question(own[3].ID); q.Words != "您一共洗过几次？" || len(q.Answers) != 1 {
		t.Fatalf("%+v", q)
	}
	p.typed(&fyne.KeyEvent{Name: fyne.KeyDelete})
	if q := p.now().Question(own[3].ID); q != nil {
		t.Errorf("%+v is still asked", q)
	}
	cards := w.session.Doc().Cards(w.mapID)
	if len(cards) == 0 {
		t.Error("the answer went with its question")
	}
	p.choose(use.Asked[0].ID)
	p.typed(&fyne.KeyEvent{Name: fyne.KeyDelete})
	if len(p.now().Parts[5].Asked) != 3 {
		t.Error("a question of the guide was removed")
	}
}

// An answer without words, or of a day that is none, is not taken.
func TestAnAnswerWithoutWordsOrDayIsNotTaken(t *testing.T) {
	w, p := asking(t)
	before := w.session.Doc()
	p.answer()
	fill(t, w, "")
	fill(t, w, "x", "", "soon")
	if w.session.Doc() != before || len(w.win.Canvas().Overlays().List()) == 0 {
		t.Error("it was taken")
	}
	fill(t, w, "x", "", "")
	if w.session.Doc() == before {
		t.Error("an answer of no day was not taken")
	}
}

// Letting the mouse go over a dialog takes the keyboard from its field: an answer that was asked for by a double click
// could not be typed.
func TestADoubleClickAsksForAnAnswerOnceTheMouseIsUp(t *testing.T) {
	w, p := asking(t)
	at := func() *desktop.MouseEvent {
		return &desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(60, 62)}, Button: desktop.MouseButtonPrimary}
	}
	p.sheet.MouseDown(at())
	p.sheet.MouseUp(at())
	p.sheet.MouseDown(at())
	if p.question() == nil || len(w.win.Canvas().Overlays().List()) != 0 {
		t.Fatal("nothing is pressed, or the dialog is there too early")
	}
	p.sheet.MouseUp(at())
	if len(w.win.Canvas().Overlays().List()) != 1 || w.win.Canvas().Focused() == nil {
		t.Error("nobody asks for the answer")
	}
}
