package dialog

import (
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sojourn/ui/view/part"
)

// Import is what the import page shows: the sheet on the left with what each of its columns, or in a matrix each of its
// rows, means; on the right what it would become, and the cells that found no place. A choice without values is not
// offered.
type Import struct {
	Name  string // of the file
	Asked map[Setting]Asked

	Across        bool          // meanings belong to rows, not to columns
	Fields        []part.Option // what a column or row can mean
	Find          func(typed string) []part.Option
	Heads         []Head // per column or row
	Rows, Columns int
	Cell          func(row, column int) string // from 0
	Header        int                          // index of the row of headers, −1 for none

	Left    []LeftCell
	Notice  string    // what was done without asking, and what could not be read
	Counts  string    // one line about what comes in
	Trouble string    // one line about what is wrong, if anything
	Ready   bool      // Import makes sense
	Unknown bool      // what comes of it is still to be worked out
	Sets    []SetLine // what will be set, where nothing is there to be drawn

	Places    []part.Option // where the figures of a channel can go
	FindPlace func(typed string) []part.Option
}

// Asked is one choice about the whole sheet: its values and the one that holds.
type Asked struct {
	Options []part.Option
	ID      string
}

// Head is what one column or row means.
type Head struct {
	Name   string // of the column or row as sheets write it: "B", "12"
	ID     string // of a field
	Fixed  string // what it means whatever is chosen, empty for one with a choice
	Sure   float64
	Word   string // for how sure that is, empty where nothing was guessed
	Scales []part.Option
	Scale  string // the id of the range its numbers run over
}

// Setting is one of the choices about a sheet.
type Setting uint8

// Settings. Those before SetField are asked above the sheet, in this order.
const (
	SetInto Setting = iota
	SetSheet
	SetLayout
	SetRecords
	SetHeader
	SetEncoding
	SetDelimiter
	SetLanguage
	SetHidden
	SetSaved
	SetField   // of the column or row At
	SetScale   // of the column or row At
	SetChannel // of the group At: one of Places
	SetNote    // of the entry At of Left: "on" or ""
	SetNotes   // of all of them
)

var askedWords = [...]string{"import.into", "import.sheet", "import.layout", "import.records", "import.header", "import.encoding", "import.delimiter",
	"import.language", "import.hidden", "import.saved.as"}

// ImportChange is one correction.
type ImportChange struct {
	What  Setting
	At    int
	Value string
}

// Importing answers an import page.
type Importing struct {
	Change func(ImportChange)
	Paint  func(width, height int) // the journey is to be painted in so many pixels; Painted takes it
	Save   func()                  // a name is to be given to the mapping
	Manage func()                  // saved mappings are to be renamed or deleted
	Copy   func()                  // the list of what found no place
	Done   func(ok bool)           // called once, and with false when the person changed their mind
}

// ImportView is an open import page.
type ImportView struct {
	Importing
	h       Host
	shell   *shell
	now     Import
	asked   map[Setting]*part.Choice
	fields  map[Setting]fyne.CanvasObject
	sheet   *sheetTable
	left    *leftCells
	paper   *part.Sheet
	title   *part.Label
	sets    *setLines
	rolled  *container.Scroll // the lines of sets
	notice  *part.Paragraph
	counts  *part.Label
	trouble *part.Label
	body    *fyne.Container
}

// Import opens the import page. Show shows what comes of every correction, at once or when it is ready.
func (h Host) Import(first Import, does Importing) *ImportView {
	v := &ImportView{Importing: does, h: h, asked: map[Setting]*part.Choice{}, fields: map[Setting]fyne.CanvasObject{}}
	v.notice = part.NewParagraph("", part.SmallSize, part.Good)
	v.counts = part.NewLabel("", part.BodySize, true, part.Strong)
	v.trouble = part.NewLabel("", part.SmallSize, false, part.Alarm)
	v.sheet, v.left = newSheetTable(v), newLeftCells(v)
	v.paper, v.sets = part.NewSheet(fyne.NewSize(300, 150)), newSetLines(v)
	v.rolled = container.NewVScroll(v.sets.box)
	v.paper.OnRoom = v.Paint
	v.title = part.NewHeading("")
	preview := container.NewBorder(v.title, nil, nil, nil, container.NewStack(v.paper, v.rolled))
	left := container.NewBorder(part.NewHeading(h.Words("import.table")), v.sheet.whole, nil, nil, v.sheet)
	halves := container.NewGridWithColumns(2, container.NewPadded(left), container.NewPadded(container.NewBorder(nil, v.left.box, nil, nil, preview)))
	v.body = container.NewBorder(container.NewVBox(v.head(), v.notice), container.NewVBox(v.counts, v.trouble), nil, nil, halves)
	v.shell = h.open(h.Words("import.title", "name", first.Name), v.body, fyne.NewSize(1440, 900),
		Answer{Label: h.Words("button.cancel"), Style: part.Outline, Run: func() { v.Done(false) }},
		Answer{Label: h.Words("button.import"), Style: part.Primary, Run: func() { v.Done(true) }})
	v.shell.keep = func(i int) bool { return i == 1 && !v.now.Ready }
	v.shell.listen(v.body)
	v.Show(first)
	return v
}

