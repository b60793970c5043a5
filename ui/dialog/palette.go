package dialog

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"sojourn/canvas/entry"
	"sojourn/ui/view/part"
)

// PaletteLine is one thing to choose.
type PaletteLine struct {
	Text, Note string
	Run        func() // after the palette has closed
}

// paletteView is the open command palette.
type paletteView struct {
	find  func(typed string) []PaletteLine
	shell *shell
	field *entry.Entry
	list  *widget.List
	none  *part.Label
	lines []PaletteLine
	at    int
}

const palettePage = 8 // lines by which Page Up and Page Down go

// Palette lets a person type what they want and choose among what find returns, with the arrows and Return or a press.
func (h Host) Palette(find func(typed string) []PaletteLine) {
	v := &paletteView{find: find, field: entry.New(), none: part.NewLabel("", part.BodySize, false, part.Muted)}
	v.list = widget.NewList(func() int { return len(v.lines) },
		func() fyne.CanvasObject { return part.NewRow("", nil) },
		func(i widget.ListItemID, o fyne.CanvasObject) { v.show(i, o.(*part.Row)) })
	v.list.HideSeparators = true
	v.field.SetPlaceHolder(h.Words("palette.hint"))
	v.field.OnChanged = func(typed string) { v.look(typed, h) }
	v.field.OnKey = v.key
	v.field.OnCancel = func() { v.shell.close() }
	body := container.NewBorder(container.NewVBox(v.field, gap(6)), nil, nil, nil, container.NewStack(v.list, container.NewVBox(gap(6), v.none)))
	v.shell = h.open(h.Words("palette.title"), body, fyne.NewSize(620, 500))
	h.Window.Canvas().SetOnTypedKey(func(k *fyne.KeyEvent) { // a press beside the field has taken the focus
		h.Window.Canvas().Focus(v.field)
		v.field.TypedKey(k)
	})
	v.look("", h)
	h.Window.Canvas().Focus(v.field)
}

func (v *paletteView) look(typed string, h Host) {
	v.lines, v.at = v.find(typed), 0
	v.none.SetText("")
	if len(v.lines) == 0 {
		v.none.SetText(h.Words("tool.search.none"))
	}
	v.list.Refresh()
	v.list.ScrollToTop()
}

func (v *paletteView) show(i int, row *part.Row) {
	if i >= len(v.lines) {
		return
	}
	row.Text, row.Note, row.On = v.lines[i].Text, v.lines[i].Note, i == v.at
	row.OnTapped = func() { v.take(i) }
	row.Refresh()
}

// key takes the keys that mean the list, wherever the cursor is in the text.
func (v *paletteView) key(k *fyne.KeyEvent) bool {
	by := map[fyne.KeyName]int{fyne.KeyUp: -1, fyne.KeyDown: 1, fyne.KeyPageUp: -palettePage, fyne.KeyPageDown: palettePage}[k.Name]
	switch {
	case by != 0 && len(v.lines) > 0:
		v.at = max(0, min(len(v.lines)-1, v.at+by))
		v.list.Refresh()
		v.list.ScrollTo(v.at)
	case k.Name == fyne.KeyReturn, k.Name == fyne.KeyEnter:
		v.take(v.at)
	default:
		return by != 0
	}
	return true
}

func (v *paletteView) take(i int) {
	if i >= len(v.lines) || v.shell.closed {
		return
	}
	run := v.lines[i].Run
	v.shell.close()
	run()
}
