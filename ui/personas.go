package ui

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"sojourn/canvas/report"
	"sojourn/canvas/scene"
	"sojourn/canvas/typeset"
	"sojourn/model"
	"sojourn/ui/edit"
	"sojourn/ui/theme"
	"sojourn/ui/view/part"
	"sojourn/ui/view/sheet"
	"sojourn/ui/vm"
)

// personasPage shows one persona at a time. What is selected for the rest of the window is that persona; which of its fields
// is current, the sheet alone knows.
type personasPage struct {
	*sheetPage
	id     model.ID
	tracks []scene.Rect // of the sliders, as drawn last
}

func newPersonasPage(w *window) page {
	p := &personasPage{}
	p.sheetPage = newSheetPage(w, sheet.Events{
		Select: w.mirror, Button: p.button, Open: p.open, Next: p.next, Nudge: p.nudge, Menu: p.menu,
		Grab: func(r scene.Ref) bool { _, slider := sliderOf(r.ID); return slider },
		Drop: func(r scene.Ref, _, to scene.Point) { p.slide(r.ID, to) },
	}, p.draw, p.head)
	return p
}

// now returns the persona shown; the first of the open map or of the project where it is gone.
func (p *personasPage) now() (model.Persona, bool) {
	d := p.w.session.Doc()
	if one, ok := model.Get[model.Persona](d, p.id); ok {
		return one, true
	}
	m, _ := model.Get[model.Map](d, p.w.mapID)
	all := append(slices.Clone(m.Personas), recordIDs(d.Personas())...)
	for _, id := range all {
		if one, ok := model.Get[model.Persona](d, id); ok {
			p.id = id
			return one, true
		}
	}
	return model.Persona{}, false
}

func recordIDs(people []*model.Persona) (out []model.ID) {
	for _, p := range people {
		out = append(out, p.ID)
	}
	return out
}

// profileEdge is what is free around a profile in the window.
const profileEdge = 20.0

func (p *personasPage) draw(pen *sheet.Pen) {
	one, ok := p.now()
	p.tracks = nil
	if !ok {
		pen.Text(pen.Words("personas.none"), sheet.Plain(sheet.BodySize), profileEdge, profileEdge, pen.Width-2*profileEdge, pen.Palette.Muted, 0)
		pen.Ground(scene.Rect{Y: profileEdge, W: pen.Width, H: 40})
		y := profileEdge + 34
		pen.Text("+ "+pen.Words("personas.add"), sheet.Bold(sheet.BodySize), profileEdge, y, pen.Width-2*profileEdge, pen.Palette.Accent, 1)
		pen.Node(scene.Ref{Kind: scene.Passage, ID: "add"}, scene.Rect{X: profileEdge - 6, Y: y - 4, W: 200, H: 28}, pen.Words("personas.add"))
		return
	}
	const least = 240 // below that the page is scrolled aside
	size := scene.Size{W: max(least, pen.Width-2*profileEdge), H: pen.Height - 2*profileEdge}
	profile := report.ScreenProfile(p.w.session.Doc(), p.w.mapOptions(), one.ID, profileLook(pen.Palette), size, typeset.Shared())
	placed := (&scene.Scene{Nodes: profile.Nodes}).Place(1, profileEdge, profileEdge)
	for i := range placed.Nodes {
		n := &placed.Nodes[i]
		pen.Draw(n.Placed()...)
		if n.Ref.Kind == scene.Backdrop {
			n.Ref = scene.Ref{}
		}
		pen.Node(n.Ref, n.Bounds, n.Label)
	}
	for _, r := range profile.Tracks {
		p.tracks = append(p.tracks, r.Move(profileEdge, profileEdge))
	}
	pen.Ground(scene.Rect{W: size.W + 2*profileEdge, H: profile.Height + 2*profileEdge})
}

// profileLook are the colours of a profile in the window.
func profileLook(p theme.Palette) report.Look {
	l := report.Look{Ink: p.Ink, Muted: p.Muted, Faint: p.Faint, Hairline: p.Hairline, Panel: p.Panel, Card: p.Canvas, Accent: p.Accent, Chip: p.Panel, ChipInk: p.Body,
		Driver: p.Opportunity, Worry: p.Pain, Habit: p.Thought, Metric: p.Metric, Strong: p.Strong}
	if p.Strong {
		l.Chip = p.Chip
	}
	return l
}

