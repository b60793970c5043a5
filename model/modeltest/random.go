package modeltest

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"

	"sojourn/model"
)

// Random returns a sound document with about n cards whose every field is filled now and then. It is the same for the
// same source of randomness.
func Random(r *rand.Rand, n int) *model.Document {
	b := &builder{Rand: r, ids: &IDs{}}
	personas := b.make(model.KindPersona, 1+r.IntN(3), nil)
	media := b.make(model.KindMedia, r.IntN(3), nil)
	maps := b.make(model.KindMap, 1+r.IntN(2), func(rec model.Record) {
		m := rec.(*model.Map)
		m.Personas, m.Logo, m.Parent = b.some(personas), b.maybe(media), ""
	})
	stages := b.make(model.KindStage, 1+r.IntN(8), func(rec model.Record) {
		s := rec.(*model.Stage)
		s.Map, s.Picture, s.Linked = b.one(maps), b.maybe(media), b.maybe(maps)
	})
	steps := b.make(model.KindStep, r.IntN(8), func(rec model.Record) {
		s := rec.(*model.Step)
		s.Stage, s.Picture, s.Linked = b.one(stages), b.maybe(media), b.maybe(maps)
	})
	lanes := b.make(model.KindLane, 1+r.IntN(8), func(rec model.Record) { rec.(*model.Lane).Map = b.one(maps) })
	cards := b.make(model.KindCard, n, func(rec model.Record) {
		c := rec.(*model.Card)
		b.put(c, b.one(lanes), b.one(slices.Concat(stages, steps)))
		c.Personas, c.Picture = b.some(personas), b.maybe(media)
	})
	b.make(model.KindPoint, r.IntN(6), func(rec model.Record) {
		p := rec.(*model.Point)
		p.Column, p.Persona = b.one(stages), b.maybe(personas)
		p.Map = b.stage(p.Column).Map
	})
	ends := slices.Concat(cards, stages, steps, maps)
	b.make(model.KindLink, r.IntN(6), func(rec model.Record) {
		l := rec.(*model.Link)
		l.From, l.To = b.one(ends), b.one(ends)
	})
	p := &model.Project{}
	b.fill(reflect.ValueOf(p).Elem())
	p.ID, p.Logo, p.Extra = model.ProjectID, b.maybe(media), nil
	return model.Assemble(append(b.all, p), b.kept())
}

type builder struct {
	*rand.Rand
	ids *IDs
	all []model.Record
}

var blanks = map[model.Kind]func() model.Record{
	model.KindPersona: func() model.Record { return &model.Persona{} },
	model.KindMap:     func() model.Record { return &model.Map{} },
	model.KindStage:   func() model.Record { return &model.Stage{} },
	model.KindStep:    func() model.Record { return &model.Step{} },
	model.KindLane:    func() model.Record { return &model.Lane{} },
	model.KindCard:    func() model.Record { return &model.Card{} },
	model.KindPoint:   func() model.Record { return &model.Point{} },
	model.KindLink:    func() model.Record { return &model.Link{} },
	model.KindMedia:   func() model.Record { return &model.Media{} },
}

// make adds n records of a kind. Refer sets what they point to.
func (b *builder) make(k model.Kind, n int, refer func(model.Record)) []model.ID {
	var ids []model.ID
	for _, key := range model.OrderSeries(n) {
		rec := blanks[k]()
		v := reflect.ValueOf(rec).Elem()
		b.fill(v)
		id := b.ids.New(k)
		v.FieldByName("ID").SetString(string(id))
		if o := v.FieldByName("Order"); o.IsValid() {
			o.SetString(key)
		}
		if refer != nil {
			refer(rec)
		}
		b.all, ids = append(b.all, rec), append(ids, id)
	}
	b.Shuffle(len(ids), func(i, j int) { ids[i], ids[j] = ids[j], ids[i] })
	return ids
}

func (b *builder) one(ids []model.ID) model.ID { return ids[b.IntN(len(ids))] }

func (b *builder) maybe(ids []model.ID) model.ID {
	if len(ids) == 0 || b.IntN(2) == 0 {
		return ""
	}
	return b.one(ids)
}

func (b *builder) some(ids []model.ID) (out []model.ID) {
	for _, id := range ids {
		if b.IntN(2) == 0 {
			out = append(out, id)
		}
	}
	return out
}

func (b *builder) find(id model.ID) model.Record {
	return b.all[slices.IndexFunc(b.all, func(r model.Record) bool { return r.Key() == id })]
}

// stage returns the stage of a column.
func (b *builder) stage(column model.ID) *model.Stage {
	switch x := b.find(column).(type) {
	case *model.Step:
		return b.stage(x.Stage)
	case *model.Stage:
		return x
	}
	return nil
}

// put lays a card into a cell, or into the tray when lane and column are of different maps.
func (b *builder) put(c *model.Card, lane, column model.ID) {
	c.Map = b.find(lane).(*model.Lane).Map
	if b.stage(column).Map == c.Map {
		c.Lane, c.Column = lane, column
	}
}

// scales of fields that have one.
var scales = map[string][2]float64{
	"Expectation": {1, 5}, "Experience": {1, 5}, "Importance": {1, 5}, "Severity": {1, 5}, "Effort": {0, 5},
	"CustomerValue": {0, 100}, "BusinessValue": {0, 100}, "Share": {0, 1}, "DropOff": {0, 1}, "Volume": {0, 1e6},
	"Width": {0, 800}, "Height": {0, 800}, "Emotion": {-2, 2}, "Sentiment": {-2, 2}, "Trait.Value": {1, 5}, "Point.Value": {-2, 2},
	"Min": {-5, -1}, "Max": {1, 5}, "Span": {0, 4}, "Revision": {0, 40},
}

