package merge

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"testing"

	"sojourn/model"
	"sojourn/model/limits"
)

// field is what becomes of one field of a card.
type field struct {
	was, mine, theirs func(*model.Card)
	get               func(*model.Card) any
	want              string // by default
	conflicts         string
	ifMine, ifTheirs  string // as by default where empty
}

func (f field) check(t *testing.T) {
	t.Helper()
	base := ground()
	if f.was != nil {
		base = edited(t, base, card(f.was))
	}
	r := Documents(base, edited(t, base, card(f.mine)), edited(t, base, card(f.theirs)))
	if got := listed(r); got != f.conflicts {
		t.Errorf("conflicts: got  %s\n           want %s", got, f.conflicts)
	}
	for _, c := range []struct {
		name  string
		sides []Side
		want  string
	}{{"by default", nil, f.want}, {"if mine stands", all(Mine, r), f.ifMine}, {"if theirs stands", all(Theirs, r), f.ifTheirs}} {
		if c.want == "" {
			c.want = f.want
		}
		doc := r.Doc(c.sides)
		got, _ := model.Get[model.Card](doc, "c1")
		if said := said(f.get(&got)); said != c.want {
			t.Errorf("%s: got %s, want %s", c.name, said, c.want)
		}
		sound(t, base, doc)
	}
}

func said(v any) string {
	data, err := json.Marshal(v)
	if err != nil {
		panic(err)
	}
	return string(data)
}

func texts(pairs ...string) model.Text {
	by := map[string]string{}
	for i := 0; i < len(pairs); i += 2 {
		by[pairs[i]] = pairs[i+1]
	}
	return model.Texts(by)
}

func TestTexts(t *testing.T) {
	set := func(x model.Text) func(*model.Card) { return func(c *model.Card) { c.Title = x } }
	plain := func(s string) func(*model.Card) { return set(model.Plain(s)) }
	get := func(c *model.Card) any { return c.Title }
	for name, f := range map[string]field{
		"one side types":              {mine: plain("c1"), theirs: plain("x"), want: `"x"`},
		"both type the same":          {mine: plain("x"), theirs: plain("x"), want: `"x"`},
		"both type":                   {mine: plain("x"), theirs: plain("y"), want: `"x"`, conflicts: "cards c1 title: [x] | y", ifTheirs: `"y"`},
		"I empty, they type":          {mine: plain(""), theirs: plain("y"), want: `"y"`, conflicts: "cards c1 title:  | [y]", ifMine: `""`},
		"two languages":               {was: set(texts("en", "a", "zh", "b")), mine: set(texts("en", "x", "zh", "b")), theirs: set(texts("en", "a", "zh", "y")), want: `{"en":"x","zh":"y"}`},
		"one language":                {was: set(texts("en", "a", "zh", "b")), mine: set(texts("en", "x", "zh", "b")), theirs: set(texts("en", "y", "zh", "z")), want: `{"en":"x","zh":"z"}`, conflicts: "cards c1 title.en: [x] | y", ifTheirs: `{"en":"y","zh":"z"}`},
		"a language goes":             {was: set(texts("en", "a", "zh", "b")), mine: set(texts("en", "a")), theirs: set(texts("en", "x", "zh", "b")), want: `{"en":"x"}`},
		"both translate":              {mine: set(texts("en", "c1", "zh", "x")), theirs: set(texts("en", "y", "de", "z")), want: `{"de":"z","en":"y","zh":"x"}`},
		"I translate, they type":      {mine: set(texts("en", "c1", "zh", "x")), theirs: plain("y"), want: `{"en":"c1","zh":"x"}`, conflicts: "cards c1 title: [c1] | y", ifTheirs: `"y"`},
		"I empty what they translate": {mine: plain(""), theirs: set(texts("en", "c1", "zh", "x")), want: `{"en":"c1","zh":"x"}`, conflicts: "cards c1 title:  | [c1]", ifMine: `""`},
	} {
		f.get = get
		t.Run(name, f.check)
	}
}

