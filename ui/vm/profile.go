package vm

import (
	"strings"

	"sojourn/model"
	"sojourn/ui/i18n"
)

// profileKeys are the fields of the inspector by what a profile calls them, where the names differ.
var profileKeys = map[string]string{"name": "title", "role": "role.persona", "quote": "quote.persona"}

// PersonaName is what a persona is called, also one without a name.
func PersonaName(p *model.Persona, lang string, w i18n.Words) string {
	return view{lang: lang, w: w}.name(p.Name, "untitled.persona")
}

// profileLists are the lists whose entries are places of their own.
var profileLists = map[string]string{"trait": "traits", "metric": "metrics"}

// ProfileField returns the field that a place on the page of a persona shows, such as "goals" or "trait.0.low", and false
// for a place that shows none.
func ProfileField(doc *model.Document, persona model.ID, place, lang string, w i18n.Words) (Field, bool) {
	p, ok := model.Get[model.Persona](doc, persona)
	if !ok {
		return Field{}, false
	}
	in, id := (view{doc, lang, w}).persona(p), string(persona)
	kind, one, _ := strings.Cut(place, ".")
	if list := profileLists[kind]; list != "" {
		n, end, _ := strings.Cut(one, ".")
		return rowField(in, id+"."+list, id+"."+list+"."+n, kind+"."+orElse(end, "value"))
	}
	if key := profileKeys[place]; key != "" {
		place = key
	}
	return in.Find(id + "." + place)
}

// rowField is a field of an entry of a list.
func rowField(in Inspector, list, row, end string) (Field, bool) {
	f, _ := in.Find(list)
	for _, r := range f.Rows {
		for _, one := range r.Fields {
			if r.Key == row && strings.HasSuffix(one.Key, "."+end) {
				return one, true
			}
		}
	}
	return Field{}, false
}

// ProfileRow returns what takes an entry out of a list of the page, such as "trait.0" or "metric.2"; nil for another place.
func ProfileRow(doc *model.Document, persona model.ID, place, lang string, w i18n.Words) Change {
	p, ok := model.Get[model.Persona](doc, persona)
	kind, rest, dotted := strings.Cut(place, ".")
	list := profileLists[kind]
	if !ok || !dotted || list == "" {
		return nil
	}
	n, _, _ := strings.Cut(rest, ".")
	f, _ := (view{doc, lang, w}).persona(p).Find(string(persona) + "." + list)
	for _, r := range f.Rows {
		if r.Key == string(persona)+"."+list+"."+n {
			return r.Remove
		}
	}
	return nil
}
