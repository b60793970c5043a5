package vm

import (
	"strconv"
	"strings"

	"sojourn/canvas/layout"
	"sojourn/model"
)

// Name returns the words of a line, and whether they stand for a name that nobody has given.
func (o *Outline) Name(k LineKey) (text string, unnamed bool) {
	var own, other string
	switch r, _ := o.doc.Find(k.ID); r := r.(type) {
	case *model.Map:
		own, other = r.Title.In(o.lang), "untitled.map"
		if k.Kind == TrayLine {
			return o.w("tray"), false
		}
	case *model.Stage:
		own, other = r.Name.In(o.lang), "untitled.stage"
	case *model.Step:
		own, other = r.Name.In(o.lang), "untitled.step"
	case *model.Card:
		own, other = r.Title.In(o.lang), "untitled.card"
	case *model.Lane:
		if text = o.laneName(*r); k.Series == model.Target {
			text += " · " + o.w("outline.target")
		}
		return text, false
	}
	if own = strings.TrimSpace(own); own == "" {
		return o.w(other), true
	}
	return own, false
}

// Within returns the words of a line below another one: a cell of a lane is named by its column there.
func (o *Outline) Within(k LineKey, byLanes bool) (text string, unnamed bool) {
	if byLanes && (k.Kind == CellLine || k.Kind == CurveLine) {
		if i, ok := o.column[k.Column]; ok {
			text = o.columnName(o.cols[i])
		}
		if k.Series == model.Target {
			text += " · " + o.w("outline.target")
		}
		return text, false
	}
	return o.Name(k)
}

func (o *Outline) columnName(c model.Column) string {
	name := o.name(c.Stage.Name, "untitled.stage")
	if c.Step != nil {
		name += " · " + o.name(c.Step.Name, "untitled.step")
	}
	return name
}

// Aside is what stands beside the name of a line. Gap and Face are told apart since they have a colour and a shape.
type Aside struct {
	Text string
	Gap  string // worded, empty for none
	Wide bool   // the gap is one: experience is below expectation
	Face int    // −2 … +2
	Felt string // the word for Face, empty for none
}

// Aside returns what stands beside the name of a line: what kind of thing a card is, its channel, gap, emotion and owner; how many
// cards a folded line hides.
func (o *Outline) Aside(l OutlineLine) Aside {
	switch l.Kind {
	case CardLine:
		return o.on(l.Card).cardAside(l.Card)
	case CurveLine:
		v := o.emotion(l.Column, l.Series)
		if !v.Known {
			return Aside{Text: o.w("line.none")}
		}
		return Aside{Face: o.m.Scale.Face(v.Value), Felt: o.feeling(v.Value)}
	case CellLine:
		if n := len(o.doc.Cell(l.ID, l.Column)); n > 0 {
			return Aside{Text: layout.Number(float64(n))}
		}
		return Aside{Text: o.w("outline.empty")}
	case LaneLine:
		if i, ok := o.lane[l.ID]; ok && o.lanes[i].Hidden {
			return Aside{Text: o.w("field.hidden")}
		}
	case MapLine:
		return Aside{Text: o.w("bar.stages", "n", len(o.doc.Stages(o.m.ID))) + " · " + o.w("bar.cards", "n", o.Cards())}
	}
	return Aside{}
}

func (o *Outline) cardAside(c *model.Card) Aside {
	var parts []string
	add := func(s string) {
		if s = strings.TrimSpace(s); s != "" {
			parts = append(parts, s)
		}
	}
	if c.Type != model.TextCard && c.Type != o.Lane(c).CardType() {
		add(o.w("card." + cardType(c.Type)))
	}
	add(lineText(o, c))
	add(channelOf(c).In(o.lang))
	add(c.Owner.In(o.lang))
	if c.Owner.Empty() {
		add(c.Department.In(o.lang))
	}
	a := Aside{Text: strings.Join(parts, " · ")}
	if v, ok := emotionNumber(o, c); ok {
		a.Face, a.Felt = o.m.Scale.Face(v), o.feeling(v)
	}
	if gap, ok := c.Touchpoint.Gap(); ok {
		a.Gap, a.Wide = o.w("card.gap", "gap", layout.Number(gap)), gap > 0
	}
	return a
}

