package dialog

import (
	"cmp"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"sojourn/assets"
	"sojourn/ui/action"
	"sojourn/ui/view/part"
)

const keyColumn = 272 // width of a column of keys, in Fyne units

// ownKey is a key that no action has. Word is what it does, a key of the word list.
type ownKey struct{ word, keys string }

// mapKeys are those of the map, pageKeys those of the pages in its place.
var (
	mapKeys = []ownKey{
		{"keys.walk", "← ↑ → ↓"}, {"keys.extend", "Shift+← ↑ → ↓"}, {"keys.carry", "Ctrl+← ↑ → ↓"}, {"keys.edit", "Enter"}, {"keys.next", "Tab"},
		{"keys.ends", "Home  End"}, {"keys.lane", "Ctrl+A"}, {"keys.hold", "Space"}, {"keys.menu", "Menu  Shift+F10"}, {"keys.leave", "Esc"},
	}
	pageKeys = []ownKey{
		{"keys.page.walk", "← ↑ → ↓"}, {"keys.page.ends", "Home  End"}, {"keys.page.leap", "PageUp  PageDown"}, {"keys.page.open", "Enter"},
		{"keys.page.bar", "Tab"}, {"keys.menu", "Menu  Shift+F10"}, {"keys.page.leave", "Esc"},
	}
)

// Shortcuts lists the keys of every action that has one, menu by menu, so that all of them are seen at once where the
// window allows.
func (h Host) Shortcuts(r *action.Registry) {
	columns := max(1, min(5, int(h.Window.Canvas().Size().Width/keyColumn)))
	grid := container.NewGridWithColumns(columns)
	for range columns {
		grid.Add(container.NewVBox())
	}
	groups := []fyne.CanvasObject{h.ownKeys("keys.map", mapKeys), h.ownKeys("keys.page", pageKeys)}
	for _, m := range r.Menus() {
		box := container.NewVBox()
		h.keysOf(m, box)
		if len(box.Objects) > 0 {
			groups = append(groups, container.NewVBox(part.NewHeading(h.Words(m.Label)), box))
		}
	}
	// The longest first: what is put last fills up the columns.
	slices.SortStableFunc(groups, func(a, b fyne.CanvasObject) int { return cmp.Compare(b.MinSize().Height, a.MinSize().Height) })
	for _, g := range groups {
		shortest(grid).Add(container.NewPadded(g))
	}
	scroll := container.NewVScroll(container.NewVBox(grid))
	s := h.open(h.Words("shortcuts.title"), scroll, fyne.NewSize(float32(columns)*keyColumn, grid.MinSize().Height+130),
		Answer{Label: h.Words("button.close"), Style: part.Primary})
	s.also = roll(scroll)
}

// ownKeys lists keys that no action has, below what has them.
func (h Host) ownKeys(head string, list []ownKey) fyne.CanvasObject {
	box := container.NewVBox()
	for _, k := range list {
		row := part.NewRow(h.Words(k.word), nil)
		row.Note = k.keys
		box.Add(row)
	}
	return container.NewVBox(part.NewHeading(h.Words(head)), box)
}

// roll lets the keys move what is only read: by a line, by what is seen at once, or to an end.
func roll(s *container.Scroll) func(*fyne.KeyEvent) bool {
	const line = 40 // Fyne units
	return func(k *fyne.KeyEvent) bool {
		at, page := s.Offset.Y, s.Size().Height-line
		end := s.Content.MinSize().Height - s.Size().Height
		switch k.Name {
		case fyne.KeyUp:
			at -= line
		case fyne.KeyDown:
			at += line
		case fyne.KeyPageUp:
			at -= page
		case fyne.KeyPageDown:
			at += page
		case fyne.KeyHome:
			at = 0
		case fyne.KeyEnd:
			at = end
		default:
			return false
		}
		s.ScrollToOffset(fyne.NewPos(0, max(0, min(at, end))))
		return true
	}
}

// shortest is the column of a grid that ends first.
func shortest(grid *fyne.Container) *fyne.Container {
	best := grid.Objects[0].(*fyne.Container)
	for _, o := range grid.Objects {
		if c := o.(*fyne.Container); c.MinSize().Height < best.MinSize().Height {
			best = c
		}
	}
	return best
}

func (h Host) keysOf(m action.Menu, box *fyne.Container) {
	for _, it := range m.Items {
		if it.Menu != nil {
			h.keysOf(*it.Menu, box)
		}
		if it.Action == nil || len(it.Action.Keys) == 0 {
			continue
		}
		row := part.NewRow(h.Words(it.Action.Label), nil)
		row.Note = it.Action.KeyText()
		box.Add(row)
	}
}

// About tells what the program is.
func (h Host) About(version string) {
	logo := canvas.NewImageFromResource(fyne.NewStaticResource("sojourn.svg", assets.Logo))
	logo.FillMode = canvas.ImageFillContain
	logo.SetMinSize(fyne.NewSize(64, 64))
	w := h.Words
	text := container.NewVBox(
		part.NewLabel(w("about.name"), 18, true, part.Strong),
		part.NewLabel(w("about.tagline")+" · "+w("about.version", "version", version), part.SmallSize, false, part.Muted), gap(6),
		part.NewParagraph(w("about.text"), part.BodySize, part.Plain).Within(320), gap(6),
		part.NewParagraph(w("about.fonts"), part.MetaSize, part.Muted).Within(320),
		part.NewLabel(w("about.licence"), part.MetaSize, false, part.Muted))
	h.open(w("about.title"), container.NewBorder(nil, nil, container.NewPadded(container.NewVBox(logo)), nil, text),
		fyne.NewSize(460, 0), Answer{Label: w("button.close"), Style: part.Primary})
}

// Switch is one line of Lanes.
type Switch struct {
	ID, Text string
	On       bool
}

// Lanes lets a person show and hide lanes; each change takes effect at once.
func (h Host) Lanes(list []Switch, changed func(id string, on bool)) {
	box := container.NewVBox()
	for _, s := range list {
		c := part.NewCheck(s.Text, part.Box, func(on bool) { changed(s.ID, on) })
		c.SetOn(s.On)
		box.Add(c)
	}
	s := h.open(h.Words("lanes.title"), container.NewVScroll(box), fyne.NewSize(360, min(560, 110+float32(len(list))*28)),
		Answer{Label: h.Words("button.close"), Style: part.Primary})
	s.listen(box)
}
