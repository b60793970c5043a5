package view

import (
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"sojourn/canvas/entry"
	"sojourn/ui/action"
	"sojourn/ui/i18n"
)

// Menu is the menu bar of a window.
type Menu struct {
	Main  *fyne.MainMenu
	items map[*fyne.MenuItem]*action.Action
	words map[*fyne.MenuItem]string // what each line says, without its keys
	w     i18n.Words
}

// NewMenu makes the menu bar of what is bound. The entries of Registry.Recent are those of now: when they change, make
// a new one.
func NewMenu(r *action.Registry, w i18n.Words, win fyne.Window) *Menu {
	m := &Menu{items: map[*fyne.MenuItem]*action.Action{}, words: map[*fyne.MenuItem]string{}, w: w}
	var bar []*fyne.Menu
	for _, menu := range r.Menus() {
		bar = append(bar, m.menu(menu, w, win))
	}
	m.Main = fyne.NewMainMenu(bar...)
	m.update()
	return m
}

// Update brings ticks and faint lines up to date, and reports whether any changed; the window's menu then has to be
// set again.
func (m *Menu) Update() (changed bool) { return m.update() }

func (m *Menu) update() (changed bool) {
	for item, a := range m.items {
		disabled, checked := !a.Enabled() && !shared(a.ID), a.Checked()
		if item.Disabled != disabled || item.Checked != checked {
			item.Disabled, item.Checked, changed = disabled, checked, true
		}
	}
	return changed
}

// SetHistory names what would be undone and done again, by the labels of the session; it reports whether a line changed,
// as Update does.
func (m *Menu) SetHistory(undo, redo string) (changed bool) {
	for item, a := range m.items {
		what, label := "", m.w(a.Label)
		switch a.ID {
		case "edit.undo":
			what = undo
		case "edit.redo":
			what = redo
		}
		if what != "" {
			label = m.w(a.ID+".what", "what", m.w(what))
		}
		if m.words[item] != label {
			m.words[item], changed = label, true
		}
	}
	if changed {
		for _, menu := range m.Main.Items {
			m.write(menu)
		}
	}
	return changed
}

func (m *Menu) menu(in action.Menu, w i18n.Words, win fyne.Window) *fyne.Menu {
	out := fyne.NewMenu(w(in.Label))
	for _, it := range in.Items {
		switch {
		case it.Separator():
			out.Items = append(out.Items, fyne.NewMenuItemSeparator())
		case it.Entry != nil:
			item := fyne.NewMenuItem(it.Entry.Text, it.Entry.Run)
			item.Checked = it.Entry.Checked
			out.Items = append(out.Items, item)
		case it.Menu != nil:
			item := fyne.NewMenuItem(w(it.Menu.Label), nil)
			item.ChildMenu = m.menu(*it.Menu, w, win)
			out.Items = append(out.Items, item)
		default:
			out.Items = append(out.Items, m.action(it.Action, w, win))
		}
	}
	m.write(out)
	return out
}

func (m *Menu) action(a *action.Action, w i18n.Words, win fyne.Window) *fyne.MenuItem {
	item := fyne.NewMenuItem(w(a.Label), func() { run(a, win) })
	item.IsQuit = a.ID == "file.quit"
	if len(a.Keys) > 0 {
		item.Shortcut = unseen(shortcutOf(a.ID, a.Keys[0]))
	}
	if shared(a.ID) {
		item.Action = func() {
			if !typing(win, textShortcut(a.ID)) {
				run(a, win)
			}
		}
	}
	m.items[item], m.words[item] = a, item.Label
	return item
}

// run carries an action out unless a dialog stands before the window, which the shortcuts of a menu reach through.
func run(a *action.Action, win fyne.Window) {
	if win.Canvas().Overlays().Top() == nil {
		a.Run()
	}
}

// shared reports the actions that a text field has as well. The menu sees their keys first and hands them to the field
// that has the focus.
func shared(id string) bool { return textShortcut(id) != nil }

func textShortcut(id string) fyne.Shortcut {
	switch id {
	case "edit.undo":
		return &fyne.ShortcutUndo{}
	case "edit.redo":
		return &fyne.ShortcutRedo{}
	case "edit.cut":
		return &fyne.ShortcutCut{Clipboard: clipboard()}
	case "edit.copy":
		return &fyne.ShortcutCopy{Clipboard: clipboard()}
	case "edit.paste":
		return &fyne.ShortcutPaste{Clipboard: clipboard()}
	case "edit.selectall":
		return &fyne.ShortcutSelectAll{}
	}
	return nil
}

func clipboard() fyne.Clipboard { return fyne.CurrentApp().Clipboard() }

// textField is what a focused text field can do that other widgets cannot.
type textField interface {
	fyne.Shortcutable
	SelectedText() string
}

// typing hands a shortcut to the text field that has the focus, and reports whether there is one that wants it.
func typing(win fyne.Window, s fyne.Shortcut) bool {
	field, ok := win.Canvas().Focused().(textField)
	if e, live := field.(*entry.Entry); live && e.Live && history(s) {
		return false
	}
	if ok {
		field.TypedShortcut(s)
	}
	return ok
}

func history(s fyne.Shortcut) bool {
	switch s.(type) {
	case *fyne.ShortcutUndo, *fyne.ShortcutRedo:
		return true
	}
	return false
}

func shortcutOf(id string, s action.Shortcut) fyne.Shortcut {
	if t := textShortcut(id); t != nil {
		return t
	}
	return custom(s)
}

func custom(s action.Shortcut) *desktop.CustomShortcut {
	var m fyne.KeyModifier
	if s.Ctrl {
		m |= fyne.KeyModifierShortcutDefault
	}
	if s.Shift {
		m |= fyne.KeyModifierShift
	}
	if s.Alt {
		m |= fyne.KeyModifierAlt
	}
	return &desktop.CustomShortcut{KeyName: fyne.KeyName(s.Key), Modifier: m}
}

// BindKeys carries out the shortcuts that no menu line shows: second keys of an action, and keys without modifiers
// while nothing has the focus. A widget with the focus passes a plain key on by calling the function returned, which
// reports whether the key was one.
func BindKeys(r *action.Registry, win fyne.Window) (plain func(*fyne.KeyEvent) bool) {
	for _, a := range r.All() {
		for i, k := range a.Keys {
			if i > 0 && !k.Plain() {
				win.Canvas().AddShortcut(custom(k), func(fyne.Shortcut) { run(a, win) })
			}
		}
	}
	plain = func(e *fyne.KeyEvent) bool {
		a, ok := r.Pressed(action.Shortcut{Key: string(e.Name)})
		return ok && a.Run()
	}
	win.Canvas().SetOnTypedKey(func(e *fyne.KeyEvent) { plain(e) })
	return plain
}

// BindRunes carries out the actions whose key is a sign and no letter, such as "?", where no text field takes it. A
// widget with the focus passes what is typed on by calling the function returned, which reports whether it was one.
func BindRunes(r *action.Registry, win fyne.Window) (typed func(rune) bool) {
	typed = func(sign rune) bool {
		if sign == '？' { // as a Chinese keyboard types it
			sign = '?'
		}
		a, ok := r.Pressed(action.Shortcut{Key: string(sign)})
		if ok = ok && !unicode.IsLetter(sign); ok {
			run(a, win)
		}
		return ok
	}
	win.Canvas().SetOnTypedRune(func(sign rune) { typed(sign) })
	return typed
}
