package view

import (
	"image/color"
	"reflect"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sojourn/model"
	"sojourn/ui/i18n"
	"sojourn/ui/theme"
	"sojourn/ui/view/part"
	"sojourn/ui/vm"
)

const sidebarWidth = 220

// sidebar is the left panel: personas, maps, the palette and the gap list.
type sidebar struct {
	scroll *container.Scroll
	body   *fyne.Container
	w      i18n.Words
	ev     *Events
	ghost  *ghost
	tiles  []fyne.CanvasObject
	people []fyne.CanvasObject // a line for each persona
	shown  []vm.Piece
	maps   []mapRow
	ways   []*part.Row // to the pages
	last   vm.Sidebar
	filled bool
}

func newSidebar(w i18n.Words, ev *Events, g *ghost) *sidebar {
	s := &sidebar{w: w, ev: ev, ghost: g, body: container.New(column{gap: 0})}
	s.scroll = container.NewVScroll(pad(s.body, 12, 12, 12, 12))
	return s
}

func (s *sidebar) set(v vm.Sidebar) {
	pages := s.last.Pages
	s.last.Pages = v.Pages
	same := s.filled && reflect.DeepEqual(v, s.last)
	s.last, s.filled = v, true
	if same && slices.EqualFunc(pages, v.Pages, func(a, b vm.Page) bool { return a.Action == b.Action && a.Text == b.Text }) {
		s.turn()
		return
	}
	s.body.RemoveAll()
	s.phases(v.Phases)
	s.head("side.personas", 8)
	s.people = nil
	for _, p := range v.Personas {
		row := part.NewRow(p.Text, func() { s.ev.open(s.ev.OpenPersona, p.ID) })
		row.OnMenu = menuOf(s.ev.PersonaMenu, p.ID)
		row.Initial, row.Avatar, row.On = p.Initial, avatar(p.Color), p.On
		if p.Photo != nil && s.ev.Thumb != nil {
			s.ev.Thumb(p.Photo, row.SetPhoto)
		}
		s.people = append(s.people, row)
		s.body.Add(row)
	}
	if len(v.Personas) == 0 {
		row := part.NewRow(s.w("side.personas.none"), nil)
		row.Ink = part.Muted
		s.body.Add(row)
	}
	s.head("side.maps", 12)
	s.maps = nil
	for _, m := range v.Maps {
		row := part.NewRow(m.Text, func() { s.ev.open(s.ev.OpenMap, m.ID) })
		row.Icon, row.On = "map", m.On
		row.OnMenu = menuOf(s.ev.MapMenu, m.ID)
		s.maps = append(s.maps, mapRow{row, m.ID})
		s.body.Add(row)
	}
	s.pages(v.Pages)
	s.head("side.palette", 12)
	s.palette(v.Palette)
	s.head("side.checks", 14)
	for _, c := range v.Checks {
		s.body.Add(s.check(c))
	}
	if len(v.Checks) == 0 {
		row := part.NewRow(s.w("side.checks.none"), nil)
		row.Ink, row.Dot = part.Muted, part.Good
		s.body.Add(row)
	}
	s.scroll.Refresh() // with its bar
}

// menuOf is the menu of a row for a thing, nil where there is none.
func menuOf(open func(model.ID, fyne.Position), id model.ID) func(fyne.Position) {
	if open == nil {
		return nil
	}
	return func(at fyne.Position) { open(id, at) }
}

// pages are the ways to look at the project, two in a row.
func (s *sidebar) pages(list []vm.Page) {
	if s.ways = nil; len(list) == 0 {
		return
	}
	s.head("side.pages", 12)
	for i := 0; i < len(list); i += 2 {
		row := container.New(line{gap: 4})
		for _, p := range list[i:min(i+2, len(list))] {
			b := part.NewRow(p.Text, func() {
				if s.ev.Page != nil {
					s.ev.Page(p.Action)
				}
			})
			b.On, b.Tight = p.On, true
			s.ways = append(s.ways, b)
			row.Add(b)
		}
		if len(row.Objects) == 1 {
			row.Add(container.NewWithoutLayout()) // the last one is no wider than the others
		}
		s.body.Add(row)
	}
}

// turn marks the page that is shown now. All else in the panel stays, which takes longer to make than a page.
func (s *sidebar) turn() {
	for i, way := range s.ways {
		if on := s.last.Pages[i].On; way.On != on {
			way.On = on
			way.Refresh()
		}
	}
}

// phases is how far the planning is, and leads to the page that tells what is missing.
func (s *sidebar) phases(list []vm.PlanPhase) {
	if len(list) == 0 {
		return
	}
	var parts []part.Phase
	for _, ph := range list {
		parts = append(parts, part.Phase{Name: ph.Name, Count: ph.Count, Share: ph.Share})
	}
	s.body.Add(pad(part.NewPhases(parts, func() {
		if s.ev.Page != nil {
			s.ev.Page("analyse.progress")
		}
	}), 0, 0, 0, 6))
}

func (s *sidebar) head(key string, above float32) {
	s.body.Add(pad(part.NewHeading(s.w(key)), 0, above, 0, 6))
}

func avatar(color string) string {
	if color == "" {
		return "#F3C969"
	}
	return color
}

func (s *sidebar) check(c vm.Check) fyne.CanvasObject {
	row := part.NewRow(c.Text, func() {
		if s.ev.Check != nil {
			s.ev.Check(c)
		}
	})
	if row.Dot, row.Ink = inkOf(vm.QuoteTone), amber; c.Severe {
		row.Dot, row.Ink = part.Alarm, part.Alarm
	}
	return row
}

// amber is the colour of a mild warning, dark enough to read as text on a light ground.
func amber(p theme.Palette) color.NRGBA {
	if p.Dark || p.Strong {
		return p.Quote
	}
	return color.NRGBA{0xA9, 0x6A, 0x00, 255}
}

// palette keeps its tiles while the pieces stay the same, since one of them may be on its way to the map.
func (s *sidebar) palette(pieces []vm.Piece) {
	if !samePieces(pieces, s.shown) {
		s.shown, s.tiles = pieces, nil
		for _, p := range pieces {
			s.tiles = append(s.tiles, s.tile(p))
		}
	}
	for i := 0; i < len(s.tiles); i += 2 {
		if i > 0 {
			s.body.Add(space(0, 8))
		}
		s.body.Add(container.New(line{gap: 8}, s.tiles[i:min(i+2, len(s.tiles))]...))
	}
}

func samePieces(a, b []vm.Piece) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

func (s *sidebar) tile(p vm.Piece) *part.Tile {
	t := part.NewTile(p.Name, p.Note, inkOf(p.Tone))
	t.OnTapped = func() {
		if s.ev.Place != nil {
			s.ev.Place(p.Kind)
		}
	}
	t.OnDrag = func(at fyne.Position) {
		if s.ghost.follow(p, at) && s.ev.Drag != nil {
			s.ev.Drag(p.Kind, at)
		}
	}
	t.OnDrop = func(at fyne.Position) {
		if s.ghost.drop() && s.ev.Drop != nil {
			s.ev.Drop(p.Kind, at)
		}
	}
	return t
}
