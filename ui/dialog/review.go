package dialog

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"sojourn/ui/view/part"
)

// Review is a list of what somebody else has done, each to accept or refuse.
type Review struct {
	Title, About string
	Groups       []ReviewGroup // those without a line are not shown
	Is           func(line int) bool
	Set          func(line int, accept bool) // may change others too
	Show         func(line int)              // on the map
	Counts       func() string
	Elsewhere    Answer // what else can be done with all of it
}

// ReviewGroup is a part of the list.
type ReviewGroup struct {
	Name  string
	Lines []ReviewLine
}

// ReviewLine is one thing somebody has done.
type ReviewLine struct {
	At      int // the number by which the others know it
	Name    string
	Detail  string // before → after
	Against string // what speaks against it
	Whole   string // all there is to read, in several lines
	Fixed   bool   // there is nothing to accept
}

// reviewRow is a line of the list or the head of a group.
type reviewRow struct {
	ReviewLine
	head  bool
	lines []int // of a head: the rows below it
}

type reviewing struct {
	Review
	h      Host
	shell  *shell
	rows   []reviewRow
	list   *widget.List
	whole  *part.Paragraph
	counts *part.Label
	at     int
}

// Review shows a list of changes. Done hears once whether what is accepted shall be taken over; Escape takes nothing.
func (h Host) Review(r Review, done func(bool)) {
	v := &reviewing{Review: r, h: h, whole: part.NewParagraph("", part.SmallSize, part.Plain).Within(800), counts: part.NewLabel("", part.SmallSize, true, part.Strong)}
	v.flatten()
	v.list = widget.NewList(func() int { return len(v.rows) }, func() fyne.CanvasObject { return part.NewDecision() }, v.update)
	v.list.HideSeparators = true
	for i, row := range v.rows {
		v.list.SetItemHeight(i, height(row))
	}
	reader := container.NewVScroll(v.whole)
	reader.SetMinSize(fyne.NewSize(0, 92))
	about := container.NewVBox(part.NewParagraph(r.About, part.BodySize, part.Plain).Within(800), gap(4), v.counts, gap(4))
	body := container.NewBorder(about, container.NewVBox(gap(6), reader), nil, nil, v.list)
	size := h.Window.Canvas().Size()
	v.shell = h.open(r.Title, body, fyne.NewSize(860, size.Height-80),
		Answer{Label: h.Words("button.cancel"), Style: part.Outline, Run: func() { done(false) }},
		r.Elsewhere,
		Answer{Label: h.Words("review.take"), Style: part.Primary, Run: func() { done(true) }})
	v.shell.also = v.key
	v.shell.listen(about)
	v.choose(1)
	v.count()
}

func height(row reviewRow) float32 {
	switch {
	case row.head:
		return part.DecisionHead
	case row.Against != "":
		return part.DecisionAgainst
	}
	return part.DecisionHeight
}

// flatten puts all groups into one list.
func (v *reviewing) flatten() {
	for _, g := range v.Groups {
		if len(g.Lines) == 0 {
			continue
		}
		head := len(v.rows)
		v.rows = append(v.rows, reviewRow{head: true, ReviewLine: ReviewLine{Name: g.Name, Fixed: g.Lines[0].Fixed}})
		for _, l := range g.Lines {
			v.rows[head].lines = append(v.rows[head].lines, len(v.rows))
			v.rows = append(v.rows, reviewRow{ReviewLine: l})
		}
	}
}

func (v *reviewing) update(i widget.ListItemID, o fyne.CanvasObject) {
	if i >= len(v.rows) {
		return
	}
	d, row := o.(*part.Decision), v.rows[i]
	d.Name, d.Detail, d.Against, d.Head, d.At = row.Name, row.Detail, row.Against, row.head, i == v.at
	d.State = v.state(row)
	d.OnChoose = func() { v.toggle(i) }
	d.OnTapped = func() { v.choose(i) }
	d.OnKey = v.shell.key
	d.Refresh()
}

// state is how a row stands; a head as those below it do.
func (v *reviewing) state(row reviewRow) part.Choosing {
	if row.Fixed {
		return part.Settled
	}
	if !row.head {
		if v.Is(row.At) {
			return part.Accepted
		}
		return part.Refused
	}
	n := 0
	for _, k := range row.lines {
		if v.Is(v.rows[k].At) {
			n++
		}
	}
	switch n {
	case 0:
		return part.Refused
	case len(row.lines):
		return part.Accepted
	}
	return part.Partly
}

// toggle accepts or refuses a row, or all below a head.
func (v *reviewing) toggle(i int) {
	row := v.rows[i]
	if row.Fixed {
		return
	}
	on := v.state(row) != part.Accepted
	if !row.head {
		v.Set(row.At, on)
	}
	for _, k := range row.lines {
		v.Set(v.rows[k].At, on)
	}
	v.at = i
	v.list.Refresh()
	v.read()
	v.count()
}

func (v *reviewing) count() { v.counts.SetText(v.Counts()) }

// choose moves the cursor to a row and shows all there is to read of it.
func (v *reviewing) choose(i int) {
	if len(v.rows) == 0 {
		return
	}
	v.at = max(0, min(len(v.rows)-1, i))
	v.list.ScrollTo(v.at)
	v.list.Refresh()
	v.read()
	if row := v.rows[v.at]; !row.head {
		v.Show(row.At)
	}
}

func (v *reviewing) read() { v.whole.SetText(strings.TrimSpace(v.rows[v.at].Whole)) }

const reviewPage = 10

// key walks through the list and accepts or refuses, wherever the focus is.
func (v *reviewing) key(k *fyne.KeyEvent) bool {
	steps := map[fyne.KeyName]int{fyne.KeyUp: -1, fyne.KeyDown: 1, fyne.KeyPageUp: -reviewPage, fyne.KeyPageDown: reviewPage,
		fyne.KeyHome: -len(v.rows), fyne.KeyEnd: len(v.rows)}
	switch {
	case len(v.rows) == 0:
		return false
	case k.Name == fyne.KeySpace:
		v.toggle(v.at)
	case steps[k.Name] != 0:
		v.choose(v.at + steps[k.Name])
	default:
		return false
	}
	return true
}
