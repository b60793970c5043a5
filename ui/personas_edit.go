package ui

import (
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"sojourn/canvas/report"
	"sojourn/canvas/scene"
	"sojourn/model"
	"sojourn/ui/edit"
	"sojourn/ui/vm"
)

// may reports that the document can be changed, and says why where it cannot.
func (p *personasPage) may() bool {
	err := p.w.mayEdit()
	p.w.failed(err)
	return err == nil
}

// button is what a click does at once where there is no text: a colour, a map to travel on, another line.
func (p *personasPage) button(r scene.Ref) func() {
	kind, _, _ := strings.Cut(r.ID, ".")
	if kind != "color" && kind != "map" && kind != "add" && !strings.HasSuffix(r.ID, ".add") {
		return nil
	}
	return func() {
		p.sheet.Choose(r.ID)
		p.w.mirror()
		p.open(r)
	}
}

// open does what a thing is there for.
func (p *personasPage) open(r scene.Ref) {
	if !p.may() {
		return
	}
	kind, rest, _ := strings.Cut(r.ID, ".")
	switch {
	case r.ID == "add":
		p.w.actions.Run("insert.persona")
	case strings.HasSuffix(r.ID, ".add"):
		p.addTo(strings.TrimSuffix(r.ID, ".add"))
	case kind == "color":
		p.set("color", vm.Value{Text: rest})
	case kind == "map":
		m, _ := model.Get[model.Map](p.w.session.Doc(), model.ID(rest))
		p.w.failed(p.w.editor().Travel(p.id, m.ID, !slices.Contains(m.Personas, p.id)))
	case r.ID == "photo":
		if f, ok := p.field("photo"); ok {
			p.w.choosePicture(f)
		}
	case kind == "metric":
		p.inspect(r.ID)
	default:
		p.edit(r.ID)
	}
}

func (p *personasPage) field(place string) (vm.Field, bool) {
	return vm.ProfileField(p.w.session.Doc(), p.id, place, p.w.lang, p.w.words)
}

// set gives a field a value, as one step.
func (p *personasPage) set(place string, v vm.Value) {
	f, ok := p.field(place)
	if !ok || !p.may() {
		return
	}
	_, err := p.w.session.Do(f.Do, func(tx *model.Tx) error { return f.Set(tx, v) })
	p.w.failed(err)
}

// edit opens the editor over a text.
func (p *personasPage) edit(place string) {
	f, ok := p.field(place)
	if !ok {
		return
	}
	p.sheet.Edit(place, report.ProfileHead(place), vm.FieldText(f), f.Input == vm.Lines || f.Input == vm.Paragraph, func(text string) {
		if v, ok := vm.ReadField(f, text); ok {
			p.set(place, v)
			return
		}
		p.w.frame.Say(p.w.words("outline.unread", "text", text, "field", f.Label))
	})
}

// inspect leads to the field of a place in the inspector.
func (p *personasPage) inspect(place string) {
	f, _ := p.field(place)
	p.w.set.HideRight = false
	p.w.showPanels()
	p.w.refreshSelection()
	p.w.frame.FocusKey(f.Key)
	fyne.Do(func() { p.w.frame.FocusKey(f.Key) }) // after a press the driver takes the focus away
}

// next goes on to the next text that can be edited.
func (p *personasPage) next(by int) {
	at, _, _ := p.sheet.Current()
	for {
		r, ok := p.sheet.After(at.ID, by)
		if !ok {
			return
		}
		if f, is := p.field(r.ID); is && f.Input != vm.Picture && f.Input != vm.Rows && f.Input != vm.Color && f.Input != vm.Bar && !strings.HasPrefix(r.ID, "metric.") {
			p.sheet.Choose(r.ID)
			p.edit(r.ID)
			return
		}
		at = r
	}
}

// addTo adds an entry to a list and leads to where it is filled in.
func (p *personasPage) addTo(list string) {
	f, ok := p.field(list)
	if !ok {
		return
	}
	_, err := p.w.session.Do(f.Do, f.Add)
	p.w.failed(err)
	if err != nil {
		return
	}
	if list == "metrics" {
		last := "metric." + strconv.Itoa(len(f.Rows))
		p.sheet.Choose(last)
		p.inspect(last + ".name")
		return
	}
	low := "trait." + strconv.Itoa(len(f.Rows)) + ".low"
	p.sheet.Choose(low)
	p.edit(low)
}

// rename edits the current field.
func (p *personasPage) rename() {
	if r, _, ok := p.sheet.Current(); ok {
		p.open(r)
	}
}

func (p *personasPage) duplicate() {
	res, err := p.w.editor().DuplicatePersona(p.id)
	p.w.done(res, err)
}

// clear empties the current field; on the name, and on what has nothing to be emptied, it means the persona.
func (p *personasPage) clear() {
	r, _, _ := p.sheet.Current()
	w := p.w
	if take := vm.ProfileRow(w.session.Doc(), p.id, r.ID, w.lang, w.words); take != nil {
		_, err := w.session.Do("do.persona.edit", take)
		w.failed(err)
		p.sheet.Choose("name")
		return
	}
	if f, ok := p.field(r.ID); ok && r.ID != "name" && f.Input != vm.Rows {
		p.set(r.ID, vm.Value{})
		return
	}
	p.remove()
}

// remove takes the persona out of the project and shows the one beside it.
func (p *personasPage) remove() {
	ids := recordIDs(p.w.session.Doc().Personas())
	at := slices.Index(ids, p.id)
	if err := p.w.editor().DeletePersona(p.id); err != nil || at < 0 {
		p.w.failed(err)
		return
	}
	if ids = slices.Delete(ids, at, at+1); len(ids) > 0 {
		p.show(ids[min(at, len(ids)-1)])
	}
	p.w.refresh()
}

// done shows what an edit left behind, and takes its name.
func (p *personasPage) done(res edit.Result) {
	if len(res.Selected) == 0 {
		return
	}
	p.show(res.Selected[0])
	if res.Open.Kind == scene.PersonaStrip {
		p.sheet.Choose("name")
		p.edit("name")
	}
}

func (p *personasPage) menu(at fyne.Position) {
	r, _, _ := p.sheet.Current()
	p.w.popUp(at, []offer{{action: "edit.rename", label: "persona.edit", run: func() { p.open(r) }}, choosePicture, {}, {action: "insert.persona", label: "personas.add"},
		{action: "edit.duplicate"}, {action: "edit.delete", label: "persona.delete", run: p.remove}, {}, {action: "file.export"}})
}