func (b *builder) number(owner, name string) float64 {
	scale, ok := scales[name]
	if !ok {
		scale, ok = scales[owner+"."+name]
	}
	if !ok {
		scale = [2]float64{-1e4, 1e4}
	}
	f := scale[0] + b.Float64()*(scale[1]-scale[0])
	if b.IntN(2) == 0 {
		f = float64(int(f*2)) / 2
	}
	return max(f, scale[0])
}

var words = map[reflect.Type][]string{
	reflect.TypeFor[model.MapState]():    {"", "as-is", "to-be", "research"},
	reflect.TypeFor[model.MapType]():     {"", "journey", "blueprint"},
	reflect.TypeFor[model.Status]():      {"", "draft", "review", "approved", "archived"},
	reflect.TypeFor[model.CardType]():    {"", "touchpoint", "pain", "opportunity", "action", "quote", "metric", "picture"},
	reflect.TypeFor[model.Evidence]():    {"", "assumption", "partial", "verified"},
	reflect.TypeFor[model.Line]():        {"", "online", "offline"},
	reflect.TypeFor[model.ActionState](): {"", "todo", "doing", "done"},
	reflect.TypeFor[model.Series]():      {"", "target"},
	reflect.TypeFor[model.LinkType]():    {"", "solves", "branch", "loop", "detail"},
}

// fill sets the fields of a struct, all but pointers to records and keys.
func (b *builder) fill(v reflect.Value) {
	t := v.Type()
	for i := range t.NumField() {
		f := t.Field(i)
		if f.Type == reflect.TypeFor[model.ID]() || f.Type == reflect.TypeFor[[]model.ID]() || f.Name == "Order" {
			continue
		}
		always := f.Anonymous || !strings.Contains(f.Tag.Get("json"), "omit") && f.Type != reflect.TypeFor[model.Extra]()
		if always || b.IntN(5) < 2 {
			v.Field(i).Set(b.value(f.Type, t.Name(), f.Name))
		}
	}
}

func (b *builder) value(t reflect.Type, owner, name string) reflect.Value {
	v := reflect.New(t).Elem()
	switch t {
	case reflect.TypeFor[model.Text]():
		return reflect.ValueOf(b.text())
	case reflect.TypeFor[model.Extra]():
		return reflect.ValueOf(model.Extra{"future": json.RawMessage(fmt.Sprintf(`{"deep":[%d,null,"<&> "],"x":1.50}`, b.IntN(9)))})
	case reflect.TypeFor[model.LaneType]():
		return reflect.ValueOf(model.LaneTypes[b.IntN(len(model.LaneTypes))])
	case reflect.TypeFor[[]byte]():
		data := make([]byte, 1+b.IntN(200))
		for i := range data {
			data[i] = byte(b.Uint32())
		}
		return reflect.ValueOf(data)
	}
	switch t.Kind() {
	case reflect.Pointer:
		v.Set(reflect.New(t.Elem()))
		v.Elem().Set(b.value(t.Elem(), owner, name))
	case reflect.Struct:
		b.fill(v)
		if s, ok := v.Addr().Interface().(*model.Scale); ok {
			*s = model.Scale{Min: b.number("", "Min"), Max: b.number("", "Max")}
		}
	case reflect.Slice:
		for range 1 + b.IntN(3) {
			v = reflect.Append(v, b.value(t.Elem(), owner, name))
		}
	case reflect.String:
		v.SetString(b.line(t, owner, name))
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Int:
		v.SetInt(int64(b.number(owner, name)))
	case reflect.Float64:
		v.SetFloat(b.number(owner, name))
	}
	return v
}

func (b *builder) line(t reflect.Type, owner, name string) string {
	switch {
	case owner == "Media" && name == "Type":
		return "image/png"
	case words[t] != nil:
		return words[t][b.IntN(len(words[t]))]
	case name == "Color":
		return fmt.Sprintf("#%06X", b.IntN(1<<24))
	case name == "Date" || name == "Due":
		return fmt.Sprintf("2026-%02d-%02d", 1+b.IntN(12), 1+b.IntN(28))
	case name == "Languages":
		return []string{"zh", "en", "zh-Hant", "de"}[b.IntN(4)]
	}
	return b.phrase()
}

func (b *builder) text() model.Text {
	switch b.IntN(4) {
	case 0:
		return model.Plain(b.phrase())
	case 1:
		return model.Plain(strings.Repeat(b.phrase()+"\n", 1+b.IntN(8)))
	}
	return model.Texts(map[string]string{"zh": b.phrase(), "en": b.phrase()})
}

func (b *builder) phrase() string {
	return []string{
		"结算页付款", "在线客服等了 20 分钟", "Try on at home", "\"Quoted\" \\ back / slash", "tab\tand\r\nlines", "𠮷野家 😀👩‍👩‍👧",
		"<script>&amp;</script>", "=HYPERLINK(\"x\")", "\u2028 and \x00 and \x7f", "مرحبا", "  spaces  ", "null", "0",
	}[b.IntN(13)]
}

func (b *builder) kept() (k model.Kept) {
	if b.IntN(3) == 0 {
		k.Fields = model.Extra{"futureField": json.RawMessage(`{"a":1}`)}
		k.Tables = model.Extra{"futureTable": json.RawMessage(`[{"id":"x1","deep":[[1],[2,3]]},{"id":"x2"}]`)}
	}
	for range b.IntN(2) * b.IntN(4) {
		raw := [][]byte{[]byte(`{"id":"z1","title":5}`), []byte(`{"id": "cut`), {0xff, 0, '{'}}[b.IntN(3)]
		k.Quarantine = append(k.Quarantine, model.Quarantined{Where: "cards/z1", Reason: "orphan", Raw: raw})
	}
	return k
}