// head names the personas in the bar, as far as there is room for them, and what can be done with one.
func (p *personasPage) head(*sheetPage) {
	const most = 5
	w := p.w
	one, ok := p.now()
	people := w.session.Doc().Personas()
	var choices []sheet.Choice
	add := func(text string, pick func()) { choices = append(choices, sheet.Choice{Text: text, Pick: pick}) }
	note := ""
	if ok && len(people) > 1 {
		at := slices.Index(recordIDs(people), one.ID) + 1
		note = w.words("page.of", "page", at, "pages", len(people))
		add("‹", func() { p.turn(-1) })
		if len(people) <= most {
			for _, other := range people {
				choices = append(choices, sheet.Choice{Text: part.Fit(vm.PersonaName(other, w.lang, w.words), part.MetaSize, fyne.TextStyle{}, chipWidth), On: other.ID == one.ID, Pick: func() { p.show(other.ID) }})
			}
		}
		add("›", func() { p.turn(1) })
	}
	add("+ "+w.words("card.persona"), func() { w.actions.Run("insert.persona") })
	choices[len(choices)-1].Gap = true
	if ok {
		add(w.words("edit.duplicate"), p.duplicate)
		add(w.words("edit.delete"), p.remove)
	}
	p.bar.Set(w.words("analyse.personas"), note, choices...)
}

const chipWidth = 90 // of a name on a chip, in Fyne units

func (p *personasPage) selection() []scene.Ref {
	if one, ok := p.now(); ok {
		return []scene.Ref{{Kind: scene.PersonaStrip, ID: string(one.ID)}}
	}
	return nil
}

// choose shows the first persona among what is selected elsewhere; what is no persona changes nothing.
func (p *personasPage) choose(ids ...string) {
	for _, id := range ids {
		if _, ok := model.Get[model.Persona](p.w.session.Doc(), model.ID(id)); ok && model.ID(id) != p.id {
			p.id = model.ID(id)
			p.refresh()
		}
	}
	if _, _, ok := p.sheet.Current(); !ok {
		p.sheet.Choose("name")
	}
}

func (p *personasPage) close()        { p.sheet.CloseEditor() }
func (p *personasPage) editing() bool { return p.sheet.Editing() }

// show turns to a persona.
func (p *personasPage) show(id model.ID) {
	p.sheet.CloseEditor()
	p.choose(string(id))
	p.w.mirror()
}

// turn goes so many personas on, round and round.
func (p *personasPage) turn(by int) {
	ids := recordIDs(p.w.session.Doc().Personas())
	if n := len(ids); n > 0 {
		p.show(ids[((slices.Index(ids, p.id)+by)%n+n)%n])
	}
}

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

// sliderOf returns which slider a place belongs to.
func sliderOf(place string) (n int, ok bool) {
	rest, ok := strings.CutPrefix(place, "trait.")
	n, err := strconv.Atoi(rest)
	return n, ok && err == nil
}

// slide sets a slider to where its knob was let go.
func (p *personasPage) slide(place string, to scene.Point) {
	if n, ok := sliderOf(place); ok && n < len(p.tracks) {
		p.value(place, 1+4*(to.X-p.tracks[n].X)/p.tracks[n].W)
	}
}

// value sets a slider, in halves.
func (p *personasPage) value(place string, v float64) {
	v = float64(int(max(1, min(5, v))*2+0.5)) / 2
	p.set(place, vm.Value{Number: &v})
}

// nudge moves a slider by a half, and elsewhere turns to the persona before or after.
func (p *personasPage) nudge(r scene.Ref, dx, _ int) bool {
	if dx == 0 {
		return false
	}
	if f, ok := p.field(r.ID); ok && f.Value.Number != nil {
		if _, slider := sliderOf(r.ID); slider {
			p.value(r.ID, *f.Value.Number+float64(dx)/2)
			return true
		}
	}
	p.turn(dx)
	return true
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

// showPersona opens the page of a persona.
func (w *window) showPersona(id model.ID) {
	w.showPage("personas")
	if p, ok := w.page().(*personasPage); ok {
		p.show(id)
	}
	w.keepSettings()
	w.refresh()
}

// pressedPersona is a press on a persona in the left panel.
type pressedPersona struct {
	id model.ID
	at time.Time
}

// openPersona selects a persona of the left panel, and shows it in the inspector where it does not travel this map yet; the
// second press opens its page.
func (w *window) openPersona(id model.ID) {
	const doubleClick = 400 * time.Millisecond
	was, now := w.pressed, pressedPersona{id, time.Now()}
	w.pressed = now
	if p, ok := w.page().(*personasPage); ok {
		p.show(id)
		return
	}
	if was.id == id && now.at.Sub(was.at) < doubleClick {
		w.showPersona(id)
		return
	}
	w.choosePersona(id)
}

// choosePersona selects a persona, which may be on another map.
func (w *window) choosePersona(id model.ID) {
	w.board.Select(string(id))
	w.inspect([]model.ID{id})
}
