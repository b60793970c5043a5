package dialog

import (
	"image/color"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"sojourn/ui/theme"
	"sojourn/ui/view/part"
)

const (
	cellWidth  = 148
	cellHeight = 28
	headHeight = 84  // of the row of meanings
	headWidth  = 318 // of the column of meanings
	bareWidth  = 46  // of a column of numbers alone
)

// sheetTable shows a sheet of any length, with what each column or row means at its head.
type sheetTable struct {
	widget.Table
	v     *ImportView
	whole *part.Label // the text of the cell chosen, in full
}

func newSheetTable(v *ImportView) *sheetTable {
	t := &sheetTable{v: v, whole: part.NewLabel("", part.SmallSize, false, part.Plain)}
	t.ShowHeaderRow, t.ShowHeaderColumn = true, true
	t.Length = func() (int, int) { return v.now.Rows, v.now.Columns }
	t.CreateCell = func() fyne.CanvasObject { return newSheetCell() }
	t.UpdateCell = func(id widget.TableCellID, o fyne.CanvasObject) { t.fill(id, o.(*sheetCell)) }
	t.CreateHeader = func() fyne.CanvasObject { return newSheetHead(v) }
	t.UpdateHeader = func(id widget.TableCellID, o fyne.CanvasObject) { o.(*sheetHead).fill(id) }
	t.OnSelected = func(id widget.TableCellID) { t.tellWhole(id) }
	t.OnHighlighted = t.tellWhole
	t.ExtendBaseWidget(t)
	return t
}

// show shows another state of the sheet.
func (t *sheetTable) show() {
	width, height := float32(bareWidth), float32(headHeight)
	if t.v.now.Across {
		width, height = headWidth, cellHeight
	}
	t.SetColumnWidth(-1, width)
	t.SetRowHeight(-1, height)
	t.Refresh()
}

// goTo scrolls to a cell and chooses it.
func (t *sheetTable) goTo(row, column int) { t.Select(widget.TableCellID{Row: row, Col: column}) }

func (t *sheetTable) tellWhole(id widget.TableCellID) {
	t.whole.SetText(columnName(id.Col) + strconv.Itoa(id.Row+1) + "  " + oneLine(t.v.now.Cell(id.Row, id.Col)))
}

// TypedKey lets the keys that mean the dialog reach it.
func (t *sheetTable) TypedKey(k *fyne.KeyEvent) {
	if k.Name == fyne.KeyReturn || k.Name == fyne.KeyEnter {
		t.v.shell.answer(t.v.shell.main())
		return
	}
	if !t.v.shell.key(k) {
		t.Table.TypedKey(k)
	}
}

func (t *sheetTable) fill(id widget.TableCellID, c *sheetCell) {
	now, at := &t.v.now, id.Col
	if now.Across {
		at = id.Row
	}
	c.set(oneLine(now.Cell(id.Row, id.Col)), id.Row == now.Header, at < len(now.Heads) && now.Heads[at].comesIn())
}

// comesIn reports whether the column or row has a meaning.
func (h Head) comesIn() bool { return h.Fixed != "" || h.ID != "" && h.ID != "skip" }

func oneLine(s string) string { return strings.ReplaceAll(s, "\n", " ⏎ ") }

// sheetCell is one cell: its text, cut where it does not fit.
type sheetCell struct {
	widget.BaseWidget
	text       string
	bold, used bool
}

func newSheetCell() *sheetCell {
	c := &sheetCell{}
	c.ExtendBaseWidget(c)
	return c
}

func (c *sheetCell) set(text string, bold, used bool) {
	if c.text != text || c.bold != bold || c.used != used {
		c.text, c.bold, c.used = text, bold, used
		c.Refresh()
	}
}

// CreateRenderer implements fyne.Widget.
func (c *sheetCell) CreateRenderer() fyne.WidgetRenderer {
	l := &cellLook{c: c, ground: canvas.NewRectangle(color.Transparent), text: part.Text("", part.SmallSize, false, color.Transparent)}
	l.Refresh()
	return l
}

type cellLook struct {
	c      *sheetCell
	ground *canvas.Rectangle
	text   *canvas.Text
}

func (l *cellLook) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{l.ground, l.text} }
func (l *cellLook) MinSize() fyne.Size           { return fyne.NewSize(cellWidth, cellHeight) }
func (l *cellLook) Destroy()                     {}

func (l *cellLook) Layout(s fyne.Size) {
	l.ground.Resize(s)
	l.text.Text = part.Fit(l.c.text, part.SmallSize, l.text.TextStyle, s.Width-12)
	l.text.Move(fyne.NewPos(6, (s.Height-l.text.MinSize().Height)/2))
}

// Refresh paints the row of headers on a ground of its own, and faintly what comes in nowhere.
func (l *cellLook) Refresh() {
	p := theme.Current()
	l.ground.FillColor = color.Transparent
	if l.c.bold {
		l.ground.FillColor = p.Chip
	}
	l.text.Color, l.text.TextStyle.Bold = p.Body, l.c.bold
	if !l.c.used {
		l.text.Color = p.Faint
	}
	l.Layout(l.c.Size())
	canvas.Refresh(l.c)
}

