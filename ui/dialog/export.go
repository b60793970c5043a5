package dialog

import (
	"image"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sojourn/ui/view/part"
)

// Export is what can be chosen before an export. Papers have the names that the command line knows.
type Export struct {
	Format   string  // the ending of the file's name
	Style    string  // of a PDF
	Page     string  // of a PDF
	Tile     string  // the paper of a poster over many sheets
	Overlap  float64 // millimetres that tiles share; less than 0 is none
	Smallest float64 // points that the text of a poster is to have at least; less than 0 asks for nothing
	Language string
	Both     bool    // the other language stands below
	Compare  string  // the map that the open one is held against, by its id; "" is none
	Scale    float64 // pixels per point of a picture
	Whole    bool    // a report is about all maps
	Client   bool    // leave out what is internal
	Attach   bool    // the project travels inside the PDF
}

// Exports is what an export dialog offers, and who answers it.
type Exports struct {
	Title   string // a text
	Go      string // the main answer, a text
	First   Export
	Formats []string // one alone is not asked for
	Print   bool     // for paper: nothing can travel along
	Styles  []string
	Others  []part.Option                // maps that the open one can be held against
	Several bool                         // the project has more maps than one
	Look    func(Export)                 // hears what is chosen, first and after every change; Show tells what comes of it
	Paint   func(page int, of part.View) // a part of a page is to be painted; Painted takes it
	Done    func(Export)
	Closed  func() // hears the end, whatever the answer
}

// ExportPages is what comes of an export.
type ExportPages struct {
	Papers  []fyne.Size // of every page, in points
	Sizes   []string    // of every page, in words
	Tabs    bool        // the pages are sheets of a workbook
	Notes   []string    // what the reader of the file will miss
	LeftOut string      // how much is left out for the client; "" for nothing
	Lines   []string    // what is left out, a line each
}

// ExportView is an open export dialog.
type ExportView struct {
	Exports
	h     Host
	now   Export
	shell *shell
	asked questions
	pages ExportPages
	at    int // the page shown

	sheet         *part.Viewer
	before, after *part.Button
	count, size   *part.Label
	notes         *part.Paragraph
	left          *leftOut
	right         *fyne.Container
}

// Export opens a dialog with what can be chosen on the left and the pages that come of it on the right.
func (h Host) Export(e Exports) *ExportView {
	v := &ExportView{Exports: e, h: h, now: e.First, left: newLeftOut(h.Words)}
	v.ask()
	choices := container.New(atWidth(choicesWidth), v.asked.room)
	body := container.NewBorder(nil, nil, choices, nil, container.NewPadded(v.preview()))
	v.shell = h.open(e.Title, body, fyne.NewSize(1120, 760),
		Answer{Label: h.Words("button.cancel"), Style: part.Outline, Run: v.Closed},
		Answer{Label: e.Go, Style: part.Primary, Run: func() { v.Closed(); v.Done(v.now) }})
	v.shell.also = v.turnKey
	for _, o := range v.asked.all {
		o.HearKeys(v.returns)
	}
	v.sheet.HearKeys(v.returns)
	v.change()
	return v
}

const choicesWidth = 250

// change follows a choice: it hides the questions that make no sense any more and asks for other pages.
func (v *ExportView) change() {
	v.asked.fit(v.now)
	v.count.SetText(v.h.Words("export.looking"))
	v.Look(v.now)
}

// returns is what keys mean on everything but the buttons: Return takes the main answer.
func (v *ExportView) returns(k *fyne.KeyEvent) bool {
	if k.Name == fyne.KeyReturn || k.Name == fyne.KeyEnter {
		v.shell.answer(v.shell.main())
		return true
	}
	return v.shell.key(k)
}

// turnKey turns pages and brings them closer from anywhere in the dialog.
func (v *ExportView) turnKey(k *fyne.KeyEvent) bool {
	switch k.Name {
	case fyne.KeyPageUp:
		v.turn(-1)
	case fyne.KeyPageDown:
		v.turn(1)
	case fyne.KeyPlus, fyne.KeyEqual:
		v.sheet.Closer(1)
	case fyne.KeyMinus:
		v.sheet.Closer(-1)
	case fyne.Key0:
		v.sheet.Closer(0)
	default:
		return false
	}
	return true
}

// Show shows what comes of the choices, from the page on that is shown now.
func (v *ExportView) Show(p ExportPages) {
	v.pages = p
	v.at = max(0, min(v.at, len(p.Sizes)-1))
	text := ""
	for i, n := range p.Notes {
		if i > 0 {
			text += "\n"
		}
		text += n
	}
	v.notes.SetText(text)
	visible(v.notes, text != "")
	v.left.show(v.now.Client, p.LeftOut, p.Lines)
	v.right.Refresh()
	v.paint()
}

// Painted shows a page that was painted, unless another one is looked at by now.
func (v *ExportView) Painted(page int, of part.View, img image.Image) {
	if page == v.at {
		v.sheet.SetPage(img, of)
	}
}

// turn goes to another page.
func (v *ExportView) turn(by int) {
	next := max(0, min(v.at+by, len(v.pages.Sizes)-1))
	if next != v.at {
		v.at = next
		v.paint()
	}
}

// paint says which page is shown and asks for its picture.
func (v *ExportView) paint() {
	n := len(v.pages.Sizes)
	if n == 0 {
		return
	}
	key := "export.sheet"
	if v.pages.Tabs {
		key = "export.tab"
	}
	v.count.SetText(v.h.Words(key, "page", v.at+1, "n", n))
	v.size.SetText(v.pages.Sizes[v.at])
	able(v.before, v.at > 0)
	able(v.after, v.at < n-1)
	v.sheet.SetPaper(float64(v.pages.Papers[v.at].Width), float64(v.pages.Papers[v.at].Height))
}

// preview is the right side: a page, how to turn it, and what to know about it.
func (v *ExportView) preview() fyne.CanvasObject {
	v.sheet = part.NewViewer(fyne.NewSize(220, 160))
	v.sheet.OnTurn = v.turn
	v.sheet.OnView = func(of part.View) { v.Paint(v.at, of) }
	v.before = part.NewButton("", "left", part.Outline, func() { v.turn(-1) })
	v.after = part.NewButton("", "right", part.Outline, func() { v.turn(1) })
	v.count = part.NewLabel("", part.SmallSize, true, part.Strong)
	v.size = part.NewLabel("", part.SmallSize, false, part.Muted)
	v.notes = part.NewParagraph("", part.SmallSize, part.Alarm)
	v.notes.Hide()
	able(v.before, false)
	able(v.after, false)
	words := container.NewGridWithColumns(2, v.count, v.size)
	closer := container.NewHBox(part.NewButton("", "minus", part.Outline, func() { v.sheet.Closer(-1) }),
		part.NewButton(v.h.Words("export.whole.page"), "", part.Outline, func() { v.sheet.Closer(0) }),
		part.NewButton("", "plus", part.Outline, func() { v.sheet.Closer(1) }))
	pager := container.NewBorder(nil, nil, container.NewHBox(v.before, v.after), closer, words)
	v.right = container.NewBorder(nil, container.NewVBox(gap(4), pager, v.notes, v.left.box), nil, nil, v.sheet)
	return v.right
}

func number(f float64) string { return strconv.FormatFloat(f, 'f', -1, 64) }
