package layout

import (
	"cmp"
	"strings"
	"time"

	"sojourn/model"
)

// teller says what a map says in one language.
type teller struct {
	doc   *model.Document
	m     *model.Map
	lang  string
	words Words
}

// say returns a text of the map.
func (v *teller) say(t model.Text) string { return t.In(v.lang) }

// name is a text, or the program's word for what has none yet.
func (v *teller) name(t model.Text, key string) string {
	if s := v.say(t); s != "" {
		return s
	}
	return v.words(key)
}

func (v *teller) mapTitle() string { return v.name(v.m.Title, "untitled.map") }

func (v *teller) laneName(l *model.Lane) string { return LaneName(l, v.lang, v.words) }

// LaneName is what a lane is called, or what its kind is called where it has no name of its own.
func LaneName(l *model.Lane, lang string, words Words) string {
	if !l.Name.Empty() {
		return l.Name.In(lang)
	}
	return words("lane." + string(l.Type))
}

func (v *teller) laneNote(l *model.Lane) string {
	switch {
	case !l.Note.Empty():
		return v.say(l.Note)
	case !l.Role.Empty():
		return v.say(l.Role)
	case !l.Name.Empty():
		return ""
	}
	return v.words("lane." + string(l.Type) + ".note")
}

// answers is the department that answers for a card, else the person.
func (v *teller) answers(c *model.Card) string {
	if s := v.say(c.Department); s != "" {
		return s
	}
	return v.say(c.Owner)
}

// task says who does an action, by when, and how far it is; nothing while nobody has planned it.
func (v *teller) task(c *model.Card) string {
	who, due, state := v.answers(c), Day(v.lang, c.Action.Due), cmp.Or(c.Action.State, model.Todo)
	if who == "" && due == "" && state == model.Todo {
		return ""
	}
	return strings.Join(keepIf([]string{who, due, v.words("action." + string(state))}, func(s string) bool { return s != "" }), " · ")
}

// place says where a touchpoint happens.
func (v *teller) place(t *model.Touchpoint) string {
	channel := v.say(t.Channel)
	if t.Line == "" {
		return channel
	}
	line := v.words("line." + string(t.Line))
	if channel == "" {
		return line
	}
	return line + " · " + channel
}

// subtitle says what the map covers, which reality it shows and what it rests on.
func (v *teller) subtitle() []string {
	start, end := v.say(v.m.ScopeStart), v.say(v.m.ScopeEnd)
	covers := start + end
	if start != "" && end != "" {
		covers = v.words("poster.scope", "start", start, "end", end)
	}
	if covers == "" {
		covers = v.say(v.m.Description)
	}
	state := v.m.State
	if state == "" {
		state = model.AsIs
	}
	research := v.say(v.m.Research)
	if research != "" {
		research = v.words("poster.evidence", "text", research)
	}
	return []string{covers, v.words("poster.state." + string(state)), research}
}

// client says for whom the map was made.
func (v *teller) client() string {
	if s := v.say(v.doc.Project().Client); s != "" {
		return v.words("poster.for", "client", s)
	}
	return ""
}

// revision says when it was made, and how often.
func (v *teller) revision(date time.Time) string {
	day := ""
	if !date.IsZero() {
		day = Date(v.lang, date)
	}
	if n := v.doc.Project().Revision; n > 0 && day != "" {
		return v.words("poster.revision", "date", day, "n", n)
	}
	return day
}

// list is some short texts.
func (v *teller) list(texts []model.Text) []string {
	out := make([]string, len(texts))
	for i, t := range texts {
		out[i] = v.say(t)
	}
	return out
}

// joined puts short texts into one line, with the dot that both scripts use.
func joined(parts []string) string {
	return strings.Join(keepIf(parts, func(s string) bool { return s != "" }), " · ")
}
