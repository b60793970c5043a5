package xlsx

import (
	"cmp"
	"slices"
	"strings"

	"sojourn/canvas/layout"
	"sojourn/model"
	"sojourn/model/roundtrip"

	"github.com/xuri/excelize/v2"
)

// profile is a line of the sheet of personas.
type profile struct {
	key  string
	text func(*book, model.Persona) string
}

func one(key string, pick func(model.Persona) model.Text) profile {
	return profile{key, func(b *book, p model.Persona) string { return b.say(pick(p)) }}
}

func many(key string, pick func(model.Persona) []model.Text) profile {
	return profile{key, func(b *book, p model.Persona) string { return strings.Join(b.list(pick(p)), "\n") }}
}

var profiles = []profile{
	one("field.role.persona", func(p model.Persona) model.Text { return p.Role }),
	one("field.quote.persona", func(p model.Persona) model.Text { return p.Quote }),
	one("field.age", func(p model.Persona) model.Text { return p.Age }),
	one("field.place", func(p model.Persona) model.Text { return p.Place }),
	one("field.job", func(p model.Persona) model.Text { return p.Job }),
	one("field.context", func(p model.Persona) model.Text { return p.Context }),
	many("field.goals", func(p model.Persona) []model.Text { return p.Goals }),
	many("field.needs", func(p model.Persona) []model.Text { return p.Needs }),
	many("field.motivations", func(p model.Persona) []model.Text { return p.Motivations }),
	many("field.worries", func(p model.Persona) []model.Text { return p.Worries }),
	many("field.behaviours", func(p model.Persona) []model.Text { return p.Behaviours }),
	many("field.channels", func(p model.Persona) []model.Text { return p.Channels }),
	{"field.traits", traits},
	{"field.metrics", func(b *book, p model.Persona) string { return b.metrics(p.Metrics) }},
	{"field.share", func(_ *book, p model.Persona) string {
		if p.Share == nil {
			return ""
		}
		return layout.Number(*p.Share*100) + "%"
	}},
	{"profile.journeys", travelled},
}

// travelled names the maps that a persona travels on. A workbook for the client speaks of no other than its own.
func travelled(b *book, p model.Persona) string {
	var lines []string
	for _, m := range b.job.Doc.Maps() {
		if !slices.Contains(m.Personas, p.ID) || b.job.Client && m.ID != b.m.ID {
			continue
		}
		lines = append(lines, b.named(*m)+" · "+b.job.Words("poster.state."+string(cmp.Or(m.State, model.AsIs))))
	}
	return strings.Join(lines, "\n")
}

// photoRow shows the photos of those who have one.
func (s *sheet) photoRow(people []model.Persona) {
	const side, air, tall = 112, 8, 96 // pixels, and points of the row
	line := edge{hairline, thin}
	cells := make([]cell, len(people)+2)
	cells[0] = plain("field.photo")
	cells[1] = s.text(2, s.job.Words("field.photo"), look{font: font{bold: true, color: muted}, down: "top", wrap: true, bottom: line})
	s.blanks(cells, 2, len(cells), look{bottom: line})
	some := false
	for i, p := range people {
		some = s.hang(i+3, p, side, air, air) || some
	}
	if some {
		s.add(tall, cells)
	}
}

// traits draws the sliders as five marks between two words.
func traits(b *book, p model.Persona) string {
	var lines []string
	for _, t := range p.Traits {
		at := max(1, min(5, int(t.Value+0.5)))
		lines = append(lines, b.say(t.Low)+" "+strings.Repeat("○", at-1)+"●"+strings.Repeat("○", 5-at)+" "+b.say(t.High))
	}
	return strings.Join(lines, "\n")
}

// writePersonas writes who travels on the map, side by side.
func (b *book) writePersonas() {
	people := b.people
	const wide = 38.0
	s := b.sheet(b.personaSheet, "F3C969")
	s.do(func() error { return s.out.SetColVisible(1, 1, false) })
	s.width(2, 2, 18)
	s.width(3, len(people)+2, wide)
	s.do(func() error {
		return s.out.SetPanes(&excelize.Panes{Freeze: true, XSplit: 2, YSplit: 2, TopLeftCell: "C3", ActivePane: "bottomRight"})
	})
	ids, cells := make([]cell, len(people)+2), make([]cell, len(people)+2)
	ids[0], cells[0] = plain(roundtrip.Mark), plain("field.title")
	for i, p := range people {
		ids[i+2] = plain(string(p.ID))
		cells[i+2] = s.text(i+3, b.say(p.Name), look{font: font{size: 14, bold: true}, fill: personaFill(p), down: "center", indent: 1, wrap: true})
	}
	s.hidden(ids)
	s.add(32, cells)
	s.photoRow(people)
	for _, f := range profiles {
		s.profileRow(f, people, wide)
	}
	s.landscape(a4, 1, "$1:$2", "$A:$B")
	s.flush()
}

// labelRoom is what a label of the personas has, in digits.
const labelRoom = 16.0

// profileRow writes a line about everybody, unless nobody has it.
func (s *sheet) profileRow(f profile, people []model.Persona, wide float64) {
	line := edge{hairline, thin}
	texts, tall, said := make([]string, len(people)), max(20, height([]run{{s.job.Words(f.key), font{bold: true}}}, labelRoom)+6), false
	for i, p := range people {
		texts[i] = f.text(s.book, p)
		said = said || texts[i] != ""
		tall = max(tall, height([]run{{texts[i], font{}}}, wide-3)+rowPadding)
	}
	if !said {
		return
	}
	cells := []cell{plain(f.key), s.text(2, s.job.Words(f.key), look{font: font{bold: true, color: muted}, down: "top", wrap: true, bottom: line})}
	for i, text := range texts {
		cells = append(cells, s.text(i+3, text, look{down: "top", indent: 1, wrap: true, bottom: line}))
	}
	s.add(tall, cells)
}
