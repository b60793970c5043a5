package view

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"sojourn/canvas/entry"
	"sojourn/ui/view/part"
	"sojourn/ui/vm"
)

// Rows of a field of several lines: it grows with its text between these.
const (
	minRows = 1
	maxRows = 12
)

// text is a field that is typed: a line, a paragraph, a number, a list of lines, a line with suggestions.
func (in *inspector) text(f vm.Field, width float32) cell {
	long := f.Input == vm.Paragraph || f.Input == vm.Lines
	e := entry.New()
	if long {
		e = entry.NewMultiLine()
	}
	e.TextStyle.Bold, e.Live = f.Strong, true
	e.OnEnter = func() { part.Reveal(e) }
	e.SetPlaceHolder(f.Hint)
	quiet := false    // while the program writes into the field
	typed := false    // while the document takes what a person typed
	echo := textOf(f) // how the document gave back what was typed last
	grow := func() {
		if long {
			e.SetMinRowsVisible(min(maxRows, max(minRows, len(part.Lines(e.Text, part.BodySize, width-24)))))
		}
	}
	write := func(f vm.Field) {
		if text := textOf(f); text != e.Text {
			quiet = true
			e.SetText(text)
			quiet = false
			grow()
		}
	}
	set := func(f vm.Field) {
		switch {
		case typed: // it may be written otherwise, as a number is, but stays as it was typed until the field is left
		case !hasFocus(e):
			write(f)
		case textOf(f) != echo: // undo, or a change made elsewhere
			write(f)
			e.CursorToEnd()
		}
		echo = textOf(f)
	}
	e.OnChanged = func(s string) {
		grow()
		if quiet {
			return
		}
		if v, ok := valueOf(f.Input, s); ok {
			typed, v.Typed = true, e.Typed()
			in.edit(f.Key, v)
			typed = false
		}
	}
	e.OnCommit = func(string) { in.pause() }
	e.OnCancel = func() { unfocus(e) }
	e.OnLeave = func() {
		in.pause()
		if now, ok := in.fields[f.Key]; ok {
			write(now)
		}
	}
	if f.Input == vm.Suggest {
		e.ActionItem = in.suggestions(f, e)
	}
	grow()
	write(f)
	o, _ := labelled(f, e)
	return cell{o, set, e}
}

func (in *inspector) suggestions(f vm.Field, e *entry.Entry) fyne.CanvasObject {
	b := part.NewButton("", "down", part.Bare, nil)
	b.OnTapped = func() {
		var items []*fyne.MenuItem
		for _, o := range in.fields[f.Key].Offers() {
			items = append(items, fyne.NewMenuItem(o.Text, func() { e.SetText(o.Text); in.pause() }))
		}
		part.ShowMenu(e, items)
	}
	return b
}

func textOf(f vm.Field) string {
	switch f.Input {
	case vm.Number:
		if f.Value.Number == nil {
			return ""
		}
		return strconv.FormatFloat(*f.Value.Number, 'f', -1, 64)
	case vm.Lines:
		return strings.Join(f.Value.List, "\n")
	}
	return f.Value.Text
}

// valueOf reads what was typed, and is false while it is not a number yet.
func valueOf(in vm.Input, s string) (vm.Value, bool) {
	switch in {
	case vm.Number:
		n, ok := vm.ReadNumber(s)
		return vm.Value{Number: n}, ok
	case vm.Lines:
		return vm.Value{List: strings.Split(s, "\n")}, true
	}
	return vm.Value{Text: s}, true
}

func hasFocus(e *entry.Entry) bool {
	c := fyne.CurrentApp().Driver().CanvasForObject(e)
	return c != nil && c.Focused() == fyne.Focusable(e)
}

func unfocus(o fyne.CanvasObject) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(o); c != nil {
		c.Unfocus()
	}
}
