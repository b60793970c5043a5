package xlsx_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"sojourn/model"
	"sojourn/model/codec"
	"sojourn/model/importer"
	"sojourn/model/insight"
	"sojourn/model/merge"
	"sojourn/model/modeltest"
	"sojourn/model/roundtrip"
	"sojourn/model/template"
)

// client edits the tables of a workbook as a person does in a spreadsheet, and remembers what they meant.
type client struct {
	*rand.Rand
	t      *testing.T
	doc    *model.Document
	id     model.ID
	lang   string
	word   func(string, ...any) string
	tables []importer.Table
	meant  map[string]string // "card ca12 title" → what it says now, "added card" → how many, "removed card ca12"
	busy   map[model.ID]bool // cards that are edited already
	quoted bool              // an answer is written, which asks for a lane of quotes
}

func newClient(t *testing.T, seed uint64, d *model.Document, m model.ID, lang string) *client {
	return &client{Rand: rand.New(rand.NewPCG(seed, 7)), t: t, doc: d, id: m, lang: lang, word: words(t, lang),
		tables: copied(sentOnce(t, d, m, lang)), meant: map[string]string{}, busy: map[model.ID]bool{}}
}

var sentBefore sync.Map

// sentOnce is sent for documents that stay, which are written once.
func sentOnce(t *testing.T, d *model.Document, m model.ID, lang string) []importer.Table {
	type key struct {
		d    *model.Document
		m    model.ID
		lang string
	}
	got, ok := sentBefore.Load(key{d, m, lang})
	if !ok {
		got = sent(t, d, m, lang, false)
		sentBefore.Store(key{d, m, lang}, got)
	}
	return got.([]importer.Table)
}

func copied(tables []importer.Table) []importer.Table {
	out := slices.Clone(tables)
	for i := range out {
		out[i].Rows = slices.Clone(out[i].Rows)
		for r := range out[i].Rows {
			out[i].Rows[r] = slices.Clone(out[i].Rows[r])
		}
		out[i].Merges = slices.Clone(out[i].Merges)
	}
	return out
}

// cards returns the table of cards.
func (c *client) cards() *importer.Table {
	i := slices.IndexFunc(c.tables, func(t importer.Table) bool {
		return t.At(0, 0) == roundtrip.IDHead && c.column(&t, roundtrip.HashHead) >= 0
	})
	return &c.tables[i]
}

func (c *client) column(t *importer.Table, head string) int {
	for _, cell := range t.Rows[0] {
		if cell.Text == head {
			return cell.Column
		}
	}
	return -1
}

func (c *client) set(t *importer.Table, row, column int, text string) {
	r := slices.DeleteFunc(slices.Clone(t.Rows[row]), func(cell importer.Cell) bool { return cell.Column == column })
	if text != "" {
		r = append(r, importer.Cell{Column: column, Text: text})
	}
	slices.SortFunc(r, func(a, b importer.Cell) int { return a.Column - b.Column })
	t.Rows[row] = r
}

// fieldEdits are what a person types into columns, with where in the file that stands.
var fieldEdits = []struct{ key, path string }{
	{"field.title", "title"}, {"field.body", "body"}, {"field.owner", "owner"}, {"field.department", "department"},
	{"field.tags", "tags"}, {"field.expectation", "touchpoint.expectation"}, {"field.evidence", "evidence"},
}

// row picks a row that nobody has touched.
func (c *client) row() (t *importer.Table, row int, id model.ID) {
	t = c.cards()
	for range 50 {
		row = 1 + c.IntN(len(t.Rows)-1)
		if id = model.ID(t.At(row, 0)); id != "" && !c.busy[id] {
			c.busy[id] = true
			return t, row, id
		}
	}
	return t, 0, ""
}

func (c *client) edit() {
	t, row, id := c.row()
	f := fieldEdits[c.IntN(len(fieldEdits))]
	column := c.column(t, c.word(f.key))
	card, _ := model.Get[model.Card](c.doc, id)
	if id == "" || column < 0 {
		return
	}
	value, after := fmt.Sprintf("改过 %d", c.IntN(1000)), ""
	switch f.key {
	case "field.expectation":
		n := 1 + c.IntN(5)
		if card.Touchpoint != nil && card.Touchpoint.Expectation != nil && *card.Touchpoint.Expectation == float64(n) {
			n = n%5 + 1
		}
		value = fmt.Sprint(n)
	case "field.evidence":
		for _, e := range []model.Evidence{model.Verified, model.Partial} {
			if e != card.Evidence {
				value, after = c.word("evidence."+string(e)), string(e)
			}
		}
	}
	if after == "" {
		after = value
	}
	c.set(t, row, column, value)
	c.meant["changed card "+string(id)+" "+f.path] = after
}

