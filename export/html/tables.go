package html

import (
	"slices"
	"strings"

	"sojourn/model"
)

// matrix is the map as a table: a row for each lane, a column for each stage or step.
type matrix struct {
	Stages []stage
	Steps  []step // one for each column; none when no stage has steps
	Rows   []row
}

// step is a name in both languages.
type step struct{ Name, Also string }

type stage struct {
	step
	Columns int
}

type row struct {
	step
	Line  bool // a line across, without cells
	Cells []cell
}

// cell holds cards, or plain lines where a lane is computed.
type cell struct {
	Cards []entry
	Lines []string
}

// entry is a card in a table. At is its number.
type entry struct {
	At          int
	Title, Body string
	// AlsoTitle and AlsoBody are these in the second language.
	AlsoTitle, AlsoBody string
}

func (b *book) matrix() matrix {
	var m matrix
	steps := make([]step, len(b.columns))
	for i, c := range b.columns {
		if i > 0 && b.columns[i-1].Stage.ID == c.Stage.ID {
			m.Stages[len(m.Stages)-1].Columns++
		} else {
			name := b.say(c.Stage.Name)
			if name == "" {
				name = b.job.Words("untitled.stage")
			}
			m.Stages = append(m.Stages, stage{step{name, b.also(c.Stage.Name)}, 1})
		}
		if c.Step != nil {
			steps[i] = step{b.say(c.Step.Name), b.also(c.Step.Name)}
			m.Steps = steps
		}
	}
	for _, l := range b.lanes {
		r := row{step: step{laneName(l, b.job), alsoLane(l, b.job)}, Line: l.Type.Line()}
		if !r.Line {
			for _, c := range b.columns {
				r.Cells = append(r.Cells, b.cell(l, c))
			}
		}
		m.Rows = append(m.Rows, r)
	}
	return m
}

func (b *book) cell(l *model.Lane, c model.Column) cell {
	switch l.Type {
	case model.EmotionLane:
		return cell{Lines: b.emotions(c)}
	case model.ChannelsLane:
		return cell{Lines: b.distinct(c, func(c *model.Card) model.Text {
			if c.Touchpoint == nil {
				return model.Text{}
			}
			return c.Touchpoint.Channel
		})}
	case model.OwnershipLane:
		return cell{Lines: b.distinct(c, func(c *model.Card) model.Text { return c.Department })}
	}
	var out cell
	for _, card := range b.job.Doc.Cell(l.ID, c.ID) {
		at := b.at[card.ID]
		said := []string{b.say(card.Body)}
		if card.Type == model.MetricCard { // its numbers are what it is there for
			for _, m := range card.Metrics {
				if b.say(m.Name) == b.cards[at].Title {
					m.Name = model.Text{}
				}
				said = append(said, b.job.Metric(m))
			}
		}
		e := entry{At: at, Title: b.cards[at].Title, AlsoTitle: b.cards[at].Also, AlsoBody: b.also(card.Body)}
		e.Body = strings.Join(slices.DeleteFunc(said, func(s string) bool { return s == "" || s == e.Title }), "\n")
		out.Cards = append(out.Cards, e)
	}
	return out
}

// distinct lists once what the cards of a column say.
func (b *book) distinct(c model.Column, pick func(*model.Card) model.Text) (out []string) {
	for _, l := range b.lanes {
		for _, card := range b.job.Doc.Cell(l.ID, c.ID) {
			if s := b.say(pick(card)); s != "" && !slices.Contains(out, s) {
				out = append(out, s)
			}
		}
	}
	return out
}

// table is a list of cards with some of their fields.
type table struct {
	Heads []string
	Rows  []line
}

type line struct {
	entry
	Place string
	Cells []string
}

// touchpoints lists the touchpoints with what is known of each, a column for each field that one of them has.
func (b *book) touchpoints() table {
	var t table
	var found []map[string]string
	for i := range b.cards {
		c := &b.cards[i]
		if c.card.Type != model.TouchpointCard {
			continue
		}
		t.Rows = append(t.Rows, line{entry: entry{At: i, Title: c.Title, AlsoTitle: c.Also}, Place: b.columnName(c.column)})
		known := map[string]string{}
		next := 0                        // all cards have their fields in the same order, each without some
		for _, f := range c.Fields[1:] { // the first is the kind
			if f.Card != nil {
				continue
			}
			if at := slices.Index(t.Heads, f.Name); at >= 0 {
				next = at + 1
			} else {
				t.Heads = slices.Insert(t.Heads, next, f.Name)
				next++
			}
			known[f.Name] = strings.TrimPrefix(known[f.Name]+"\n"+f.Text, "\n")
		}
		found = append(found, known)
	}
	for i, known := range found {
		for _, head := range t.Heads {
			t.Rows[i].Cells = append(t.Rows[i].Cells, known[head])
		}
	}
	return t
}
