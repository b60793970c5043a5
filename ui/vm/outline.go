package vm

import (
	"slices"
	"strings"

	"sojourn/model"
	"sojourn/model/insight"
	"sojourn/ui/i18n"
)

// LineKind is what a line of the outline stands for.
type LineKind uint8

// Kinds of lines.
const (
	MapLine   LineKind = iota
	StageLine          // a stage
	StepLine           // a step of a stage
	LaneLine           // a lane as a whole
	CellLine           // where a lane and a column meet
	CurveLine          // the emotion of a column
	TrayLine           // the cards that have no cell yet
	CardLine
)

// LineKey names a line: it is the same in every state of the document. ID is the record's; a cell and a point of the
// curve are named by their lane and their column.
type LineKey struct {
	Kind   LineKind
	ID     model.ID
	Column model.ID
	Series model.Series // of a CurveLine
}

// OutlineLine is one line of the outline. Its words are made when somebody looks at it.
type OutlineLine struct {
	LineKey
	Level   int // 0 is the map
	Folds   bool
	Open    bool
	Card    *model.Card // of a CardLine
	Nth, Of int         // a card's place in its cell, from 1
}

// Outline is a map as a tree and as a table of its cards, or all touchpoints of a project as a table. It belongs to one state of the document; making one costs
// little, since words and orders are made when they are asked for.
type Outline struct {
	view
	m      model.Map
	cols   []model.Column
	lanes  []*model.Lane
	heads  []column         // those of the table
	column map[model.ID]int // by id of a step or a stage; a stage with steps means its first one
	lane   map[model.ID]int
	curves map[model.Series]map[model.ID]insight.Value
	cards  []OutlineLine // in reading order
	texts  []string      // of cards, folded, to search in
	maps   []*Outline    // of a project: its maps, in order
	byMap  map[model.ID]*Outline
}

// NewOutline shows a map of a document in the language lang.
func NewOutline(doc *model.Document, mapID model.ID, lang string, w i18n.Words) *Outline {
	m, _ := model.Get[model.Map](doc, mapID)
	o := &Outline{
		view: view{doc, lang, w}, m: m, cols: doc.Columns(mapID), lanes: doc.Lanes(mapID),
		column: map[model.ID]int{}, lane: map[model.ID]int{},
	}
	for i, c := range o.cols {
		o.column[c.ID] = i
		if c.Step != nil && doc.Steps(c.Stage.ID)[0] == c.Step {
			o.column[c.Stage.ID] = i
		}
	}
	for i, l := range o.lanes {
		o.lane[l.ID] = i
	}
	o.heads = slices.DeleteFunc(slices.Clone(columns), func(c column) bool { return c.key == "step" && !o.stepped() })
	return o
}

// NewInventory shows the touchpoints of all maps of a project as one table.
func NewInventory(doc *model.Document, lang string, w i18n.Words) *Outline {
	o := &Outline{view: view{doc, lang, w}, heads: inventoryColumns, byMap: map[model.ID]*Outline{}}
	for _, m := range doc.Maps() {
		one := NewOutline(doc, m.ID, lang, w)
		o.maps, o.byMap[m.ID] = append(o.maps, one), one
	}
	return o
}

// on is the outline of the map that a card is on.
func (o *Outline) on(c *model.Card) *Outline {
	if one := o.byMap[c.Map]; one != nil {
		return one
	}
	return o
}

// text is what a card says in a column.
func (o *Outline) text(c *model.Card, col int) string { return o.heads[col].text(o.on(c), c) }

// stepped reports that some stage has steps.
func (o *Outline) stepped() bool {
	return slices.ContainsFunc(o.cols, func(c model.Column) bool { return c.Step != nil })
}

// lines returns every card in reading order: column by column, lane by lane, the tray last.
func (o *Outline) lines() []OutlineLine {
	if o.cards != nil {
		return o.cards
	}
	o.cards = make([]OutlineLine, 0, len(o.doc.Cards(o.m.ID)))
	for _, m := range o.maps {
		for _, l := range m.lines() {
			if isTouchpoint(l.Card) {
				o.cards = append(o.cards, l)
			}
		}
	}
	for _, c := range o.cols {
		for _, l := range o.lanes {
			o.cards = appendCards(o.cards, o.doc.Cell(l.ID, c.ID), 0)
		}
	}
	o.cards = appendCards(o.cards, o.doc.Tray(o.m.ID), 0)
	return o.cards
}

func appendCards(to []OutlineLine, cards []*model.Card, level int) []OutlineLine {
	for i, c := range cards {
		to = append(to, OutlineLine{LineKey: LineKey{Kind: CardLine, ID: c.ID}, Level: level, Card: c, Nth: i + 1, Of: len(cards)})
	}
	return to
}

// matching returns, for a text, whether a card says it anywhere in its row; nil for no text.
func (o *Outline) matching(filter string) map[model.ID]bool {
	filter = strings.ToLower(strings.TrimSpace(filter))
	if filter == "" {
		return nil
	}
	cards := o.lines()
	if o.texts == nil {
		o.texts = make([]string, len(cards))
		for i, l := range cards {
			o.texts[i] = o.haystack(l.Card)
		}
	}
	hits := map[model.ID]bool{}
	for i, l := range cards {
		if strings.Contains(o.texts[i], filter) {
			hits[l.ID] = true
		}
	}
	return hits
}

// haystack is all that the row of a card says, one column per line, so that no match runs from one into the next.
func (o *Outline) haystack(c *model.Card) string {
	var b strings.Builder
	for i := range o.heads {
		b.WriteString(o.text(c, i))
		b.WriteByte('\n')
	}
	return strings.ToLower(b.String())
}

// Emotion returns the value of a column on a curve of the map.
func (o *Outline) emotion(column model.ID, series model.Series) insight.Value {
	if o.curves == nil {
		o.curves = map[model.Series]map[model.ID]insight.Value{}
	}
	if o.curves[series] == nil {
		by := map[model.ID]insight.Value{}
		for _, v := range insight.Curve(o.doc, o.m.ID, "", series) {
			by[v.Column] = v
		}
		o.curves[series] = by
	}
	return o.curves[series][column]
}

// Map returns the map that is shown, and false where there is none.
func (o *Outline) Map() (model.ID, bool) { return o.m.ID, o.m.ID != "" }

// Cards is how many cards the map has, of a project how many touchpoints.
func (o *Outline) Cards() int {
	if o.byMap != nil {
		return len(o.lines())
	}
	return len(o.doc.Cards(o.m.ID))
}

// Lane returns the type of the lane that a card stands in, for its colour.
func (o *Outline) Lane(c *model.Card) model.LaneType {
	o = o.on(c)
	if i, ok := o.lane[c.Lane]; ok {
		return o.lanes[i].Type
	}
	return model.TextLane
}