func (c *client) move() {
	t, row, id := c.row()
	card, _ := model.Get[model.Card](c.doc, id)
	if id == "" || card.InTray() {
		return
	}
	stages := c.doc.Stages(c.id)
	to := stages[c.IntN(len(stages))]
	name := to.Name.In(c.lang)
	if len(c.doc.Steps(to.ID)) > 0 || name == t.At(row, c.column(t, c.word("inspector.stage"))) {
		return
	}
	c.set(t, row, c.column(t, c.word("inspector.stage")), name)
	if step := c.column(t, c.word("inspector.step")); step >= 0 {
		c.set(t, row, step, "")
	}
	c.meant["changed card "+string(id)+" place"] = string(to.ID)
}

func (c *client) drop() {
	t, row, id := c.row()
	if id != "" {
		t.Rows = slices.Delete(t.Rows, row, row+1)
		c.meant["removed card "+string(id)] = ""
	}
}

// lose deletes the row of the first metric of a card that nobody has touched.
func (c *client) lose() {
	for _, k := range c.doc.Cards(c.id) {
		if len(k.Metrics) == 0 || c.busy[k.ID] {
			continue
		}
		c.busy[k.ID] = true
		cut(c.t, c.metrics(), string(k.ID)+" 1")
		c.meant["lost metrics of "+string(k.ID)] = metricText(c.doc, k.Metrics[0], c.lang) + ";"
		return
	}
}

// metricText is what a review says of a metric.
func metricText(d *model.Document, m model.Metric, lang string) string {
	return merge.FieldText(d, &model.Card{Metrics: []model.Metric{m}}, nil, "metrics", lang, nil)
}

// twin copies a row, as people do to start another card; half of them then change its title.
func (c *client) twin() {
	t, row, id := c.row()
	if id == "" {
		return
	}
	t.Rows = slices.Insert(t.Rows, 1+c.IntN(len(t.Rows)-1), slices.Clone(t.Rows[row]))
	c.meant["added card"] += "+"
}

func (c *client) fresh() {
	t := c.cards()
	stage := c.doc.Stages(c.id)[0]
	t.Rows = append(t.Rows, nil)
	row := len(t.Rows) - 1
	c.set(t, row, c.column(t, c.word("inspector.stage")), stage.Name.In(c.lang))
	c.set(t, row, c.column(t, c.word("inspector.lane")), c.word("lane.pains"))
	c.set(t, row, c.column(t, c.word("field.title")), fmt.Sprintf("新卡片 %d", c.IntN(1_000_000)))
	c.meant["added card"] += "+"
}

// once does some things or not.
func (c *client) once(acts ...func()) {
	for _, act := range acts {
		if c.IntN(3) == 0 {
			act()
		}
	}
}

func (c *client) sort() {
	rows := c.cards().Rows[1:]
	c.Shuffle(len(rows), func(i, k int) { rows[i], rows[k] = rows[k], rows[i] })
}

// noise is what spreadsheet programs do to texts by themselves.
func (c *client) noise() {
	t := c.cards()
	for range 10 {
		row := 1 + c.IntN(len(t.Rows)-1)
		for i, cell := range t.Rows[row] {
			if cell.Column == 0 || c.IntN(3) > 0 {
				continue
			}
			s := strings.NewReplacer("\n", "\r\n", `"`, "“", "...", "…", " - ", " – ").Replace(cell.Text)
			t.Rows[row] = slices.Clone(t.Rows[row])
			t.Rows[row][i].Text = s + []string{"", " ", "_x000D_"}[c.IntN(3)]
		}
	}
}

func (c *client) rename() {
	for i := range c.tables {
		c.tables[i].Sheet = fmt.Sprintf("表 %d", i)
	}
}

// found writes what a review brings as a client's meant is written.
func found(items []roundtrip.Item) map[string]string {
	out := map[string]string{}
	for _, i := range items {
		switch {
		case i.Loss != nil:
			out["lost "+i.Field+" of "+string(i.ID)] += i.Before + ";"
		case i.What == insight.Added:
			out["added "+kind(i.Kind)] += "+"
		case i.What == insight.Removed:
			out["removed "+kind(i.Kind)+" "+string(i.ID)] = ""
		default:
			key := "changed " + kind(i.Kind) + " " + string(i.ID) + " " + i.Field
			if out[key] = i.After; i.Field == "place" {
				out[key] = string(i.To.Column)
			}
		}
	}
	return out
}

func kind(k model.Kind) string { return strings.TrimSuffix(k.String(), "s") }

func same(t *testing.T, name string, got, want map[string]string) {
	t.Helper()
	for k, w := range want {
		if g, ok := got[k]; !ok || g != w {
			t.Errorf("%s: %s is %q, %v; meant was %q", name, k, g, ok, w)
		}
	}
	for k, g := range got {
		if _, ok := want[k]; !ok {
			t.Errorf("%s: nobody meant %s: %q", name, k, g)
		}
	}
}