// head are the choices about the whole sheet.
func (v *ImportView) head() fyne.CanvasObject {
	grid := container.New(evenly{})
	for i, word := range askedWords {
		what := Setting(i)
		c := part.NewChoice(nil, func(id string) {
			if id != v.now.Asked[what].ID {
				v.Change(ImportChange{What: what, Value: id})
			}
		})
		v.asked[what], v.fields[what] = c, fieldOf(v.h.Words(word), c)
		grid.Add(v.fields[what])
	}
	saved := container.NewHBox(part.NewButton(v.h.Words("import.save"), "", part.Outline, v.Save),
		part.NewButton(v.h.Words("import.manage"), "", part.Outline, v.Manage))
	return container.NewBorder(nil, nil, nil, container.NewVBox(part.NewLabel("", part.MetaSize, false, part.Muted), saved), grid)
}

// Show shows another state of the import.
func (v *ImportView) Show(i Import) {
	v.now = i
	for what, c := range v.asked {
		c.SetOptions(i.Asked[what].Options)
		c.SetID(i.Asked[what].ID)
		visible(v.fields[what], len(i.Asked[what].Options) > 0)
	}
	v.sheet.show()
	v.left.show()
	v.title.SetText(v.h.Words("import.preview"))
	if len(i.Sets) > 0 {
		v.title.SetText(v.h.Words("import.sets"))
	}
	visible(v.left.box, len(i.Sets) == 0 || len(i.Left) > 0)
	visible(v.paper, len(i.Sets) == 0)
	visible(v.rolled, len(i.Sets) > 0)
	v.sets.show()
	v.Say(i.Notice)
	v.counts.SetText(i.Counts)
	v.trouble.SetText(i.Trouble)
	visible(v.trouble, i.Trouble != "")
	able(v.shell.buttons[1], i.Ready)
	v.body.Refresh()
}

// Say says something until the state changes.
func (v *ImportView) Say(text string) {
	v.notice.SetText(text)
	visible(v.notice, text != "")
}

// Working says that what comes of a correction is being worked out.
func (v *ImportView) Working() { v.counts.SetText(v.h.Words("import.working")) }

// Painted shows the journey; nil clears it.
func (v *ImportView) Painted(img image.Image) { v.paper.SetPage(img) }

// Room returns how many pixels the journey may take.
func (v *ImportView) Room() (width, height int) { return v.paper.Room() }

// shellKey is what keys mean on the widgets of the page.
func (v *ImportView) shellKey(k *fyne.KeyEvent) bool { return v.shell.key(k) }

// evenly gives what is seen equal widths in one row.
type evenly struct{}

func (evenly) shown(o []fyne.CanvasObject) (list []fyne.CanvasObject) {
	for _, one := range o {
		if one.Visible() {
			list = append(list, one)
		}
	}
	return list
}

const (
	questionWidth = 168 // at most
	questionGap   = 8
)

func (e evenly) MinSize(o []fyne.CanvasObject) (s fyne.Size) {
	for _, one := range e.shown(o) {
		m := one.MinSize()
		s = fyne.NewSize(s.Width+m.Width+questionGap, max(s.Height, m.Height))
	}
	return s
}

func (e evenly) Layout(o []fyne.CanvasObject, s fyne.Size) {
	list := e.shown(o)
	width := min(questionWidth, s.Width/float32(max(1, len(list)))-questionGap)
	for i, one := range list {
		one.Move(fyne.NewPos(float32(i)*(width+questionGap), 0))
		one.Resize(fyne.NewSize(width, one.MinSize().Height))
	}
}
