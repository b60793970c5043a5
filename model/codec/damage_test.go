package codec_test

import (
	"bytes"
	"encoding/base64"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"sojourn/model"
	"sojourn/model/codec"
	"sojourn/model/limits"
	"sojourn/model/modeltest"
)

func fixture(t testing.TB) []byte {
	t.Helper()
	data, err := os.ReadFile("testdata/schema1.journey")
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// recordAt is where the text of each record of a file of ours stands.
var recordAt = regexp.MustCompile(`(?m)^    \{(?:\n      )?"id": "([^"]+)"`)

type stretch struct {
	id       model.ID
	from, to int
}

// stretches returns where the records of a file of ours stand, those of unknown tables and the quarantine left out.
func stretches(data []byte) (all []stretch) {
	doc, _, err := codec.Decode(data)
	if err != nil {
		return nil
	}
	found := recordAt.FindAllSubmatchIndex(data, -1)
	for i, m := range found {
		end := len(data)
		if i+1 < len(found) {
			end = found[i+1][0]
		}
		end = m[0] + bytes.LastIndexByte(data[m[0]:end], '}') + 1
		id := model.ID(data[m[2]:m[3]])
		if _, ours := doc.Find(id); ours {
			all = append(all, stretch{id, m[0], end})
		}
	}
	return all
}

func TestCutAtEveryByte(t *testing.T) {
	files, err := filepath.Glob("testdata/*.journey")
	if err != nil || len(files) == 0 {
		t.Fatalf("no fixtures: %v", err)
	}
	cuts := 0
	modeltest.Row(t, modeltest.GoalDamage, func() string {
		return fmt.Sprintf("%d fixtures cut at each of %d bytes: 0 panics, every record before the cut is there", len(files), cuts)
	})
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		cuts += len(data)
		cutEverywhere(t, data)
	}
}

func cutEverywhere(t *testing.T, data []byte) {
	whole := stretches(data)
	if len(whole) < 15 {
		t.Fatalf("only %d records in the fixture", len(whole))
	}
	modeltest.Seeds(t, len(data), func(t *testing.T, at uint64) {
		cut := int(at)
		doc, report, err := codec.Decode(data[:cut])
		if err != nil {
			if cut > whole[0].to {
				t.Fatalf("cut at %d: %v", cut, err)
			}
			return
		}
		if report.Sound() && cut < len(data)-1 {
			t.Fatalf("cut at %d: nobody noticed", cut)
		}
		for _, s := range whole {
			if _, there := doc.Find(s.id); s.to <= cut && !there {
				t.Fatalf("cut at %d: %s, whole up to %d, is lost; %v", cut, s.id, s.to, report.Issues)
			}
		}
	})
}

func TestFlippedBits(t *testing.T) {
	data := fixture(t)
	whole := stretches(data)
	n := modeltest.Times(4000, 100_000)
	modeltest.Row(t, modeltest.GoalDamage, func() string {
		return fmt.Sprintf("%d flipped bits: 0 panics, every record beside the damage is there", n)
	})
	modeltest.Seeds(t, n, func(t *testing.T, seed uint64) {
		r := rand.New(rand.NewPCG(seed, 3))
		at, bit := r.IntN(len(data)), r.IntN(8)
		flipped := slices.Clone(data)
		flipped[at] ^= 1 << bit
		doc, report, err := codec.Decode(flipped)
		if err != nil {
			var foreign *codec.ForeignError
			if !errors.As(err, &foreign) || at > 24 {
				t.Fatalf("seed %d, byte %d: %v", seed, at, err)
			}
			return
		}
		saved := encode(t, doc)
		for _, s := range whole {
			if (at < s.from || at >= s.to) && !kept(doc, saved, s.id) {
				t.Fatalf("seed %d, bit %d of byte %d (%q): %s is gone; %v", seed, bit, at, data[max(0, at-20):at+20], s.id, report.Issues)
			}
		}
	})
}

