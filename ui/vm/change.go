package vm

import (
	"strings"

	"sojourn/model"
	"sojourn/model/insight"
	"sojourn/ui/i18n"
)

// ToldChange is a change in words.
type ToldChange struct {
	Line     string // the whole of it, without the map
	Map      string // the title of the map it is on; "" for what is on none, and for a map itself
	Name     string // what changed
	From, To ToldPlace
}

// ToldPlace names where a card, an emotion point or a step stands. A card without lane and column lies in the tray; the
// column of a step is its stage.
type ToldPlace struct{ Lane, Column string }

// TellChange tells one change of insight.Changes(a, b) in the language lang.
func TellChange(a, b *model.Document, c insight.Change, lang string, w i18n.Words) ToldChange {
	before, after := view{a, lang, w}, view{b, lang, w}
	now := after
	if c.What == insight.Removed {
		now = before
	}
	told := ToldChange{Name: now.changeName(c), From: before.place(c.From), To: after.place(c.To)}
	if c.Map != "" && c.Kind != model.KindMap {
		told.Map = now.mapTitle(c.Map)
	}
	var details []string
	if len(c.Fields) > 0 {
		details = append(details, now.fields(c.Kind, c.Fields))
	}
	if c.Moved {
		details = append(details, way(before, after, c))
	}
	told.Line = w(changeKey(c), "kind", w(kindKeys[c.Kind]), "name", told.Name, "detail", strings.Join(details, now.mark("\uff1b", "; ")))
	return told
}

func changeKey(c insight.Change) string {
	if c.What == insight.Changed && c.Moved {
		return "change.both"
	}
	return "change." + string(c.What)
}

// kindKeys are the words for one record of a kind.
var kindKeys = [model.Kinds]string{
	model.KindProject: "section.project", model.KindPersona: "inspector.persona", model.KindMap: "inspector.map",
	model.KindStage: "inspector.stage", model.KindStep: "inspector.step", model.KindLane: "inspector.lane", model.KindCard: "card.text",
	model.KindPoint: "inspector.point", model.KindLink: "change.link", model.KindMedia: "card.picture",
}

// unnamed are the words for a record of a kind that has no name.
var unnamed = map[model.Kind]string{
	model.KindProject: "untitled.project", model.KindPersona: "untitled.persona", model.KindMap: "untitled.map",
	model.KindStage: "untitled.stage", model.KindStep: "untitled.step", model.KindCard: "untitled.card",
}

// changeName is what a person calls the record, in one line.
func (v view) changeName(c insight.Change) string {
	key, ok := unnamed[c.Kind]
	if !ok {
		key = "untitled"
	}
	name := v.name(c.Name, key)
	switch c.Kind {
	case model.KindLane:
		name = v.laneName(model.Lane{Name: c.Name, Type: c.LaneType})
	case model.KindLink:
		name += " → " + v.name(c.Other, key)
	case model.KindPoint:
		p, _ := model.Get[model.Point](v.doc, c.ID)
		if who, ok := model.Get[model.Persona](v.doc, p.Persona); ok {
			name += " · " + v.name(who.Name, "untitled.persona")
		}
		if p.Series == model.Target {
			name += " · " + v.w("series.target")
		}
	}
	return inOneLine(name)
}

func inOneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

func (v view) mapTitle(id model.ID) string {
	m, _ := model.Get[model.Map](v.doc, id)
	return inOneLine(v.name(m.Title, "untitled.map"))
}

func (v view) place(p insight.Place) (out ToldPlace) {
	if l, ok := model.Get[model.Lane](v.doc, p.Lane); ok {
		out.Lane = v.laneName(l)
	}
	stage, ok := model.Get[model.Stage](v.doc, p.Column)
	if step, found := model.Get[model.Step](v.doc, p.Column); !ok && found {
		stage, ok = model.Get[model.Stage](v.doc, step.Stage)
		out.Column = " · " + v.name(step.Name, "untitled.step")
	}
	if ok {
		out.Column = v.name(stage.Name, "untitled.stage") + out.Column
	}
	return ToldPlace{inOneLine(out.Lane), inOneLine(out.Column)}
}