// sheetHead is the head of a column or of a row. Pressed beside its choices, that of a row makes the row the headers.
type sheetHead struct {
	widget.BaseWidget
	v     *ImportView
	at    int
	row   bool
	name  *part.Label
	field *part.Choice
	fixed *part.Label
	bar   *canvas.Rectangle
	word  *part.Label
	scale *part.Choice
	box   *fyne.Container
}

func newSheetHead(v *ImportView) *sheetHead {
	h := &sheetHead{v: v, name: part.NewLabel("", part.MetaSize, true, part.Muted), fixed: part.NewLabel("", part.SmallSize, false, part.Muted),
		bar: canvas.NewRectangle(color.Transparent), word: part.NewLabel("", part.MetaSize, false, part.Muted)}
	h.bar.CornerRadius = 2
	h.field = part.NewChoice(nil, func(id string) { h.tell(SetField, id) })
	h.field.Search(v.now.Find)
	h.scale = part.NewChoice(nil, func(id string) { h.tell(SetScale, id) })
	for _, c := range []*part.Choice{h.field, h.scale} {
		c.HearKeys(v.shellKey)
	}
	h.box = container.New(headLayout{h}, h.name, h.field, h.fixed, h.bar, h.word, h.scale)
	h.ExtendBaseWidget(h)
	return h
}

// CreateRenderer implements fyne.Widget.
func (h *sheetHead) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(h.box) }

// Tapped makes the row the row of headers.
func (h *sheetHead) Tapped(*fyne.PointEvent) {
	if h.row && !h.v.now.Across {
		h.v.Change(ImportChange{What: SetHeader, Value: strconv.Itoa(h.at + 1)})
	}
}

func (h *sheetHead) tell(what Setting, id string) {
	h.v.Change(ImportChange{What: what, At: h.at, Value: id})
}

// fill shows the head of a column (its row is −1) or of a row (its column is −1).
func (h *sheetHead) fill(id widget.TableCellID) {
	now := &h.v.now
	h.row, h.at = id.Col < 0, max(id.Row, id.Col)
	var head Head
	meaning := h.row == now.Across && h.at >= 0 && h.at < len(now.Heads)
	if meaning {
		head = now.Heads[h.at]
	}
	switch {
	case h.at < 0:
		h.name.SetText("")
	case h.row:
		h.name.SetText(strconv.Itoa(h.at + 1))
	default:
		h.name.SetText(columnName(h.at))
	}
	h.fixed.SetText(head.Fixed)
	h.field.SetOptions(now.Fields)
	h.field.SetID(head.ID)
	h.scale.SetOptions(head.Scales)
	h.scale.SetID(head.Scale)
	h.word.SetText(head.Word)
	p := theme.Current()
	switch {
	case head.Sure >= SureAt:
		h.bar.FillColor, h.word = p.Opportunity, h.inked(part.Good)
	case head.Sure >= LikelyAt:
		h.bar.FillColor, h.word = p.Quote, h.inked(part.Muted)
	default:
		h.bar.FillColor, h.word = p.Pain, h.inked(part.Alarm)
	}
	visible(h.field, meaning && head.Fixed == "")
	visible(h.fixed, head.Fixed != "")
	visible(h.scale, len(head.Scales) > 0)
	visible(h.bar, head.Word != "")
	visible(h.word, head.Word != "")
	h.box.Refresh()
}

func (h *sheetHead) inked(ink part.Ink) *part.Label { h.word.SetInk(ink); return h.word }

// From these on a guess counts as sure, and as likely.
const (
	SureAt   = 0.9
	LikelyAt = 0.7
)

// headLayout puts the parts of a column's head below each other and those of a row's head beside each other.
type headLayout struct{ h *sheetHead }

// MinSize is that of a cell, for the table takes the larger of both for its cells.
func (headLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(bareWidth, cellHeight) }

func (l headLayout) Layout(_ []fyne.CanvasObject, s fyne.Size) {
	h := l.h
	put := func(o fyne.CanvasObject, x, y, width, height float32) {
		o.Move(fyne.NewPos(x, y))
		o.Resize(fyne.NewSize(width, height))
	}
	share := func(width float32) float32 { return max(4, width*float32(h.sure())) }
	if h.row {
		put(h.name, 6, 6, 34, 16)
		put(h.field, 42, 1, 118, cellHeight-2)
		put(h.fixed, 46, 6, s.Width-50, 16)
		put(h.word, 164, 3, 52, 14)
		put(h.bar, 166, 20, share(46), 3)
		put(h.scale, 218, 1, s.Width-220, cellHeight-2)
		return
	}
	put(h.name, 8, 2, 24, 14)
	put(h.word, 34, 2, s.Width-38, 14)
	put(h.bar, 8, 20, share(s.Width-16), 3)
	put(h.field, 2, 26, s.Width-4, 27)
	put(h.scale, 2, 55, s.Width-4, 25)
}

func (h *sheetHead) sure() float64 {
	if h.at >= 0 && h.at < len(h.v.now.Heads) {
		return h.v.now.Heads[h.at].Sure
	}
	return 0
}

// columnName returns the letters of a column: 0 is "A", 26 is "AA".
func columnName(column int) string {
	name := ""
	for n := column + 1; n > 0; n = (n - 1) / 26 {
		name = string(rune('A'+(n-1)%26)) + name
	}
	return name
}
