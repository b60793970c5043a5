package vm

import (
	"slices"
	"strings"

	"sojourn/model"
	"sojourn/ui/i18n"
)

// Inspect shows the records selected on a map, in the language lang. With nothing selected it shows the map itself;
// with several cards, the fields that can be set for all of them together. Ids that are gone are passed over.
func Inspect(doc *model.Document, mapID model.ID, selected []model.ID, lang string, w i18n.Words) Inspector {
	v := view{doc, lang, w}
	var cards []model.Card
	for _, id := range selected {
		if c, ok := model.Get[model.Card](doc, id); ok {
			cards = append(cards, c)
		}
	}
	if len(cards) > 1 {
		return v.cards(cards)
	}
	for _, id := range selected {
		if in, ok := v.one(id); ok {
			return in
		}
	}
	if m, ok := model.Get[model.Map](doc, mapID); ok {
		return v.journey(m)
	}
	return Inspector{}
}

func (v view) one(id model.ID) (Inspector, bool) {
	r, ok := v.doc.Find(id)
	if !ok {
		return Inspector{}, false
	}
	switch r := r.(type) {
	case *model.Card:
		return v.card(*r), true
	case *model.Stage:
		return v.stage(*r), true
	case *model.Step:
		return v.step(*r), true
	case *model.Lane:
		return v.lane(*r), true
	case *model.Persona:
		return v.persona(*r), true
	case *model.Map:
		return v.journey(*r), true
	case *model.Point:
		return v.point(*r), true
	case *model.Link:
		return v.link(*r), true
	}
	return Inspector{}, false
}

// inspector drops what has nothing to show and marks what is shown, so that a window can tell a new value from a new
// form.
func inspector(title string, key string, sections ...Section) Inspector {
	in := Inspector{Title: title}
	var b strings.Builder
	b.WriteString(key)
	for _, s := range sections {
		s.Fields = slices.DeleteFunc(s.Fields, func(f Field) bool { return f.Key == "" })
		if len(s.Fields) == 0 {
			continue
		}
		in.Sections = append(in.Sections, s)
		for _, f := range s.Fields {
			b.WriteByte('|')
			b.WriteString(f.Key)
			for _, r := range f.Rows {
				b.WriteByte('/')
				b.WriteString(r.Key)
			}
		}
	}
	in.Key = b.String()
	return in
}

func (v view) section(key string, folded bool, fields ...Field) Section {
	return Section{Key: key, Title: v.w("section." + key), Folded: folded, Fields: fields}
}

func (v view) mapOptions(without model.ID) []Option {
	out := []Option{{"", v.w("field.none")}}
	for _, m := range v.doc.Maps() {
		if m.ID != without {
			out = append(out, Option{string(m.ID), v.name(m.Title, "untitled.map")})
		}
	}
	return out
}

func (v view) personaOptions() []Option {
	var out []Option
	for _, p := range v.doc.Personas() {
		out = append(out, Option{string(p.ID), v.name(p.Name, "untitled.persona")})
	}
	return out
}

// name is the text in the reader's language, or the word for something without a name.
func (v view) name(t model.Text, key string) string {
	if s := strings.TrimSpace(t.In(v.lang)); s != "" {
		return s
	}
	return v.w(key)
}

var journeyStates = []string{string(model.AsIs), string(model.ToBe), string(model.Research)}

func (v view) statuses() []Option {
	return v.named("status.", string(model.Draft), string(model.Review), string(model.Approved), string(model.Archived))
}

func orElse(s, usual string) string {
	if s == "" {
		return usual
	}
	return s
}