// kept reports whether something of a record is still in a document, be it in the quarantine.
func kept(doc *model.Document, saved []byte, id model.ID) bool {
	if _, ok := doc.Find(id); ok || bytes.Contains(saved, []byte(id)) {
		return true
	}
	for _, q := range doc.Kept().Quarantine {
		if bytes.Contains(q.Raw, []byte(id)) {
			return true
		}
	}
	return false
}

func TestForeignBytes(t *testing.T) {
	for text, what := range map[string]string{
		"": "empty", " \n\t": "empty", "\xef\xbb\xbf": "empty", "%PDF-1.7\n": "pdf", "PK\x03\x04rest": "zip",
		"\x89PNG\r\n": "png", "\xff\xd8\xff\xe0": "jpeg", "GIF89a": "gif", "\x1f\x8b\x08": "gzip", "<html>": "xml",
		"[1,2]": "json", "{}": "json", `{"name":"x","version":1}`: "json", "hello": "text", "\x00\x01\x02": "binary",
		`{"nodes": [`: "json", "{": "json",
	} {
		_, _, err := codec.Decode([]byte(text))
		var foreign *codec.ForeignError
		if !errors.As(err, &foreign) || foreign.What != what {
			t.Errorf("%q: got %v, want %s", text, err, what)
		}
	}
}

func TestLimits(t *testing.T) {
	head := `{"format":"sojourn","schema":1,"minReader":1,`
	for name, c := range map[string]struct{ text, want string }{
		"deep":     {head + `"x":` + strings.Repeat("[", 1_000_000), "depth"},
		"objects":  {head + `"cards":[` + strings.Repeat("{},", 1_000_000) + "{}]}", "records"},
		"fields":   {head + `"cards":[{"id":"c1"` + strings.Repeat(`,"title":5`, 1_000_000) + "}]}", "records"},
		"too much": {head + `"title":"` + strings.Repeat("x", limits.DocumentBytes) + `"}`, "document bytes"},
	} {
		_, _, err := codec.Decode([]byte(c.text))
		var over *codec.LimitError
		if !errors.As(err, &over) || over.Name != c.want {
			t.Errorf("%s: got %v", name, err)
		}
	}
}

func TestFileOfANewerVersion(t *testing.T) {
	data := fixture(t)
	newer := bytes.Replace(data, []byte("\"schema\": 1,\n  \"minReader\": 1,"), []byte("\"schema\": 7,\n  \"minReader\": 1,"), 1)
	doc, report := decode(t, newer)
	if report.ReadOnly || report.Schema != 7 || !report.Sound() {
		t.Errorf("%+v", report)
	}
	if !bytes.Equal(encode(t, doc), newer) {
		t.Error("a file of schema 7 came back as another")
	}
	_, report = decode(t, bytes.Replace(newer, []byte(`"minReader": 1`), []byte(`"minReader": 7`), 1))
	if !report.ReadOnly || report.MinReader != 7 {
		t.Errorf("%+v", report)
	}
}

func TestUnknownPartsComeBack(t *testing.T) {
	const text = `{
  "format": "sojourn",
  "schema": 1,
  "minReader": 1,
  "app": "Sojourn",
  "title": "T",
  "maps": [
    {"id": "m1", "order": "a0", "mood": 1.50}
  ],
  "cards": [
    {
      "id": "c1",
      "map": "m1",
      "order": "a0",
      "metrics": [
        {"name": "NPS", "confidence": 0.90},
        {"name": "CSAT"}
      ],
      "touchpoint": {
        "moment": true,
        "a/b~c": {
          "x": [1, 2]
        }
      },
      "ratings": [1, 2, 3]
    }
  ],
  "era": {"from": 2026},
  "rooms": [
    {
      "id": "r1",
      "walls": [1, 2]
    },
    5
  ]
}
`
	doc, report := decode(t, []byte(text))
	if got := string(encode(t, doc)); got != text || !report.Sound() {
		t.Errorf("%v\n%s", report.Issues, got)
	}
}

