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

// mapKeys are the keys that only the map has.
var mapKeys = []struct{ word, keys string }{
	{"walk", "← ↑ → ↓"}, {"extend", "Shift+← ↑ → ↓"}, {"carry", "Ctrl+← ↑ → ↓"}, {"edit", "Enter"}, {"next", "Tab"},
	{"ends", "Home  End"}, {"lane", "Ctrl+A"}, {"hold", "Space"}, {"menu", "Menu  Shift+F10"}, {"leave", "Esc"},
}

// Shortcuts lists the keys of every action that has one, menu by menu, so that all of them are seen at once where the
// window allows.
func (h Host) Shortcuts(r *action.Registry) {
	columns := max(1, min(5, int(h.Window.Canvas().Size().Width/keyColumn)))
	grid := container.NewGridWithColumns(columns)
	for range columns {
		grid.Add(container.NewVBox())
	}
	onMap := container.NewVBox()
	for _, k := range mapKeys {
		row := part.NewRow(h.Words("keys."+k.word), nil)
		row.Note = k.keys
		onMap.Add(row)
	}
	groups := []fyne.CanvasObject{container.NewVBox(part.NewHeading(h.Words("keys.map")), onMap)}
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
	h.open(h.Words("shortcuts.title"), container.NewVScroll(container.NewVBox(grid)),
		fyne.NewSize(float32(columns)*keyColumn, min(grid.MinSize().Height+130, 760)),
		Answer{Label: h.Words("button.close"), Style: part.Primary})
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