func TestTextsOfTooManyLanguagesAreOneValue(t *testing.T) {
	spoken := func(from, to int) (out model.Text) {
		for i := from; i < to; i++ {
			out = out.With(fmt.Sprintf("l%02d", i), "x")
		}
		return out
	}
	base := edited(t, ground(), card(func(c *model.Card) { c.Title = spoken(0, 1) }))
	mine := edited(t, base, card(func(c *model.Card) { c.Title = spoken(0, limits.Languages) }))
	theirs := edited(t, base, card(func(c *model.Card) { c.Title = spoken(0, 1).With("zz", "x") }))
	r := Documents(base, mine, theirs)
	if len(r.Conflicts) != 1 || r.Conflicts[0].Field != "title" {
		t.Fatal(listed(r))
	}
	sound(t, base, r.Doc(all(Theirs, r)))
}

func TestDetails(t *testing.T) {
	pain := func(severity *float64, cause string) func(*model.Card) {
		return func(c *model.Card) { c.Pain = &model.Pain{Severity: severity, RootCause: model.Plain(cause)} }
	}
	none := func(c *model.Card) { c.Pain = nil }
	get := func(c *model.Card) any { return c.Pain }
	for name, f := range map[string]field{
		"both add one":              {mine: pain(num(2), ""), theirs: pain(nil, "x"), want: `{"severity":2,"rootCause":"x"}`},
		"each changes a field":      {was: pain(num(1), "a"), mine: pain(num(2), "a"), theirs: pain(num(1), "x"), want: `{"severity":2,"rootCause":"x"}`},
		"both change a field":       {was: pain(num(1), "a"), mine: pain(num(2), "a"), theirs: pain(num(3), "a"), want: `{"severity":2,"rootCause":"a"}`, conflicts: "cards c1 pain.severity: [2] | 3", ifTheirs: `{"severity":3,"rootCause":"a"}`},
		"a number goes":             {was: pain(num(1), "a"), mine: pain(nil, "a"), theirs: pain(num(1), "x"), want: `{"rootCause":"x"}`},
		"one side drops it":         {was: pain(num(1), "a"), mine: none, theirs: pain(num(1), "a"), want: `null`},
		"I drop it, they change it": {was: pain(num(1), "a"), mine: none, theirs: pain(num(3), "a"), want: `{"severity":3,"rootCause":"a"}`, conflicts: "cards c1 pain:  | [3 · a]", ifMine: `null`},
	} {
		f.get = get
		t.Run(name, f.check)
	}
}

func TestLists(t *testing.T) {
	tags := func(list string) func(*model.Card) { return func(c *model.Card) { c.Tags = strings.Fields(list) } }
	get := func(c *model.Card) any { return strings.Join(c.Tags, " ") }
	for name, f := range map[string]field{
		"both add":                        {was: tags("a b"), mine: tags("a b x"), theirs: tags("a y b"), want: `"a y b x"`},
		"both add at one place":           {was: tags("a b"), mine: tags("a y z b"), theirs: tags("a x b"), want: `"a x y z b"`},
		"both add the same":               {was: tags("a b"), mine: tags("a b x"), theirs: tags("a x b"), want: `"a b x"`},
		"both remove":                     {was: tags("a b c"), mine: tags("b c"), theirs: tags("a b"), want: `"b"`},
		"both add the same in two orders": {mine: tags("y x"), theirs: tags("x y"), want: `"x y"`},
		"all is removed":                  {was: tags("a b"), mine: tags("b"), theirs: tags("a"), want: `""`},
		"one sorts, one adds":             {was: tags("a b c"), mine: tags("c a b"), theirs: tags("a b x c"), want: `"c a b x"`},
		"one adds, one sorts":             {was: tags("a b c"), mine: tags("a b x c"), theirs: tags("c a b"), want: `"c a b x"`},
		"both sort":                       {was: tags("a b c"), mine: tags("c a b"), theirs: tags("b c a x"), want: `"c a x b"`, conflicts: "cards c1 tags: [c · a · b] | b · c · a · x", ifTheirs: `"b c a x"`},
		"doubles on one side":             {was: tags("a"), mine: tags("a"), theirs: tags("a b b"), want: `"a b b"`},
		"doubles on both":                 {was: tags("a a"), mine: tags("a a x"), theirs: tags("a a y"), want: `"a x y"`},
	} {
		f.get = get
		t.Run(name, f.check)
	}
}

