package codec_test

import (
	"encoding/json"
	"maps"
	"os"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"sojourn/model"
	"sojourn/model/codec"
	"sojourn/model/limits"
)

// property is what the JSON Schema says about one value.
type property struct {
	Type       string              `json:"type"`
	Ref        string              `json:"$ref"`
	Encoding   string              `json:"contentEncoding"`
	Desc       string              `json:"description"`
	Items      *property           `json:"items"`
	Required   []string            `json:"required"`
	MaxItems   int                 `json:"maxItems"`
	Minimum    *float64            `json:"minimum"`
	Maximum    *float64            `json:"maximum"`
	Enum       []string            `json:"enum"`
	Properties map[string]property `json:"properties"`
}

type schema struct {
	property
	Defs map[string]property `json:"$defs"`
}

func readSchema(t *testing.T) (s schema, page string) {
	t.Helper()
	data, err := os.ReadFile("../../docs/journey.schema.json")
	if err == nil {
		err = json.Unmarshal(data, &s)
	}
	md, bad := os.ReadFile("../../docs/format.md")
	if err != nil || bad != nil {
		t.Fatal(err, bad)
	}
	return s, string(md)
}

// documented are the structs of a file by the name of their definition; the quarantine has a writer of its own.
var documented = map[string]reflect.Type{
	"persona": reflect.TypeFor[model.Persona](), "map": reflect.TypeFor[model.Map](), "stage": reflect.TypeFor[model.Stage](),
	"step": reflect.TypeFor[model.Step](), "lane": reflect.TypeFor[model.Lane](), "card": reflect.TypeFor[model.Card](),
	"point": reflect.TypeFor[model.Point](), "link": reflect.TypeFor[model.Link](), "media": reflect.TypeFor[model.Media](),
	"trait": reflect.TypeFor[model.Trait](), "scale": reflect.TypeFor[model.Scale](), "guide": reflect.TypeFor[model.Guide](),
	"touchpoint": reflect.TypeFor[model.Touchpoint](), "metric": reflect.TypeFor[model.Metric](), "reading": reflect.TypeFor[model.Reading](),
	"pain": reflect.TypeFor[model.Pain](), "opportunity": reflect.TypeFor[model.Opportunity](), "action": reflect.TypeFor[model.Action](),
	"view": reflect.TypeFor[model.View](), "filter": reflect.TypeFor[model.Filter](),
	"quote": reflect.TypeFor[model.Quote](), "comment": reflect.TypeFor[model.Comment](),
	"dismissal": reflect.TypeFor[model.Dismissal](),
}

// members returns the fields of a struct by their names in a file, embedded ones included, and which are always there.
func members(typ reflect.Type) (types map[string]reflect.Type, always []string) {
	types = map[string]reflect.Type{}
	for _, f := range reflect.VisibleFields(typ) {
		name, options, _ := strings.Cut(f.Tag.Get("json"), ",")
		if name == "" || name == "-" {
			continue
		}
		types[name] = f.Type
		if !strings.Contains(options, "omit") {
			always = append(always, name)
		}
	}
	return types, always
}

func TestSchemaNamesEveryField(t *testing.T) {
	s, page := readSchema(t)
	for name, typ := range documented {
		def, ok := s.Defs[name]
		if !ok {
			t.Errorf("no definition of %s", name)
			continue
		}
		types, always := members(typ)
		if want, got := slices.Sorted(maps.Keys(types)), slices.Sorted(maps.Keys(def.Properties)); !slices.Equal(want, got) {
			t.Errorf("%s has\n%v, the schema\n%v", name, want, got)
		}
		if slices.Sort(always); !slices.Equal(always, sorted(def.Required)) {
			t.Errorf("%s always writes %v, the schema requires %v", name, always, def.Required)
		}
		checkTypes(t, name, types, def.Properties)
	}
	for name := range s.Defs {
		if _, ok := documented[name]; !ok && !slices.Contains([]string{"text", "id", "order", "date", "color", "quarantined"}, name) {
			t.Errorf("the schema defines %s, which no file holds", name)
		}
	}
	if !strings.Contains(page, "this page describes 1") || codec.Schema != 1 {
		t.Error("the page describes another schema")
	}
}

func sorted(s []string) []string { return slices.Sorted(slices.Values(s)) }

func checkTypes(t *testing.T, name string, types map[string]reflect.Type, props map[string]property) {
	t.Helper()
	for field, typ := range types {
		p := props[field]
		if p.Desc == "" {
			t.Errorf("%s.%s is not explained", name, field)
		}
		if want := schemaType(typ); !fits(p, want) {
			t.Errorf("%s.%s is %+v, want %s", name, field, p, want)
		}
		if typ.Kind() == reflect.Slice && typ.Elem().Kind() != reflect.Uint8 && !fits(*p.Items, schemaType(typ.Elem())) {
			t.Errorf("the entries of %s.%s are %+v", name, field, p.Items)
		}
		if p.MaxItems != 0 && p.MaxItems != limits.ListItems {
			t.Errorf("%s.%s takes %d entries", name, field, p.MaxItems)
		}
	}
}

// schemaType returns how a Go type stands in a file: a type of JSON, or the name of a definition.
func schemaType(typ reflect.Type) string {
	switch typ {
	case reflect.TypeFor[model.Text]():
		return "text"
	case reflect.TypeFor[model.ID]():
		return "id"
	case reflect.TypeFor[[]byte]():
		return "base64"
	}
	switch typ.Kind() {
	case reflect.Pointer:
		return schemaType(typ.Elem())
	case reflect.Struct:
		for name, known := range documented {
			if known == typ {
				return name
			}
		}
	case reflect.Slice:
		return "array"
	case reflect.String:
		return "string"
	case reflect.Bool:
		return "boolean"
	case reflect.Int:
		return "integer"
	case reflect.Float64:
		return "number"
	}
	return "nothing a file can hold: " + typ.String()
}