const headText = `{"format":"sojourn","schema":1,"minReader":1,"maps":[{"id":"m1","order":"a0"},{"id":"m2","order":"a1"}],` +
	`"stages":[{"id":"s1","map":"m1","order":"a0"},{"id":"s2","map":"m2","order":"a0"}],"lanes":[{"id":"l1","map":"m1","order":"a0","type":"goals"}],`

func TestRepair(t *testing.T) {
	cases := []struct {
		name, text string
		code       codec.Code
		where      string
		check      func(d *model.Document) bool
	}{
		{"card of a missing lane", `"cards":[{"id":"c1","map":"m1","lane":"none","column":"s1","order":"a0"}]`, codec.ToTray, "cards/c1/lane",
			func(d *model.Document) bool { return len(d.Tray("m1")) == 1 }},
		{"card of a missing column", `"cards":[{"id":"c1","map":"m1","lane":"l1","column":"none","order":"a0"}]`, codec.ToTray, "cards/c1/column",
			func(d *model.Document) bool { return len(d.Tray("m1")) == 1 }},
		{"card in a column of another map", `"cards":[{"id":"c1","map":"m1","lane":"l1","column":"s2","order":"a0"}]`, codec.ToTray, "cards/c1",
			func(d *model.Document) bool { return len(d.Tray("m1")) == 1 }},
		{"card that lost its map but stands in a lane", `"cards":[{"id":"c1","map":"gone","lane":"l1","column":"s1","order":"a0"}]`, codec.LostReference, "cards/c1/map",
			func(d *model.Document) bool { return len(d.Cell("l1", "s1")) == 1 }},
		{"card without a map", `"cards":[{"id":"c1","map":"gone","title":"keep me","order":"a0"}]`, codec.Orphan, "cards/c1/map", quarantined("keep me")},
		{"step of a missing stage", `"steps":[{"id":"t1","stage":"none","order":"a0"}]`, codec.Orphan, "steps/t1/stage", quarantined(`"t1"`)},
		{"link to nowhere", `"cards":[{"id":"c1","map":"m1","order":"a0"}],"links":[{"id":"k1","from":"c1","to":"none"}]`, codec.Orphan, "links/k1/to", quarantined(`"k1"`)},
		{"picture that is gone", `"cards":[{"id":"c1","map":"m1","order":"a0","picture":"i1"}]`, codec.LostReference, "cards/c1/picture", nil},
		{"unknown persona", `"cards":[{"id":"c1","map":"m1","order":"a0","personas":["p1"]}]`, codec.LostReference, "cards/c1/personas", nil},
		{"circle of maps", `"maps":[{"id":"m3","order":"a2","parent":"m4"},{"id":"m4","order":"a3","parent":"m3"}]`, codec.LostReference, "maps/m3/parent", nil},
		{"the same id twice", `"cards":[{"id":"c1","map":"m1","order":"a0","title":"one"},{"id":"c1","map":"m1","order":"a1","title":"two"}]`, codec.DuplicateID, "cards/ca-7",
			func(d *model.Document) bool { return len(d.Tray("m1")) == 2 }},
		{"the same record twice", `"cards":[{"id":"c1","map":"m1","order":"a0"},{"id":"c1","map":"m1","order":"a0"}]`, codec.DuplicateID, "cards/c1",
			func(d *model.Document) bool { return len(d.Tray("m1")) == 1 }},
		{"no id", `"cards":[{"map":"m1","title":"anonymous","order":"a0"}]`, codec.BadID, "cards/ca-6",
			func(d *model.Document) bool { return len(d.Tray("m1")) == 1 }},
		{"an id in Chinese, and who points to it", `"stages":[{"id":"阶段","map":"m1","order":"a1"}],"cards":[{"id":"c1","map":"m1","lane":"l1","column":"阶段","order":"a0"}]`, codec.BadID, "stages/st-7",
			func(d *model.Document) bool { return len(d.Cell("l1", "st-7")) == 1 }},
		{"no order", `"cards":[{"id":"c2","map":"m1","title":"A"},{"id":"c1","map":"m1","title":"B"},{"id":"c0","map":"m1","order":"a5"}]`, codec.BadOrder, "cards/c2/order",
			func(d *model.Document) bool {
				tray := d.Tray("m1")
				return tray[0].ID == "c0" && tray[1].ID == "c2" && tray[2].ID == "c1"
			}},
		{"an order that is none", `"cards":[{"id":"c1","map":"m1","order":"~"}]`, codec.BadOrder, "cards/c1/order", nil},
		{"severity 99", `"cards":[{"id":"c1","map":"m1","order":"a0","pain":{"severity":99}}]`, codec.OutOfRange, "cards/c1/pain/severity",
			func(d *model.Document) bool { return *d.Cards("m1")[0].Pain.Severity == 5 }},
		{"a number beyond all", `"cards":[{"id":"c1","map":"m1","order":"a0","pain":{"severity":1e999}}]`, codec.BadField, "cards/c1/pain/severity", quarantined("1e999")},
		{"half a column", `"cards":[{"id":"c1","map":"m1","order":"a0","span":1.5}]`, codec.BadField, "cards/c1/span", quarantined("1.5")},
		{"columns beyond counting", `"cards":[{"id":"c1","map":"m1","order":"a0","span":3e9}]`, codec.BadField, "cards/c1/span", quarantined("3e9")},
		{"more columns than a map has", `"cards":[{"id":"c1","map":"m1","order":"a0","span":5000}]`, codec.OutOfRange, "cards/c1/span",
			func(d *model.Document) bool { return d.Cards("m1")[0].Span == limits.ListItems }},
		{"a title that is a number", `"cards":[{"id":"c1","map":"m1","order":"a0","title":5,"tags":["kept"]}]`, codec.BadField, "cards/c1/title",
			func(d *model.Document) bool { return d.Cards("m1")[0].Tags[0] == "kept" && quarantined("5")(d) }},
		{"a field twice", `"cards":[{"id":"c1","map":"m1","order":"a0","title":"one","title":"two"}]`, codec.DuplicateKey, "cards/c1/title",
			func(d *model.Document) bool { return d.Cards("m1")[0].Title.In("") == "two" && quarantined(`"one"`)(d) }},
		{"a field in other letters", `"cards":[{"id":"c1","map":"m1","order":"a0","Title":"not the title","pain":{"severity":9}}]`, codec.OutOfRange, "cards/c1/pain/severity",
			func(d *model.Document) bool {
				return d.Cards("m1")[0].Title.Empty() && len(d.Cards("m1")[0].Extra) == 1
			}},
		{"text that is no Unicode", "\"cards\":[{\"id\":\"c1\",\"map\":\"m1\",\"order\":\"a0\",\"title\":\"a\xffb\"}]", codec.BadText, "cards/c1/title",
			func(d *model.Document) bool { return d.Cards("m1")[0].Title.In("") == "a\uFFFDb" }},
		{"half a surrogate", `"cards":[{"id":"c1","map":"m1","order":"a0","title":"a\ud800b"}]`, codec.BadText, "cards/c1/title", nil},
		{"a text that is too long", `"cards":[{"id":"c1","map":"m1","order":"a0","title":"` + strings.Repeat("长", limits.BodyRunes+1) + `"}]`, codec.TooLong, "cards/c1/title",
			quarantined(strings.Repeat("长", limits.BodyRunes+1))},
		{"a list that is too long", `"cards":[{"id":"c1","map":"m1","order":"a0","tags":[` + strings.Repeat(`"x",`, limits.ListItems) + `"last"]}]`, codec.TooLong, "cards/c1/tags", quarantined(`"last"`)},
		{"a record that is a number", `"cards":[7,{"id":"c1","map":"m1","order":"a0"}]`, codec.BadField, "cards/#1", quarantined("7")},
		{"a table that is text", `"cards":"none"`, codec.BadField, "project/cards", quarantined("none")},
		{"a picture that is no picture", `"media":[{"id":"i1","data":"***"}]`, codec.BadField, "media/i1/data", quarantined("***")},
		{"a comma too few", `"cards":[{"id":"c1","map":"m1","order":"a0"} {"id":"c2","map":"m1","order":"a1"}]`, codec.Damaged, "",
			func(d *model.Document) bool { return len(d.Tray("m1")) == 2 }},
		{"two sides of a merge", "\"cards\":[\n<<<<<<< HEAD\n{\"id\":\"c1\",\"map\":\"m1\",\"order\":\"a0\"}\n=======\n{\"id\":\"c2\",\"map\":\"m1\",\"order\":\"a1\"}\n>>>>>>> other\n]", codec.Damaged, "",
			func(d *model.Document) bool { return len(d.Tray("m1")) == 2 }},
		{"something behind the end", `"cards":[]}tail`, codec.Damaged, "", quarantined("tail")},
	}
	for _, c := range cases {
		text := headText + c.text
		if !strings.HasSuffix(text, "tail") {
			text += "}"
		}
		doc, report, err := codec.Decode([]byte(text))
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if !slices.ContainsFunc(report.Issues, func(i codec.Issue) bool { return i.Code == c.code && (i.Where == c.where || c.where == "") }) {
			t.Errorf("%s: no %s at %q in %v", c.name, c.code, c.where, report.Issues)
		}
		if c.check != nil && !c.check(doc) {
			t.Errorf("%s: repaired to %s", c.name, encode(t, doc))
		}
		steady(t, doc)
	}
}