func TestEntriesWithFields(t *testing.T) {
	metrics := func(list ...model.Metric) func(*model.Card) { return func(c *model.Card) { c.Metrics = list } }
	m := func(name string, v, target float64) model.Metric {
		return model.Metric{Name: model.Plain(name), Value: num(v), Target: num(target)}
	}
	get := func(c *model.Card) any {
		var out []string
		for _, m := range c.Metrics {
			out = append(out, fmt.Sprint(m.Name.In(""), " ", *m.Value, " ", *m.Target))
		}
		return strings.Join(out, ", ")
	}
	for name, f := range map[string]field{
		"each changes one":          {was: metrics(m("A", 1, 1), m("B", 1, 1)), mine: metrics(m("A", 2, 1), m("B", 1, 1)), theirs: metrics(m("B", 3, 1), m("A", 1, 1)), want: `"B 3 1, A 2 1"`},
		"both change one":           {was: metrics(m("A", 1, 1)), mine: metrics(m("A", 2, 1)), theirs: metrics(m("A", 3, 4)), want: `"A 2 4"`, conflicts: "cards c1 metrics.A.value: [2] | 3", ifTheirs: `"A 3 4"`},
		"both add one":              {mine: metrics(m("A", 2, 1)), theirs: metrics(m("A", 3, 1), m("B", 1, 1)), want: `"A 2 1, B 1 1"`, conflicts: "cards c1 metrics.A.value: [2] | 3", ifTheirs: `"A 3 1, B 1 1"`},
		"I remove what they leave":  {was: metrics(m("A", 1, 1), m("B", 1, 1)), mine: metrics(m("B", 1, 1)), theirs: metrics(m("A", 1, 1), m("B", 2, 1)), want: `"B 2 1"`},
		"I remove what they change": {was: metrics(m("A", 1, 1), m("B", 1, 1)), mine: metrics(m("B", 1, 1)), theirs: metrics(m("A", 2, 1), m("B", 1, 1)), want: `"A 2 1, B 1 1"`, conflicts: "cards c1 metrics.A:  | [A · 2 · 1]", ifMine: `"B 1 1"`},
		"two of one name":           {was: metrics(m("A", 1, 1)), mine: metrics(m("A", 1, 1), m("A", 2, 1)), theirs: metrics(m("A", 1, 1), m("B", 1, 1)), want: `"A 1 1, A 2 1"`, conflicts: "cards c1 metrics: [A · 1 · 1 · A · 2 · 1] | A · 1 · 1 · B · 1 · 1", ifTheirs: `"A 1 1, B 1 1"`},
	} {
		f.get = get
		t.Run(name, f.check)
	}
	series := func(list ...model.Reading) func(*model.Card) {
		return func(c *model.Card) { c.Metrics = []model.Metric{{Name: model.Plain("A"), Series: list}} }
	}
	t.Run("readings", field{
		was: series(model.Reading{Date: "d1", Value: 1}), mine: series(model.Reading{Date: "d1", Value: 1}, model.Reading{Date: "d2", Value: 2}),
		theirs: series(model.Reading{Date: "d1", Value: 3}), get: func(c *model.Card) any { return c.Metrics[0].Series },
		want: `[{"date":"d1","value":3},{"date":"d2","value":2}]`,
	}.check)
	comments := func(list ...string) func(*model.Card) {
		return func(c *model.Card) {
			c.Comments = nil
			for _, s := range list {
				body, closed := strings.CutSuffix(s, "!")
				c.Comments = append(c.Comments, model.Comment{Author: "Ann", Body: model.Plain(body), Closed: closed})
			}
		}
	}
	t.Run("comments", field{
		was: comments("a", "a", "b"), mine: comments("a", "a!", "b", "x"), theirs: comments("a", "a", "b!", "y"),
		get: func(c *model.Card) any {
			var out []string
			for _, m := range c.Comments {
				out = append(out, m.Body.In("")+strconv.FormatBool(m.Closed)[:1])
			}
			return strings.Join(out, " ")
		},
		want: `"af at bt xf yf"`,
	}.check)
	says := func(author, date string) func(*model.Card) {
		return func(c *model.Card) {
			c.Comments = append(c.Comments, model.Comment{Author: author, Date: date, Body: model.Plain("+1")})
		}
	}
	t.Run("comments that say the same", field{
		was: says("Ann", "2026-01-01"), mine: says("Ann", "2026-01-02"), theirs: says("Bob", "2026-01-01"),
		get: func(c *model.Card) any {
			var out []string
			for _, m := range c.Comments {
				out = append(out, m.Author+m.Date[8:])
			}
			return strings.Join(out, " ")
		},
		want: `"Ann01 Ann02 Bob01"`,
	}.check)
}

