package xlsx

import (
	"cmp"
	"strings"

	"sojourn/model"
	"sojourn/model/roundtrip"

	"github.com/xuri/excelize/v2"
)

// aboutField is a line of the sheet about the map.
type aboutField struct {
	key    string
	text   func(*book) string
	prefix string   // of the keys of the words to choose from
	codes  []string // which are these
}

func mapText(key string, pick func(model.Map) model.Text) aboutField {
	return aboutField{key: key, text: func(b *book) string { return b.say(pick(b.m)) }}
}

// mapChoice is one of a few codes; the first stands for none.
func mapChoice(key, prefix string, pick func(model.Map) string, codes ...string) aboutField {
	return aboutField{key: key, prefix: prefix, codes: codes, text: func(b *book) string { return b.job.Words(prefix + cmp.Or(pick(b.m), codes[0])) }}
}

var aboutFields = []aboutField{
	mapText(roundtrip.RowTitle, func(m model.Map) model.Text { return m.Title }),
	mapText("field.description", func(m model.Map) model.Text { return m.Description }),
	mapChoice("field.state", "state.", func(m model.Map) string { return string(m.State) }, string(model.AsIs), string(model.ToBe), string(model.Research)),
	mapChoice("field.map.type", "type.", func(m model.Map) string { return string(m.Type) }, string(model.Journey), string(model.Blueprint)),
	mapText("field.scenario", func(m model.Map) model.Text { return m.Scenario }),
	mapText("field.goal", func(m model.Map) model.Text { return m.Goal }),
	mapText("field.expectations", func(m model.Map) model.Text { return m.Expectations }),
	mapText("field.scope.start", func(m model.Map) model.Text { return m.ScopeStart }),
	mapText("field.scope.end", func(m model.Map) model.Text { return m.ScopeEnd }),
	mapText("field.research", func(m model.Map) model.Text { return m.Research }),
	mapText("field.owner", func(m model.Map) model.Text { return m.Owner }),
	mapChoice("field.status", "status.", func(m model.Map) string { return string(m.Status) }, string(model.Draft), string(model.Review), string(model.Approved), string(model.Archived)),
	{key: "field.tags", text: func(b *book) string { return strings.Join(b.m.Tags, ", ") }},
}

// writeAbout writes what the map is about, a line for each field, those too that nobody has filled in.
func (b *book) writeAbout() {
	const wide = 90.0
	s := b.sheet(b.aboutSheet, accent)
	no := false
	s.do(func() error { return b.file.SetSheetView(s.name, -1, &excelize.ViewOptions{ShowGridLines: &no}) })
	s.do(func() error { return s.out.SetColVisible(1, 1, false) })
	s.width(2, 2, 20)
	s.width(3, 3, wide)
	s.hidden([]cell{plain(roundtrip.Mark), {}, plain(string(b.m.ID))})
	s.add(30, []cell{{}, s.text(2, s.name, look{font: font{size: 16, bold: true}, down: "center"})})
	s.add(20, []cell{{}, s.text(2, s.job.Words("xlsx.fields.note"), look{font: font{size: 9, color: muted}, down: "top"})})
	line := edge{hairline, thin}
	for _, f := range aboutFields {
		text := f.text(b)
		if len(f.codes) > 0 {
			s.bound(at(3, s.row+1), f.key, 0, 0)
		}
		s.add(max(22, height([]run{{text, font{}}}, wide-3)+rowPadding, height([]run{{s.job.Words(f.key), font{bold: true}}}, labelRoom+2)+6), []cell{plain(f.key),
			s.text(2, s.job.Words(f.key), look{font: font{bold: true, color: muted}, down: "top", wrap: true, bottom: line}),
			s.text(3, text, look{down: "top", indent: 1, wrap: true, bottom: line})})
	}
	s.landscape(a4, 1, "$2:$3", "")
	s.flush()
}