func fits(p property, want string) bool {
	ref := strings.TrimPrefix(p.Ref, "#/$defs/")
	switch want {
	case "string": // order, date and color are strings with a form
		return p.Type == "string" && p.Encoding == "" || slices.Contains([]string{"order", "date", "color"}, ref)
	case "base64":
		return p.Encoding == "base64"
	}
	return p.Type == want || ref == want
}

// What a session refuses and a reader repairs is what the schema says.
func TestSchemaKnowsTheScales(t *testing.T) {
	s, _ := readSchema(t)
	half := 0.5
	card := &model.Card{
		Touchpoint:  &model.Touchpoint{Expectation: &half, Experience: &half, Importance: &half},
		Pain:        &model.Pain{Severity: &half},
		Opportunity: &model.Opportunity{CustomerValue: &half, BusinessValue: &half, Effort: &half},
	}
	phase := model.Phase{Volume: &half, DropOff: &half}
	scaled := 0
	for def, rec := range map[string]model.Record{
		"card": card, "stage": &model.Stage{Phase: phase}, "step": &model.Step{Phase: phase}, "lane": &model.Lane{},
		"persona": &model.Persona{Share: &half, Traits: []model.Trait{{}}},
	} {
		model.Scales(rec, func(field string, v *float64, lo, hi float64) {
			at, name, deep := strings.Cut(field, "/")
			p := s.Defs[def].Properties[field]
			if deep {
				p = s.Defs[at].Properties[name]
			}
			if field == "traits" {
				p = s.Defs["trait"].Properties["value"]
			}
			if p.Minimum == nil || *p.Minimum != lo || p.Maximum == nil || *p.Maximum != hi {
				t.Errorf("%s.%s is %g to %g, the schema says %+v", def, field, lo, hi, p)
			}
			scaled++
		})
	}
	within := 0
	for _, def := range s.Defs {
		for _, p := range def.Properties {
			if p.Minimum != nil {
				within++
			}
		}
	}
	if scaled != within {
		t.Errorf("%d numbers have a scale, the schema names %d", scaled, within)
	}
}

func TestSchemaNamesTheFile(t *testing.T) {
	s, _ := readSchema(t)
	types, _ := members(reflect.TypeFor[model.Project]())
	checkTypes(t, "project", types, s.Properties)
	for k := model.KindProject + 1; k < model.Kinds; k++ {
		if p := s.Properties[k.String()]; p.Type != "array" || s.Defs[strings.TrimPrefix(p.Items.Ref, "#/$defs/")].Type != "object" {
			t.Errorf("table %s is %+v", k, p)
		}
		types[k.String()] = nil
	}
	for _, name := range []string{"format", "schema", "minReader", "app", "quarantine"} {
		types[name] = nil
	}
	if want, got := slices.Sorted(maps.Keys(types)), slices.Sorted(maps.Keys(s.Properties)); !slices.Equal(want, got) {
		t.Errorf("a file has\n%v, the schema\n%v", want, got)
	}
}

var rows = regexp.MustCompile("(?m)^\\| `([^`]+)` \\|")

// The page explains each struct under the title that the schema gives it.
func TestPageNamesEveryField(t *testing.T) {
	_, page := readSchema(t)
	data, err := os.ReadFile("../../docs/journey.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	var titles struct {
		Defs map[string]struct{ Title string } `json:"$defs"`
	}
	if err := json.Unmarshal(data, &titles); err != nil {
		t.Fatal(err)
	}
	all := maps.Clone(documented)
	all["project"] = reflect.TypeFor[model.Project]()
	for name, typ := range all {
		title := titles.Defs[name].Title
		if name == "project" {
			title = "Project"
		}
		_, section, ok := strings.Cut(page, "\n### "+title+"\n")
		if !ok {
			t.Errorf("no section %q", title)
			continue
		}
		section, _, _ = strings.Cut(section, "\n#")
		var got []string
		for _, m := range rows.FindAllStringSubmatch(section, -1) {
			got = append(got, m[1])
		}
		types, _ := members(typ)
		if want := slices.Sorted(maps.Keys(types)); !slices.Equal(want, sorted(got)) {
			t.Errorf("%s has\n%v, the page\n%v", name, want, sorted(got))
		}
	}
}

func TestPageNamesEveryCodeAndLane(t *testing.T) {
	s, page := readSchema(t)
	for _, c := range []codec.Code{
		codec.Damaged, codec.BadHead, codec.BadField, codec.BadText, codec.TooLong, codec.DuplicateKey, codec.DuplicateID,
		codec.BadID, codec.Orphan, codec.LostReference, codec.ToTray, codec.BadOrder, codec.OutOfRange,
	} {
		if !strings.Contains(page, "| `"+string(c)+"` |") {
			t.Errorf("%s is not explained", c)
		}
	}
	for _, l := range model.LaneTypes {
		if !strings.Contains(page, "`"+string(l)+"`") || !strings.Contains(s.Defs["lane"].Properties["type"].Desc, string(l)) {
			t.Errorf("lanes of type %s are not explained", l)
		}
	}
}

// The example on the page is a file as the program writes it.
func TestExampleOnThePage(t *testing.T) {
	_, page := readSchema(t)
	_, rest, _ := strings.Cut(page, "```json\n")
	example, _, _ := strings.Cut(rest, "```")
	doc, report := decode(t, []byte(example))
	if got := string(encode(t, doc)); got != example || !report.Sound() || doc.Len() != 4 {
		t.Errorf("%v\n%s", report.Issues, got)
	}
}
