package html

import (
	"cmp"
	"strconv"
	"strings"

	"sojourn/canvas/scene"
	"sojourn/export"
	"sojourn/model"
)

// book gathers what is said about a map: the cards in the order they are read, lane by lane.
type book struct {
	job     export.Job
	scene   *scene.Scene
	m       model.Map
	columns []model.Column
	lanes   []*model.Lane // those that are not hidden
	cards   []card
	at      map[model.ID]int // where a card stands in cards
	ends    map[model.ID][]*model.Link
	curves  []curve
}

// card is what the page tells about a card.
type card struct {
	Title  string   `json:"title"`
	Also   string   `json:"also,omitempty"` // the title in the second language
	Place  string   `json:"place"`          // lane and stage
	Lane   int      `json:"lane"`           // which band of the picture, -1 where the map does not show the card
	Box    *box     `json:"box,omitempty"`  // where it stands in the picture
	Fields []detail `json:"fields,omitempty"`

	card   *model.Card
	column model.Column
}

// box is a rectangle in points: x, y, width, height.
type box [4]float64

// detail is a line of what is known about a card.
type detail struct {
	Name string `json:"name"`
	Text string `json:"text"`
	Also string `json:"also,omitempty"` // the same in the second language
	Href string `json:"href,omitempty"` // where Text leads to in the web
	Card *int   `json:"card,omitempty"` // which card Text leads to
}

func newBook(job export.Job, s *scene.Scene) *book {
	b := &book{job: job, scene: s, cards: []card{}, at: map[model.ID]int{}, ends: map[model.ID][]*model.Link{}}
	for _, k := range job.Doc.Links() {
		b.ends[k.From] = append(b.ends[k.From], k)
		b.ends[k.To] = append(b.ends[k.To], k)
	}
	b.m, _ = model.Get[model.Map](job.Doc, job.Map)
	b.columns = job.Doc.Columns(job.Map)
	for _, l := range job.Doc.Lanes(job.Map) {
		if !l.Hidden {
			b.lanes = append(b.lanes, l)
			b.gather(l)
		}
	}
	for i := range s.Nodes {
		n := &s.Nodes[i]
		if at, known := b.at[model.ID(n.Ref.ID)]; known && n.Ref.Kind == scene.Card {
			n.Link = "" // its details lead there
			b.sheet(n)
			b.cards[at].Box = &box{n.Bounds.X, n.Bounds.Y, n.Bounds.W, n.Bounds.H}
			b.cards[at].Lane = b.laneAt(n.Bounds)
		}
	}
	b.curves = b.drawn()
	for i := range b.cards {
		b.cards[i].Fields = b.details(b.cards[i].card)
	}
	return b
}

// sheet puts a sheet below a card that is drawn without one, so that all of it can be clicked and marked.
func (b *book) sheet(n *scene.Node) {
	if len(n.Prims) > 0 && n.Prims[0].Op == scene.OpRect {
		return
	}
	n.Prims = append([]scene.Prim{{Op: scene.OpRect, Rect: n.Inner().Inset(-3), Radius: 4, Fill: b.scene.Ground}}, n.Prims...)
}

// gather lists the cards of a lane.
func (b *book) gather(l *model.Lane) {
	for i, col := range b.columns {
		for _, c := range b.job.Doc.Cell(l.ID, col.ID) {
			place := laneName(l, b.job) + " · " + b.columnName(col)
			if last := min(i+max(1, c.Span), len(b.columns)) - 1; last > i {
				place += " → " + b.columnName(b.columns[last])
			}
			b.at[c.ID] = len(b.cards)
			b.cards = append(b.cards, card{Title: b.title(c), Also: b.also(c.Title), Place: place, Lane: -1, card: c, column: col})
		}
	}
}

func (b *book) say(t model.Text) string { return t.In(b.job.Lang) }

// also is a text in the second language of the job, "" where there is none or where it says the same.
func (b *book) also(t model.Text) string {
	if s := t.In(b.job.Also); b.job.Also != "" && s != b.say(t) {
		return s
	}
	return ""
}

// title is what a card is called: its title, else what it holds instead.
func (b *book) title(c *model.Card) string {
	body, _, _ := strings.Cut(b.say(c.Body), "\n")
	first := ""
	if len(c.Metrics) > 0 {
		first = b.job.Metric(c.Metrics[0])
	}
	return cmp.Or(b.say(c.Title), body, first, b.job.Words("untitled.card"))
}

// columnName names a stage, or a stage and its step.
func (b *book) columnName(c model.Column) string {
	name := cmp.Or(b.say(c.Stage.Name), b.job.Words("untitled.stage"))
	if c.Step != nil {
		name += " / " + cmp.Or(b.say(c.Step.Name), b.job.Words("untitled.step"))
	}
	return name
}

// laneText is the size in points of a lane's name where nothing has shrunk the map to fit a sheet.
const laneText = 12.0

// data says where things stand in the picture.
func (b *book) data() data {
	d := data{Unit: 1, Size: [2]float64{round(b.scene.Size.W), round(b.scene.Size.H)}, Cards: b.cards, Lanes: []band{}}
	var head, side scene.Rect
	for i := range b.scene.Nodes {
		switch n := &b.scene.Nodes[i]; n.Ref.Kind {
		case scene.StageHead, scene.StepHead:
			head = head.Union(n.Bounds)
		case scene.LaneHead:
			side = side.Union(n.Bounds)
			for _, q := range n.Prims {
				if q.Run != nil && q.Run.Face == scene.Bold {
					d.Unit = q.Run.Size / laneText
				}
			}
		}
	}
	d.Head, d.Side = [2]float64{head.Y, head.MaxY()}, [2]float64{side.X, side.MaxX()}
	names := map[string]string{}
	for _, l := range b.lanes {
		names[string(l.ID)] = laneName(l, b.job)
	}
	for _, t := range b.scene.Lanes {
		d.Lanes = append(d.Lanes, band{names[t.ID], round(t.At), round(t.Extent)})
	}
	return d
}

// round keeps a hundredth of a point.
func round(v float64) float64 {
	out, _ := strconv.ParseFloat(strconv.FormatFloat(v, 'f', 2, 64), 64)
	return out
}
