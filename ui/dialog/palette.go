package dialog

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

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
	picks *part.Picks
	none  *part.Label
	lines []PaletteLine
}

const palettePage = 8 // lines by which Page Up and Page Down go

// Palette lets a person type what they want and choose among what find returns, with the arrows and Return or a press.
func (h Host) Palette(find func(typed string) []PaletteLine) {
	v := &paletteView{find: find, field: entry.New(), none: part.NewLabel("", part.BodySize, false, part.Muted)}
	v.picks = part.NewPicks(palettePage, func(i int, row *part.Row) { row.Text, row.Note = v.lines[i].Text, v.lines[i].Note }, v.take)
	v.field.SetPlaceHolder(h.Words("palette.hint"))
	v.field.OnChanged = func(typed string) { v.look(typed, h) }
	v.field.OnKey = v.picks.Key
	v.field.OnCancel = func() { v.shell.close() }
	body := container.NewBorder(container.NewVBox(v.field, gap(6)), nil, nil, nil, container.NewStack(v.picks.List, container.NewVBox(gap(6), v.none)))
	v.shell = h.open(h.Words("palette.title"), body, fyne.NewSize(620, 500))
	h.Window.Canvas().SetOnTypedKey(func(k *fyne.KeyEvent) { // a press beside the field has taken the focus
		h.Window.Canvas().Focus(v.field)
		v.field.TypedKey(k)
	})
	v.look("", h)
	h.Window.Canvas().Focus(v.field)
}

func (v *paletteView) look(typed string, h Host) {
	v.lines = v.find(typed)
	v.none.SetText("")
	if len(v.lines) == 0 {
		v.none.SetText(h.Words("tool.search.none"))
	}
	v.picks.Set(len(v.lines), 0)
}

func (v *paletteView) take(i int) {
	if v.shell.closed {
		return
	}
	run := v.lines[i].Run
	v.shell.close()
	run()
}
