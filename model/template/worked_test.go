package template_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"sojourn/model"
	"sojourn/model/codec"
	"sojourn/model/insight"
	"sojourn/model/template"
)

// What the worked examples leave open is there to be found: a channel that breaks off, an action that nobody took, and what was
// put off with a reason. What else the checks find was dismissed with one.
func TestWorkedExamplesLeaveOpenOnlyWhatIsMeantTo(t *testing.T) {
	want := map[string][]string{
		"cart": {"opportunity-without-action Let the exchange form know the order", "action-without-owner Offer three interest-free instalments", "channel-once live chat"},
		"retailer": {"opportunity-without-action The same price in the shop and online", "action-without-owner Write the line and teach it",
			"channel-once member messages"},
	}
	for _, name := range template.Worked {
		var got []string
		for _, f := range insight.Open(insight.Check(example(t, name))) {
			got = append(got, string(f.Rule)+" "+f.Name.In("en"))
		}
		if !slices.Equal(got, want[name]) {
			t.Errorf("%s: %q", name, got)
		}
	}
}

// A stranger reads them in either language, and learns from them what there is: so each has all of it.
func TestWorkedExamplesShowEverythingInBothLanguages(t *testing.T) {
	for _, name := range template.Worked {
		doc := example(t, name)
		seen := map[model.CardType]int{}
		series, guides, pictures := 0, 0, 0
		for _, m := range doc.Maps() {
			for _, c := range doc.Cards(m.ID) {
				seen[c.Type]++
				if c.Picture != "" {
					pictures++
				}
				for _, x := range c.Metrics {
					series += len(x.Series)
				}
			}
			for _, s := range doc.Stages(m.ID) {
				if s.Guide != nil {
					guides++
				}
			}
		}
		for kind, least := range map[model.CardType]int{model.TouchpointCard: 8, model.PainCard: 4, model.OpportunityCard: 4, model.ActionCard: 4, model.QuoteCard: 3, model.MetricCard: 2} {
			if seen[kind] < least {
				t.Errorf("%s: %d cards of kind %q, want %d at least", name, seen[kind], kind, least)
			}
		}
		for _, p := range doc.Personas() {
			if _, ok := model.Get[model.Media](doc, p.Photo); !ok {
				t.Errorf("%s: no picture of %s", name, p.Name.In("en"))
			}
		}
		if series < 9 || guides < 6 || len(doc.Personas()) == 0 || name == "cart" && pictures < 16 {
			t.Errorf("%s: %d readings, %d guides, %d personas, %d pictures", name, series, guides, len(doc.Personas()), pictures)
		}
		data, _ := template.Example(name)
		var whole any
		if err := json.Unmarshal(data, &whole); err != nil {
			t.Fatal(err)
		}
		inBoth(t, name, whole)
	}
}

// inBoth wants Chinese in Chinese and none of it in English, wherever something is said in words.
func inBoth(t *testing.T, at string, v any) {
	t.Helper()
	switch v := v.(type) {
	case []any:
		for _, x := range v {
			inBoth(t, at, x)
		}
	case map[string]any:
		zh, en := v["zh"], v["en"]
		if zh != nil || en != nil {
			a, _ := zh.(string)
			b, _ := en.(string)
			if a == "" || b == "" || han(b) || a != strings.TrimSpace(a) || b != strings.TrimSpace(b) || strings.ContainsAny(b, "“”‘’…") {
				t.Errorf("%s: %q and %q", at, a, b)
			}
			return
		}
		for k, x := range v {
			inBoth(t, at+"/"+k, x)
		}
	}
}

func han(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return r >= 0x4E00 && r <= 0x9FFF })
}

func example(t *testing.T, name string) *model.Document {
	t.Helper()
	data, ok := template.Example(name)
	if !ok {
		t.Fatal(name)
	}
	doc, _, err := codec.Decode(data)
	if err != nil {
		t.Fatal(err)
	}
	return doc
}
