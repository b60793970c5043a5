package dialog

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"sojourn/ui/view/part"
)

// Versions is what the dialog of earlier saves shows: states of one file, newest first, of which the first is what is
// open now.
type Versions struct {
	Name    string   // of the file
	Texts   []string // when each was saved
	Notes   []string // how large it is
	Look    func(v *VersionsView, i, base int)
	Restore func(i int)
	Compare func(i, base int)
}

// VersionPage is what is known of one state beside another.
type VersionPage struct {
	Counts  string
	Changes []string // a line each
	Picture Picture
}

// VersionsView is an open dialog of versions.
type VersionsView struct {
	Versions
	h       Host
	shell   *shell
	rows    *rows
	base    *part.Choice
	chosen  int // the base that a person chose, −1 for the one before
	page    VersionPage
	counts  *part.Label
	changes *widget.List
	picture *canvas.Raster
}

// Versions shows the earlier saves of a file. Look is called for every pair that is chosen; show its page with Show, at
// once or when it is ready.
func (h Host) Versions(list Versions) *VersionsView {
	v := &VersionsView{Versions: list, h: h, chosen: -1, counts: part.NewLabel("", part.SmallSize, true, part.Strong)}
	v.rows = newRows(list.Texts, list.Notes, func(int) { v.look() })
	v.base = part.NewChoice(nil, func(id string) {
		v.chosen, _ = strconv.Atoi(id)
		v.look()
	})
	v.changes = widget.NewList(func() int { return len(v.page.Changes) },
		func() fyne.CanvasObject { return part.NewLabel("", part.SmallSize, false, part.Plain) },
		func(i widget.ListItemID, o fyne.CanvasObject) {
			if i < len(v.page.Changes) {
				o.(*part.Label).SetText(v.page.Changes[i])
			}
		})
	v.changes.HideSeparators = true
	v.picture = newPicture(fyne.NewSize(480, 270), func() Picture { return v.page.Picture })
	head := container.NewVBox(fieldOf(h.Words("versions.base"), v.base), gap(4), v.counts)
	if len(list.Texts) < 2 {
		head = container.NewVBox(part.NewParagraph(h.Words("versions.none"), part.BodySize, part.Muted).Within(480))
	}
	right := container.NewBorder(container.NewVBox(v.picture, gap(6), head), nil, nil, nil, v.changes)
	left := container.New(atWidth(270), v.rows.scroll)
	body := container.NewBorder(nil, nil, container.NewPadded(left), nil, container.NewPadded(right))
	v.shell = h.open(h.Words("versions.title", "name", list.Name), body, fyne.NewSize(860, 700),
		Answer{Label: h.Words("button.close"), Style: part.Outline},
		Answer{Label: h.Words("versions.compare"), Style: part.Outline, Run: func() { v.Compare(v.rows.at, v.baseAt()) }},
		Answer{Label: h.Words("versions.restore"), Style: part.Primary, Run: func() { v.Restore(v.rows.at) }})
	v.base.HearKeys(v.shell.key)
	v.shell.keep = func(i int) bool { return i == 2 && v.rows.at == 0 || i == 1 && v.baseAt() < 0 }
	v.rows.hear(v.shell)
	v.look()
	return v
}

// baseAt is what the chosen state is held against: what a person chose, else the save before it. It is −1 when there
// is nothing else.
func (v *VersionsView) baseAt() int {
	if v.chosen >= 0 && v.chosen != v.rows.at {
		return v.chosen
	}
	if before := v.rows.at + 1; before < len(v.Texts) {
		return before
	}
	return -1
}

// look asks for the page of what is chosen now.
func (v *VersionsView) look() {
	var options []part.Option
	for i, text := range v.Texts {
		if i != v.rows.at {
			options = append(options, part.Option{ID: strconv.Itoa(i), Text: text})
		}
	}
	v.base.SetOptions(options)
	v.base.SetID(strconv.Itoa(v.baseAt()))
	able(v.shell.buttons[1], v.baseAt() >= 0)
	able(v.shell.buttons[2], v.rows.at > 0)
	v.Look(v, v.rows.at, v.baseAt())
}

// Show shows the page of two states, unless others have been chosen by now.
func (v *VersionsView) Show(i, base int, p VersionPage) {
	if i != v.rows.at || base != v.baseAt() {
		return
	}
	v.page = p
	v.counts.SetText(p.Counts)
	v.changes.Refresh()
	v.changes.ScrollToTop()
	v.picture.Refresh()
}