// quarantined checks that a piece of text is in the quarantine.
func quarantined(text string) func(*model.Document) bool {
	return func(d *model.Document) bool {
		return slices.ContainsFunc(d.Kept().Quarantine, func(q model.Quarantined) bool { return bytes.Contains(q.Raw, []byte(text)) })
	}
}

// steady checks that a repaired document, once saved, needs no more repair.
func steady(t *testing.T, doc *model.Document) {
	t.Helper()
	data := encode(t, doc)
	if err := codec.Verify(doc, data); err != nil {
		t.Fatalf("%v\n%s", err, data)
	}
	back, report, err := codec.Decode(data)
	if err != nil || !report.Sound() {
		t.Fatalf("saved after repair: %v, %v\n%s", err, report.Issues, data)
	}
	if again := encode(t, back); !bytes.Equal(again, data) {
		t.Fatalf("saving again gives other bytes:\n%s\n%s", data, again)
	}
}

func TestIssuesAreBounded(t *testing.T) {
	var b strings.Builder
	for i := range 12_000 {
		fmt.Fprintf(&b, `,{"id":"c%d","map":"m1"}`, i)
	}
	_, report := decode(t, []byte(headText+`"cards":[`+b.String()[1:]+"]}"))
	if len(report.Issues) != 10_000 || report.More != 2_000 {
		t.Errorf("%d issues and %d more", len(report.Issues), report.More)
	}
}

func FuzzDecode(f *testing.F) {
	data := fixture(f)
	f.Add(data)
	f.Add(data[:len(data)/2])
	f.Add([]byte(headText + `"cards":[{"id":"c1","map":"m1","order":"a0","title":{"zh":"一","":"x"}}]}`))
	f.Add([]byte(headText + `"quarantine":[{"where":"x","reason":"y","base64":"` + base64.StdEncoding.EncodeToString([]byte{1, 2}) + `"},{"where":1}]}`))
	f.Add([]byte(`"sojourn" {"id":"a"} "cards":[{"id":"b","` + "\x00"))
	f.Add([]byte(headText + `"x":` + strings.Repeat("[", 70) + strings.Repeat("]", 70) + "}"))
	f.Fuzz(func(t *testing.T, data []byte) {
		doc, _, err := codec.Decode(data)
		if err != nil {
			return
		}
		steady(t, doc)
	})
}