func TestListsThatGrowTooLongAreOneValue(t *testing.T) {
	tags := func(prefix string) edit {
		return card(func(c *model.Card) {
			for i := range limits.ListItems/2 + 1 {
				c.Tags = append(c.Tags, prefix+strconv.Itoa(i))
			}
		})
	}
	base := ground()
	r := Documents(base, edited(t, base, tags("x")), edited(t, base, tags("y")))
	if len(r.Conflicts) != 1 || r.Conflicts[0].Field != "tags" {
		t.Fatal(listed(r))
	}
	for side, want := range []string{"x0", "y0"} {
		doc := r.Doc([]Side{Side(side)})
		sound(t, base, doc)
		if c, _ := model.Get[model.Card](doc, "c1"); c.Tags[0] != want || len(c.Tags) != limits.ListItems/2+1 {
			t.Errorf("%s … %d", c.Tags[0], len(c.Tags))
		}
	}
}

// Fields of a newer version go where the value goes that they belong to.
func TestUnknownFields(t *testing.T) {
	set := func(list string, pain bool, extra ...string) func(*model.Card) {
		return func(c *model.Card) {
			c.Metrics, c.Pain, c.Extra = nil, nil, nil
			for _, name := range strings.Fields(list) {
				c.Metrics = append(c.Metrics, model.Metric{Name: model.Plain(name)})
			}
			if pain {
				c.Pain = &model.Pain{}
			}
			for i := 0; i < len(extra); i += 2 {
				if c.Extra == nil {
					c.Extra = model.Extra{}
				}
				c.Extra[extra[i]] = json.RawMessage(extra[i+1])
			}
		}
	}
	get := func(c *model.Card) any { return map[string]json.RawMessage(c.Extra) }
	for name, f := range map[string]field{
		"of the record":          {was: set("", false, "a", "1", "b", "1"), mine: set("", false, "a", "2", "b", "1"), theirs: set("", false, "b", "3", "c", "1"), want: `{"a":2,"b":3,"c":1}`, conflicts: "cards c1 a: [2] | ", ifTheirs: `{"b":3,"c":1}`},
		"of a detail":            {was: set("", true), mine: set("", true, "/pain/a", "1"), theirs: set("", true, "/pain/b", "1"), want: `{"/pain/a":1,"/pain/b":1}`},
		"of a dropped detail":    {was: set("", true, "/pain/a", "1"), mine: set("", false), theirs: set("", true, "/pain/a", "1"), want: `null`},
		"alone are a change":     {was: set("", true, "/pain/a", "1"), mine: set("", false), theirs: set("", true, "/pain/a", "2"), want: `{"/pain/a":2}`, conflicts: "cards c1 pain:  | []", ifMine: `null`},
		"of an entry that moves": {was: set("A B", false, "/metrics/1/a", "1"), mine: set("B", false, "/metrics/0/a", "1"), theirs: set("X A B", false, "/metrics/0/a", "2", "/metrics/2/a", "3"), want: `{"/metrics/0/a":2,"/metrics/1/a":3}`},
	} {
		f.get = get
		t.Run(name, f.check)
	}
}

func TestUnknownFieldsOfAScaleGoWithIt(t *testing.T) {
	scale := func(s model.Scale, x model.Extra) edit {
		return change("m", func(m *model.Map) { m.Scale, m.Extra = s, x })
	}
	x := func(raw string) model.Extra { return model.Extra{"/scale/a": json.RawMessage(raw)} }
	base := edited(t, ground(), scale(model.Scale{Max: 10}, x("1")))
	mine, theirs := edited(t, base, scale(model.Scale{}, nil)), edited(t, base, scale(model.Scale{Max: 10}, x("2")))
	sound(t, base, Documents(base, mine, theirs).Doc(nil))
	mine = edited(t, base, scale(model.Scale{Max: 5}, x("1")))
	if m, _ := model.Get[model.Map](Documents(base, mine, theirs).Doc(nil), "m"); m.Scale.Max != 5 || said(m.Extra) != `{"/scale/a":2}` {
		t.Errorf("%v with %s", m.Scale, said(m.Extra))
	}
}
