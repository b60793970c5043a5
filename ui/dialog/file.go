package dialog

import (
	"os"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"sojourn/canvas/entry"
	"sojourn/ui/view/part"
)

// File asks for a file. It touches nothing: what comes of it is a path, and only a question stands between that and an
// existing file.
type File struct {
	Title   string   // a text
	Save    bool     // a name can be typed that is not there yet
	Folder  string   // where to begin; empty is the home folder
	Name    string   // to begin with
	Endings []string // such as ".journey", small letters; a saved name without one gets the first
	Recent  []string // paths whose folders are offered
	Done    func(path string)
}

// picker is an open File dialog.
type picker struct {
	File
	h       Host
	shell   *shell
	folder  string
	items   []item
	at      int // the line chosen, −1 for none
	name    *entry.Entry
	where   *part.Label
	trouble *part.Label
	list    *widget.List
}

// Pick opens a file dialog.
func (h Host) Pick(f File) {
	p := &picker{File: f, h: h, at: -1, name: entry.New()}
	p.where = part.NewLabel("", part.SmallSize, false, part.Muted)
	p.trouble = part.NewLabel("", part.SmallSize, false, part.Alarm)
	p.list = widget.NewList(func() int { return len(p.items) }, func() fyne.CanvasObject { return part.NewRow("", nil) }, p.row)
	p.list.HideSeparators = true
	p.name.SetText(f.Name)
	p.name.SetPlaceHolder(h.Words("pick.name"))
	p.name.OnChanged = func(string) {
		p.at = -1
		p.trouble.SetText("")
	}
	p.name.OnKey = p.key
	up := part.NewButton("", "up", part.Outline, func() { p.open(filepath.Dir(p.folder)) })
	top := container.NewBorder(nil, nil, up, nil, p.where)
	label := h.Words("button.open")
	if f.Save {
		label = h.Words("button.save")
	}
	center := container.NewBorder(top, container.NewVBox(p.name, p.trouble), nil, nil, p.list)
	body := container.NewBorder(nil, nil, p.places(), nil, center)
	p.shell = h.open(f.Title, body, fyne.NewSize(680, 470), h.Cancel(), Answer{Label: label, Style: part.Primary})
	p.shell.keep = func(i int) bool {
		if i == 1 {
			p.accept()
			return true
		}
		return false
	}
	home, _ := os.UserHomeDir()
	if f.Folder == "" {
		p.Folder = home
	}
	p.open(nearest(p.Folder))
	h.Window.Canvas().Focus(p.name)
	p.name.TypedShortcut(&fyne.ShortcutSelectAll{}) // typing replaces the name, and the ending comes by itself
}

// places is the list of folders people keep files in.
func (p *picker) places() fyne.CanvasObject {
	box := container.NewVBox(part.NewHeading(p.h.Words("pick.places")))
	seen := map[string]bool{}
	add := func(text, icon, folder string) {
		if info, err := os.Stat(folder); folder == "" || seen[folder] || err != nil || !info.IsDir() {
			return
		}
		seen[folder] = true
		row := part.NewRow(text, func() { p.open(folder) })
		row.Icon = icon
		box.Add(row)
	}
	home, _ := os.UserHomeDir()
	add(p.h.Words("pick.home"), "home", home)
	for _, f := range []struct{ key, zh, en string }{
		{"pick.documents", "文档", "Documents"}, {"pick.desktop", "桌面", "Desktop"}, {"pick.downloads", "下载", "Downloads"},
	} {
		add(p.h.Words(f.key), "folder", filepath.Join(home, f.en))
		add(p.h.Words(f.key), "folder", filepath.Join(home, f.zh))
	}
	add(p.h.Words("pick.computer"), "disk", filepath.VolumeName(home)+string(filepath.Separator))
	head := len(box.Objects)
	for _, r := range p.Recent {
		if dir := filepath.Dir(r); len(box.Objects) < head+6 {
			add(filepath.Base(dir), "clock", dir)
		}
	}
	side := container.NewVScroll(box)
	side.SetMinSize(fyne.NewSize(150, 100))
	return container.NewPadded(side)
}

