package xlsx

import (
	"strings"

	"sojourn/canvas/layout"
	"sojourn/model"

	"github.com/xuri/excelize/v2"
)

// Columns of the cover, in digits: a margin, a portrait, what is left of a label, and three that texts share.
var coverWidths = []float64{3, 9, 13, 32, 32, 32, 3}

// Where labels and texts stand on the cover, and how much room texts have.
const (
	coverLabel = 2
	coverFace  = coverLabel // a portrait is one column wide, its text begins in the next
	coverBody  = 4
	coverText  = 96.0
)

// cover is the first sheet: what this is, of whom and for whom, what stands where, and how to fill it in.
type cover struct{ *sheet }

func (b *book) writeCover() {
	c := cover{b.sheet(b.coverSheet, accent)}
	no := false
	c.do(func() error { return b.file.SetSheetView(b.coverSheet, -1, &excelize.ViewOptions{ShowGridLines: &no}) })
	for i, w := range coverWidths {
		c.width(i+1, i+1, w)
	}
	c.band()
	c.title()
	c.facts()
	c.portraits()
	c.contents()
	c.howTo()
	c.page(a4, "portrait", 1)
	c.flush()
}

// band is the way from the first stage to the last, in their colours.
func (c cover) band() {
	cells := make([]cell, len(coverWidths))
	colors, _ := layout.StageColors(len(cells), c.m.Color)
	for i, color := range colors {
		cells[i] = cell{style: c.style(look{fill: hex(color)})}
	}
	c.add(10, cells)
	c.add(26, nil)
}

// wide writes a row with text over all columns but the margins.
func (c cover) wide(runs []run, least float64, l look) {
	cells := make([]cell, len(coverWidths))
	last := len(cells) - 1
	c.blanks(cells, coverLabel-1, last, l)
	cells[coverLabel-1] = c.rich(coverLabel, runs, l)
	c.merge(coverLabel, c.row+1, last, c.row+1)
	c.add(max(least, height(runs, coverText+coverWidths[1]+coverWidths[2]-2)+4), cells)
}

// pair writes a row with something on the left, and from column at on text.
func (c cover) pair(left cell, at int, runs []run, least float64, l look) {
	cells := make([]cell, len(coverWidths))
	last := len(cells) - 1
	for i := coverLabel; i < at; i++ {
		cells[i-1] = cell{style: left.style}
	}
	cells[coverLabel-1] = left
	c.merge(coverLabel, c.row+1, at-1, c.row+1)
	c.blanks(cells, at-1, last, l)
	cells[at-1] = c.rich(at, runs, l)
	c.merge(at, c.row+1, last, c.row+1)
	c.add(max(least, height(runs, coverText-2)+6, height([]run{{left.text, font{size: 11}}}, coverWidths[1]+coverWidths[2]-1)+6), cells)
}

func (c cover) heading(s string) {
	c.add(22, nil)
	c.wide([]run{{s, font{size: 13, bold: true}}}, 26, look{down: "center", bottom: edge{accent, medium}})
	c.add(6, nil)
}

func (c cover) title() {
	c.wide([]run{{c.job.Words("xlsx.kind"), font{size: 11, color: muted}}}, 20, look{down: "center"})
	f := font{size: 26, bold: true}
	if len([]rune(c.book.title())) > 40 {
		f.size = 18
	}
	c.wide([]run{{c.book.title(), f}}, 44, look{down: "center", wrap: true})
	if s := c.say(c.m.Description); s != "" {
		c.wide([]run{{s, font{size: 11, color: chipInk}}}, 20, look{down: "top", wrap: true})
	}
	c.add(16, nil)
}

// facts are what a reader asks first.
func (c cover) facts() {
	p, w := c.job.Doc.Project(), c.job.Words
	date, version := "", ""
	if !c.job.Date.IsZero() {
		date = c.job.Date.Format("2006-01-02")
	}
	if p.Revision > 0 {
		version = w("xlsx.revision", "n", p.Revision)
	}
	state := c.m.State
	if state == "" {
		state = model.AsIs
	}
	for _, f := range []struct{ key, text string }{
		{"field.client", c.say(p.Client)}, {"field.consultant", c.say(p.Consultant)}, {"field.date", date}, {"field.revision", version},
		{"field.scenario", c.say(c.m.Scenario)}, {"field.goal", c.say(c.m.Goal)}, {"field.state", w("state." + string(state))}, {"field.research", c.say(c.m.Research)},
	} {
		if f.text != "" {
			c.pair(c.text(coverLabel, w(f.key), look{font: font{color: muted}, down: "top", wrap: true}), coverBody, []run{{f.text, font{size: 11}}}, 20, look{down: "top", wrap: true})
		}
	}
}

// portraits show who travels: a photo, or an initial on the persona's colour, the name, the role and a sentence of theirs.
func (c cover) portraits() {
	if len(c.people) == 0 {
		return
	}
	c.heading(c.job.Words("report.personas"))
	for _, p := range c.people {
		runs := []run{{c.say(p.Name), font{size: 13, bold: true}}}
		if role := c.say(p.Role); role != "" {
			runs = append(runs, run{"   " + role, font{color: muted}})
		}
		if s := c.say(p.Quote); s != "" {
			runs = append(runs, run{"\n“" + strings.Trim(s, "“”\"") + "”", font{italic: true, color: chipInk}})
		}
		face := c.text(coverFace, layout.Initial(c.say(p.Name)), look{font: font{size: 22, bold: true, color: "5A3B00"}, fill: personaFill(p), across: "center", down: "center"})
		const side, air = 57, 2 // pixels, of a row that is 61 high
		if c.hang(coverFace, p, side, air, air) {
			face.kind = blank
		}
		c.pair(face, coverFace+1, runs, 46, look{down: "center", wrap: true, indent: 1})
		c.add(5, nil)
	}
}

// contents lists the sheets, each a link.
func (c cover) contents() {
	c.heading(c.job.Words("report.contents"))
	for _, t := range c.tabs() {
		if !t.show || t.about == "" {
			continue
		}
		about := c.job.Words(t.about, "n", t.count)
		c.pair(c.text(coverLabel, *t.name, look{font: font{size: 11, bold: true, color: accent}, down: "center", wrap: true}), coverBody, []run{{about, font{color: chipInk}}}, 22, look{down: "center", wrap: true})
		c.do(func() error {
			return c.file.SetCellHyperLink(c.name, at(coverLabel, c.row), quoted(*t.name)+"!A1", "Location")
		})
	}
}

// howTo tells whoever gets the workbook how to fill it in.
func (c cover) howTo() {
	c.heading(c.job.Words("xlsx.howto"))
	for _, key := range []string{"xlsx.howto.edit", "xlsx.howto.return"} {
		c.wide([]run{{c.job.Words(key, "sheet", c.cardSheet), font{size: 10.5}}}, 20, look{down: "top", wrap: true})
	}
}