// Label is what a line reads as, in plain words, to somebody who does not see it.
func (o *Outline) Label(l OutlineLine) string {
	name, _ := o.Name(l.LineKey)
	switch l.Kind {
	case StageLine:
		return o.w("outline.reads.stage", "name", name, "at", o.stageAt(l.ID), "of", len(o.doc.Stages(o.m.ID)))
	case StepLine:
		p, _ := model.Get[model.Step](o.doc, l.ID)
		s, _ := model.Get[model.Stage](o.doc, p.Stage)
		return o.w("outline.reads.step", "name", name, "stage", o.name(s.Name, "untitled.stage"))
	case LaneLine:
		return o.w("outline.reads.lane", "name", name, "at", o.lane[l.ID]+1, "of", len(o.lanes))
	case CellLine, CurveLine:
		return o.cellLabel(l, name)
	case TrayLine:
		return o.w("outline.reads.tray", "n", len(o.doc.Tray(o.m.ID)))
	case CardLine:
		return o.cardLabel(l, name)
	}
	return o.w("outline.reads.map", "name", name, "text", o.Aside(l).Text)
}

func (o *Outline) stageAt(id model.ID) int {
	for i, s := range o.doc.Stages(o.m.ID) {
		if s.ID == id {
			return i + 1
		}
	}
	return 0
}

func (o *Outline) cellLabel(l OutlineLine, lane string) string {
	where := ""
	if i, ok := o.column[l.Column]; ok {
		where = o.columnName(o.cols[i])
	}
	if l.Kind == CurveLine {
		a := o.Aside(l)
		return o.w("outline.reads.curve", "lane", lane, "column", where, "value", orElse(a.Felt, a.Text))
	}
	return o.w("outline.reads.cell", "lane", lane, "column", where, "n", len(o.doc.Cell(l.ID, l.Column)))
}

// cardLabel reads a card out: what it is, where it is, and everything its row says.
func (o *Outline) cardLabel(l OutlineLine, name string) string {
	c := l.Card
	where := o.w("tray")
	if at, ok := o.on(c).at(c); ok {
		where = o.columnName(at) + comma(o.lang) + laneText(o.on(c), c)
	}
	parts := []string{o.w("outline.reads.card", "kind", o.cardTitle(*c), "name", name, "where", where, "at", l.Nth, "of", l.Of)}
	heads := o.Headings()
	for i, col := range o.heads {
		switch col.key {
		case "title", "stage", "step", "lane", "type":
			continue
		case "status":
			if c.Status == "" {
				continue
			}
		}
		if s := strings.Join(strings.Fields(o.text(c, i)), " "); s != "" {
			parts = append(parts, o.w("outline.reads.field", "field", heads[i].Text, "value", s))
		}
	}
	if c.Locked {
		parts = append(parts, o.w("field.locked"))
	}
	return strings.Join(parts, o.w("outline.reads.then"))
}

// Feeling returns the value of a point of the curve that a person has set, as it can be typed over, and false where nobody has.
func (o *Outline) Feeling(k LineKey) (string, bool) {
	v := o.emotion(k.Column, k.Series)
	if !v.ByHand {
		return "", false
	}
	return strconv.FormatFloat(v.Value, 'f', -1, 64), true
}

// ReadFeeling reads what was typed for a point of the curve, a number or the word of a face; nil is no value, and it is
// false for what it cannot be.
func (o *Outline) ReadFeeling(text string) (*float64, bool) {
	v, ok := ReadField(emotionField(o, form[model.Card]{view: o.view, all: make([]model.Card, 1)}), text)
	lo, hi := o.m.Scale.Range()
	return within(v.Number, lo, hi), ok
}