// asking is the worked sample with a question of its own on each map.
func asking(t *testing.T) *model.Document {
	t.Helper()
	d, _, err := codec.Decode(template.Sample())
	if err != nil {
		t.Fatal(err)
	}
	s := model.NewSession(d, &modeltest.IDs{})
	if _, err := s.Do("x", func(tx *model.Tx) error {
		for _, m := range d.Maps() {
			first := *d.Stages(m.ID)[0]
			first.Questions = append(slices.Clone(first.Questions), model.Plain("当时在做什么？"))
			model.Put(tx, first)
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	return s.Doc()
}

// What a client did in the sheets is what the review says, and nothing else, whatever order the rows are in.
func TestAReviewSaysWhatTheClientMeant(t *testing.T) {
	sample := asking(t)
	modeltest.Seeds(t, modeltest.Times(60, 3_000), func(t *testing.T, seed uint64) {
		c := edited(t, seed, sample)
		r, err := roundtrip.Read(c.tables, sample)
		if err != nil {
			t.Fatal(err)
		}
		v := roundtrip.NewReview(r, sample, nil)
		same(t, fmt.Sprint(seed), found(v.Items), c.meant)
		for _, n := range r.Notes {
			t.Errorf("%d: %+v", seed, n)
		}
	})
}

// edited returns a client who has edited a workbook of one of the maps.
func edited(t *testing.T, seed uint64, d *model.Document) *client {
	maps := d.Maps()
	c := newClient(t, seed, d, maps[int(seed)%len(maps)].ID, []string{"zh", "en"}[seed/2%2])
	c.work()
	return c
}

// work does some of what a client does.
func (c *client) work() {
	acts := []func(){c.edit, c.edit, c.edit, c.move, c.drop, c.lose, c.twin, c.fresh, c.answer, c.reword, c.reword, c.feel}
	c.once(c.head, c.stage, c.lane)
	for range 1 + c.IntN(12) {
		acts[c.IntN(len(acts))]()
	}
	c.noise()
	c.rename()
	if c.IntN(2) == 0 {
		c.sort()
	}
}

// While the client edits the workbook the consultant works on. What is accepted stands in the project afterwards, what
// the consultant did and no accepted item is about stays, and the project is whole.
func TestAReviewMergesWhatBothMeant(t *testing.T) {
	sample := asking(t)
	var clashes atomic.Int64
	modeltest.Seeds(t, modeltest.Times(60, 3_000), func(t *testing.T, seed uint64) {
		c := edited(t, seed, sample)
		mine := model.NewSession(sample, &modeltest.IDs{})
		for range c.IntN(12) {
			mine.Do("x", func(tx *model.Tx) error { return modeltest.Operate(c.Rand, tx) })
		}
		r, err := roundtrip.Read(c.tables, mine.Doc())
		if err != nil {
			t.Fatal(err)
		}
		v := roundtrip.NewReview(r, mine.Doc(), nil)
		for i := range v.Items {
			if v.Items[i].Clash {
				clashes.Add(1)
			}
			if c.IntN(3) == 0 {
				v.Decide(i, c.IntN(2) == 0)
			}
		}
		got := v.Doc(mine.Doc())
		if broken := modeltest.Broken(got); broken != "" {
			t.Fatalf("%d: %s", seed, broken)
		}
		about := map[model.ID]map[string]bool{}
		for _, i := range v.Items {
			if !i.Accept {
				continue
			}
			if about[i.ID] == nil {
				about[i.ID] = map[string]bool{}
			}
			about[i.ID][i.Field] = true
			has, _ := got.Find(i.ID)
			want, _ := r.Theirs.Find(i.ID)
			switch {
			case i.Kind == model.KindPoint && i.Clash: // it goes on as the one that the consultant has set
				if p, ok := want.(*model.Point); ok {
					now, _ := got.Point(p.Map, p.Column, p.Persona, p.Series)
					about[now.ID] = map[string]bool{"": true}
				}
			case i.Loss != nil:
			case i.What == insight.Removed && has != nil, i.What == insight.Added && has == nil:
				t.Errorf("%d: %s %s is not so", seed, i.What, i.ID)
			case i.What != insight.Removed && i.Field != "" && i.Field != "place" && has != nil &&
				merge.FieldText(got, has, has, i.Field, r.Lang, nil) != merge.FieldText(r.Theirs, want, want, i.Field, r.Lang, nil):
				t.Errorf("%d: %s of %s is not what was accepted", seed, i.Field, i.ID)

			}
		}
		for _, ch := range insight.Changes(mine.Doc(), got) {
			for _, f := range ch.Fields {
				with := f == "type" && about[ch.ID]["place"] // what a card is goes with its lane
				if !about[ch.ID][f] && !about[ch.ID][""] && !with {
					t.Errorf("%d: %s of %s has changed, and nobody accepted that", seed, f, ch.ID)
				}
			}
			if ch.What == insight.Removed && !about[ch.ID][""] && ch.Kind != model.KindLink && ch.Kind != model.KindPoint {
				t.Errorf("%d: %s %s is gone, and nobody accepted that", seed, ch.Kind, ch.ID)
			}
		}
	})
	if clashes.Load() == 0 {
		t.Error("nobody ever clashed")
	}
}
