package ui

import (
	"slices"

	"fyne.io/fyne/v2"

	"sojourn/canvas/report"
	"sojourn/canvas/scene"
	"sojourn/canvas/typeset"
	"sojourn/model"
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
