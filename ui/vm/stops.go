package vm

import (
	"cmp"
	"slices"
	"strings"

	"sojourn/canvas/scene"
	"sojourn/model"
	"sojourn/ui/i18n"
)

// Stop is what an audience is led to: the whole map, a stage, or a card.
type Stop struct {
	ID    model.ID   // of the stage or the card, "" for the whole map
	Stage model.ID   // that it is, or stands in
	Title string     // plain words
	Notes string     // what is told beside it, paragraphs apart by line breaks; may be empty
	At    scene.Rect // where it is on the scene: of a stage its columns, all lanes high
	Card  bool
}

// Stops are the ways through a map before an audience. Each begins with the whole map.
type Stops struct{ Stages, Cards []Stop }

// NewStops finds the stops on a scene of the map: its open stages from left to right, and its cards stage by stage, within
// one lane by lane. Faded cards are passed over.
func NewStops(doc *model.Document, m model.ID, s *scene.Scene, lang string, w i18n.Words) Stops {
	v := view{doc, lang, w}
	rec, _ := model.Get[model.Map](doc, m)
	whole := Stop{Title: v.name(rec.Title, "untitled.map"), Notes: v.paragraphs(rec.Description, rec.Scenario, rec.Goal), At: scene.Rect{W: s.Size.W, H: s.Size.H}}
	out := Stops{Stages: []Stop{whole}, Cards: []Stop{whole}}
	columns := map[string]int{}
	stageOf := map[string]model.ID{}
	for i, t := range s.Columns {
		stage := cmp.Or(t.Parent, t.ID)
		columns[t.ID], stageOf[t.ID] = i, model.ID(stage)
		if t.Drop {
			out.Stages = v.stageStop(out.Stages, model.ID(stage), scene.Rect{X: t.At, Y: s.Grid.Y, W: t.Extent, H: s.Grid.H})
		}
	}
	var nodes []*scene.Node
	for i := range s.Nodes {
		if n := &s.Nodes[i]; n.Ref.Kind == scene.Card && n.Ref.Column != "" && !n.Faded {
			nodes = append(nodes, n)
		}
	}
	slices.SortStableFunc(nodes, func(a, b *scene.Node) int {
		return cmp.Or(columns[a.Ref.Column]-columns[b.Ref.Column], cmp.Compare(a.Bounds.Y, b.Bounds.Y))
	})
	for _, n := range nodes {
		if c, ok := model.Get[model.Card](doc, model.ID(n.Ref.ID)); ok {
			out.Cards = append(out.Cards, Stop{ID: c.ID, Stage: stageOf[n.Ref.Column], Title: v.name(c.Title, "untitled.card"), Notes: v.cardNotes(&c), At: n.Bounds, Card: true})
		}
	}
	return out
}

// stageStop adds a column: another one of the stage before makes that wider.
func (v view) stageStop(list []Stop, id model.ID, at scene.Rect) []Stop {
	if last := &list[len(list)-1]; last.ID == id {
		last.At = last.At.Union(at)
		return list
	}
	s, _ := model.Get[model.Stage](v.doc, id)
	return append(list, Stop{ID: id, Stage: id, Title: v.name(s.Name, "untitled.stage"), Notes: v.paragraphs(s.Intent, s.Duration), At: at})
}

func (v view) cardNotes(c *model.Card) string {
	texts := []model.Text{c.Body}
	if t := c.Touchpoint; t != nil {
		texts = append(texts, t.Intent, t.Behaviour, t.Reason)
	}
	if p := c.Pain; p != nil {
		texts = append(texts, p.Frequency, p.RootCause)
	}
	if o := c.Opportunity; o != nil {
		texts = append(texts, o.HowMightWe)
	}
	return v.paragraphs(texts...)
}

// paragraphs joins the texts that say something.
func (v view) paragraphs(texts ...model.Text) string {
	var out []string
	for _, t := range texts {
		if s := strings.TrimSpace(t.In(v.lang)); s != "" {
			out = append(out, s)
		}
	}
	return strings.Join(out, "\n")
}
