package outline

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sojourn/canvas/entry"
	"sojourn/ui/view/part"
	"sojourn/ui/vm"
)

const filterWidth = 200

// bar stands above the lines: tree or table, in which order, and what is searched for.
type bar struct {
	o                             *Outline
	tree, table, byStage, byLanes *part.Chip
	title                         *part.Label  // nil where there are the chips of tree and table
	only                          []*part.Chip // of the columns that are filtered
	shown                         []vm.Filtered
	filter                        *entry.Entry
	cards                         *part.Label
	box                           *fyne.Container
}

func newBar(o *Outline) *bar {
	b := &bar{o: o, filter: entry.New(), cards: part.NewLabel("", part.SmallSize, false, part.Muted)}
	look := func(word string, change func(*Look)) *part.Chip {
		return part.NewChip(o.w(word), false, func() {
			l := o.look
			change(&l)
			o.SetLook(l)
		})
	}
	b.tree = look("outline.tree", func(l *Look) { l.Table = false })
	b.table = look("outline.table", func(l *Look) { l.Table = true })
	b.byStage = look("outline.bystages", func(l *Look) { l.ByLanes = false })
	b.byLanes = look("outline.bylanes", func(l *Look) { l.ByLanes = true })
	if o.ev.Title != "" {
		b.title = part.NewLabel(o.w(o.ev.Title), part.TitleSize, true, part.Strong)
	}
	b.filter.SetPlaceHolder(o.w("outline.filter"))
	b.filter.SetText(o.tree.Filter)
	b.filter.OnChanged = o.Filter
	b.filter.OnCommit = func(string) { o.Focus() }
	b.filter.OnCancel = func() { b.filter.SetText(""); o.Focus() }
	b.filter.OnKey = func(k *fyne.KeyEvent) bool {
		if k.Name == fyne.KeyDown {
			o.Focus()
		}
		return k.Name == fyne.KeyDown
	}
	b.box = container.New(b)
	b.fill()
	b.show()
	return b
}

// fill puts into the bar what there is now.
func (b *bar) fill() {
	b.box.Objects = []fyne.CanvasObject{b.tree, b.table, b.byStage, b.byLanes, b.cards, b.filter}
	if b.title != nil {
		b.box.Objects = []fyne.CanvasObject{b.title, b.cards, b.filter}
	}
	for _, c := range b.only {
		b.box.Objects = append(b.box.Objects, c)
	}
}

// filters names the columns that are filtered, each to be let go by a press.
func (b *bar) filters() {
	var now []vm.Filtered
	if b.o.look.Table {
		now = b.o.model.Filters(b.o.table)
	}
	if slices.Equal(now, b.shown) {
		return
	}
	b.shown, b.only = now, nil
	for _, f := range now {
		b.only = append(b.only, part.NewChip(f.Text+" ×", true, func() { b.o.setTable(b.o.table.Without(f.Key)) }))
	}
	b.fill()
	b.box.Refresh()
}

// around puts the bar above the lines.
func (b *bar) around(lines fyne.CanvasObject) fyne.CanvasObject {
	return part.Under(b.box, lines, part.OneRow)
}

// show brings the chips up to date.
func (b *bar) show() {
	l := b.o.look
	for chip, on := range map[*part.Chip]bool{b.tree: !l.Table, b.table: l.Table, b.byStage: !l.ByLanes, b.byLanes: l.ByLanes} {
		chip.On = on
		chip.Refresh()
	}
	for _, chip := range []*part.Chip{b.byStage, b.byLanes} {
		if l.Table {
			chip.Hide()
		} else {
			chip.Show()
		}
	}
	b.box.Refresh()
}

// count says how many cards there are, and how many of them are shown.
func (b *bar) count() {
	all, shown := b.o.model.Cards(), 0
	text := b.o.w("bar.cards", "n", all)
	if b.o.tree.Filter != "" || b.o.look.Table && len(b.o.table.Only) > 0 {
		for _, l := range b.o.lines {
			if l.Card != nil {
				shown++
			}
		}
		text = b.o.w("outline.shown", "n", shown, "of", all)
	}
	if text != b.cards.Text() {
		b.cards.SetText(text)
		b.box.Refresh()
	}
}

// MinSize implements fyne.Layout.
func (b *bar) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(200, part.BarHeight) }

// Layout implements fyne.Layout.
func (b *bar) Layout(_ []fyne.CanvasObject, s fyne.Size) {
	put := func(o fyne.CanvasObject, x, w float32) {
		h := o.MinSize().Height
		o.Move(fyne.NewPos(x, (s.Height-h)/2))
		o.Resize(fyne.NewSize(max(0, w), h))
	}
	x := float32(14)
	if b.title != nil {
		w := b.title.FullWidth() + 2
		put(b.title, x, w)
		x += w + 10
	}
	for i, chip := range []*part.Chip{b.tree, b.table, b.byStage, b.byLanes} {
		if !chip.Visible() || b.title != nil {
			continue
		}
		if i == 2 {
			x += 16
		}
		w := chip.MinSize().Width
		put(chip, x, w)
		x += w + 6
	}
	for _, chip := range b.only {
		w := min(chip.MinSize().Width, max(0, s.Width-x-filterWidth-130))
		put(chip, x, w)
		x += w + 6
	}
	w := min(filterWidth, s.Width-x-28)
	put(b.filter, s.Width-14-w, w)
	text := min(b.cards.FullWidth()+2, s.Width-x-w-44)
	put(b.cards, s.Width-14-w-14-text, text)
}