// way tells where a record went: to another place, or to another one among its neighbours.
func way(before, after view, c insight.Change) string {
	here := after.whole(c, c.To)
	switch {
	case c.From != c.To:
		from := before.whole(c, c.From)
		if c.From.Map != c.To.Map {
			from, here = before.mapTitle(c.From.Map)+"/"+from, after.mapTitle(c.To.Map)+"/"+here
		}
		return strings.TrimSuffix(from, "/") + " → " + strings.TrimSuffix(here, "/")
	case c.Kind == model.KindCard:
		return after.w("change.within", "place", here)
	}
	return after.w("change.order")
}

// whole is a place in one word; a card that has none lies in the tray.
func (v view) whole(c insight.Change, p insight.Place) string {
	at := v.place(p)
	if c.Kind == model.KindCard && at.Lane == "" && at.Column == "" {
		return v.w("tray")
	}
	return strings.TrimPrefix(at.Lane+"/"+at.Column, "/")
}

// fields lists the words of fields, each once.
func (v view) fields(k model.Kind, paths []string) string {
	var out []string
	for _, path := range paths {
		if word := v.w(fieldKey(k, path)); len(out) == 0 || out[len(out)-1] != word {
			out = append(out, word)
		}
	}
	return strings.Join(out, v.mark("、", ", "))
}

func (v view) mark(zh, en string) string {
	if i18n.Base(v.lang) == "zh" {
		return zh
	}
	return en
}

// fieldKeys are the words of fields that the inspector calls otherwise than a file does.
var fieldKeys = map[string]string{
	"name": "title", "rootCause": "cause", "howMightWe": "hmw", "customerValue": "value.customer", "businessValue": "value.business",
	"metric": "metric.goal", "dropOff": "dropoff", "scopeStart": "scope.start", "scopeEnd": "scope.end", "type": "map.type",
}

// fieldKeysOf are those that mean something of their own in one kind of record.
var fieldKeysOf = map[model.Kind]map[string]string{
	model.KindProject: {"title": "project", "channels": "channels.all", "dismissed": "checks.dismissed"},
	model.KindPersona: {"role": "role.persona", "quote": "quote.persona"},
	model.KindMap:     {"title": "map.title", "personas": "travellers", "views": "views.saved"},
	model.KindCard:    {"state": "progress"},
	model.KindPoint:   {"value": "emotion", "label": "point.label", "persona": "personas", "series": "series"},
	model.KindLink:    {"label": "point.label"},
}

// fieldKey returns the key of the word for a field, which is named as in a file: "title" or "touchpoint.expectation".
func fieldKey(k model.Kind, path string) string {
	name, inner, nested := strings.Cut(path, ".")
	if nested && name == "guide" {
		return "section.guide"
	}
	if nested {
		name, _, _ = strings.Cut(inner, ".")
	}
	key, ok := fieldKeysOf[k][name]
	if !ok {
		key, ok = fieldKeys[name]
	}
	if !ok {
		key = name
	}
	if key = "field." + key; i18n.Known(key) {
		return key
	}
	return "field.newer"
}

// counted are the words for how many records of a kind, what people look for first.
var counted = []struct {
	kind model.Kind
	key  string
}{
	{model.KindCard, "bar.cards"}, {model.KindStage, "bar.stages"}, {model.KindStep, "count.steps"}, {model.KindLane, "count.lanes"},
	{model.KindPoint, "count.points"}, {model.KindLink, "count.links"}, {model.KindMap, "count.maps"},
	{model.KindPersona, "count.personas"}, {model.KindMedia, "count.media"}, {model.KindProject, "count.project"},
}

// ChangeCounts tells how much differs in one line, "2 cards added · 1 card moved"; "" when nothing does.
func ChangeCounts(n insight.Counts, w i18n.Words) string {
	var out []string
	for _, c := range counted {
		t := n[c.kind]
		for _, part := range []struct {
			what insight.What
			n    int
		}{{insight.Added, t.Added}, {insight.Changed, t.Changed}, {insight.Moved, t.Moved}, {insight.Removed, t.Removed}} {
			if part.n > 0 {
				out = append(out, w("count."+string(part.what), "what", w(c.key, "n", part.n)))
			}
		}
	}
	return strings.Join(out, " · ")
}