// open shows another folder. One that cannot be read says so and leaves the one shown.
func (p *picker) open(folder string) {
	items, err := list(folder, p.Endings)
	if err != nil {
		p.trouble.SetText(p.h.Words("pick.unreadable"))
		return
	}
	p.folder, p.items, p.at = folder, items, -1
	p.where.SetText(folder)
	p.trouble.SetText("")
	if len(items) == 0 && !p.Save {
		p.trouble.SetText(p.h.Words("pick.empty"))
	}
	p.list.UnselectAll()
	p.list.ScrollToTop()
	p.list.Refresh()
}

func (p *picker) row(i widget.ListItemID, o fyne.CanvasObject) {
	if i >= len(p.items) {
		return
	}
	it, row := p.items[i], o.(*part.Row)
	row.Text, row.On = it.name, i == p.at
	if row.Icon = "file"; it.folder {
		row.Icon = "folder"
	}
	row.OnTapped = func() { p.tap(i) }
	row.Ink = nil
	if p.Save && !it.folder {
		row.Ink = part.Muted
	}
	row.OnKey = p.shell.key
	row.Refresh()
}

// tap goes into a folder, takes a file's name, and the second time takes the file.
func (p *picker) tap(i int) {
	it := p.items[i]
	switch {
	case it.folder:
		p.open(it.path)
	case p.at == i:
		p.accept()
	default:
		p.choose(i)
	}
}

func (p *picker) choose(i int) {
	if !p.items[i].folder {
		p.name.SetText(p.items[i].name)
		p.name.CursorToEnd()
	}
	p.at = i // after the name, whose change means that somebody types
	p.list.ScrollTo(i)
	p.list.Refresh()
}

// key walks through the list while the name has the focus.
func (p *picker) key(k *fyne.KeyEvent) bool {
	switch k.Name {
	case fyne.KeyUp, fyne.KeyDown:
		step := 1
		if k.Name == fyne.KeyUp {
			step = -1
		}
		if next := max(-1, p.at) + step; next >= 0 && next < len(p.items) {
			p.choose(next)
		}
		return true
	case fyne.KeyReturn, fyne.KeyEnter:
		if p.at >= 0 && p.items[p.at].folder {
			p.open(p.items[p.at].path)
		} else {
			p.accept()
		}
		return true
	}
	return false
}

// accept takes what stands in the name field: a path to go to, a file to open, a name to save under.
func (p *picker) accept() {
	typed := p.name.Text
	target := typed
	if !filepath.IsAbs(target) {
		target = filepath.Join(p.folder, typed)
	}
	info, err := os.Stat(target)
	switch {
	case typed != "" && err == nil && info.IsDir():
		p.name.SetText("")
		p.open(target)
	case !p.Save && (typed == "" || err != nil):
		p.trouble.SetText(p.h.Words("pick.missing"))
	case !p.Save:
		p.finish(target)
	default:
		p.save(target)
	}
}

func (p *picker) save(target string) {
	name := fileName(filepath.Base(target), p.Endings)
	if p.name.Text == "" || name == "" {
		p.trouble.SetText(p.h.Words("pick.badname"))
		return
	}
	dir := filepath.Dir(target)
	if info, err := os.Stat(dir); err != nil || !info.IsDir() {
		p.trouble.SetText(p.h.Words("pick.unreadable"))
		return
	}
	target = filepath.Join(dir, name)
	if _, err := os.Lstat(target); err != nil {
		p.finish(target)
		return
	}
	p.h.Ask(p.h.Words("ask.replace", "name", name), p.h.Words("ask.replace.text"), p.h.Cancel(),
		Answer{Label: p.h.Words("button.replace"), Style: part.Danger, Run: func() { p.finish(target) }})
}

func (p *picker) finish(path string) {
	p.shell.close()
	if p.Done != nil {
		p.Done(path)
	}
}
