package codec_test

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"reflect"
	"testing"

	"sojourn/model"
	"sojourn/model/codec"
	"sojourn/model/modeltest"
)

var update = flag.Bool("update", false, "write the golden files anew; never for a schema that was released")

func random(seed uint64, cards int) *model.Document {
	return modeltest.Random(rand.New(rand.NewPCG(seed, 7)), cards)
}

func encode(t testing.TB, doc *model.Document) []byte {
	t.Helper()
	data, err := codec.Encode(doc)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func decode(t testing.TB, data []byte) (*model.Document, codec.Report) {
	t.Helper()
	doc, report, err := codec.Decode(data)
	if err != nil {
		t.Fatalf("%v in %.200q", err, data)
	}
	return doc, report
}

// differ says how two documents differ, "" when they do not.
func differ(a, b *model.Document) string {
	d := model.Compare(a, b)
	switch {
	case len(d.Added) > 0:
		return fmt.Sprintf("added %+v", reflect.ValueOf(d.Added[0]).Elem())
	case len(d.Removed) > 0:
		return fmt.Sprintf("removed %+v", reflect.ValueOf(d.Removed[0]).Elem())
	case len(d.Updated) > 0:
		return fmt.Sprintf("changed\n%+v\n%+v", reflect.ValueOf(d.Updated[0].From).Elem(), reflect.ValueOf(d.Updated[0].To).Elem())
	case !reflect.DeepEqual(a.Kept(), b.Kept()):
		return fmt.Sprintf("kept\n%q\n%q", a.Kept(), b.Kept())
	}
	return ""
}

func TestRoundTrip(t *testing.T) {
	n := modeltest.Times(300, 10_000)
	modeltest.Row(t, modeltest.GoalSame, func() string { return fmt.Sprintf("%d random documents: 0 differences", n) })
	modeltest.Seeds(t, n, func(t *testing.T, seed uint64) {
		doc := random(seed, 12)
		data := encode(t, doc)
		if err := codec.Verify(doc, data); err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
		back, report := decode(t, data)
		if !report.Sound() {
			t.Fatalf("seed %d: repaired what was sound: %v", seed, report.Issues)
		}
		if diff := differ(doc, back); diff != "" {
			t.Fatalf("seed %d: %s", seed, diff)
		}
		if again := encode(t, back); !bytes.Equal(data, again) {
			t.Fatalf("seed %d: saving again gives other bytes", seed)
		}
	})
}

// What people can make with the operations of the model needs no repair.
func TestRoundTripOfEditedDocuments(t *testing.T) {
	for seed := range uint64(40) {
		r := rand.New(rand.NewPCG(seed, 11))
		ids := &modeltest.IDs{}
		s := model.NewSession(modeltest.Start(ids), ids)
		for range 150 {
			if _, err := s.Do("random", func(tx *model.Tx) error { return modeltest.Operate(r, tx) }); err != nil {
				t.Fatalf("seed %d: %v", seed, err)
			}
		}
		data := encode(t, s.Doc())
		if err := codec.Verify(s.Doc(), data); err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
		back, report := decode(t, data)
		if diff := differ(s.Doc(), back); diff != "" || !report.Sound() {
			t.Fatalf("seed %d: %v %s", seed, report.Issues, diff)
		}
	}
}

func TestOtherLineEndsAndMarksAreRead(t *testing.T) {
	data := encode(t, random(1, 12))
	windows := append([]byte("\xef\xbb\xbf"), bytes.ReplaceAll(data, []byte("\n"), []byte("\r\n"))...)
	doc, report := decode(t, windows)
	if !report.Sound() || !bytes.Equal(encode(t, doc), data) {
		t.Errorf("a file with a mark and CRLF reads differently: %v", report.Issues)
	}
}

func TestVerifySeesEveryChange(t *testing.T) {
	doc := random(4, 12)
	data := encode(t, doc)
	missed := 0
	for k := range model.Kinds {
		for _, r := range doc.Records(k) {
			copied := reflect.New(reflect.TypeOf(r).Elem())
			copied.Elem().Set(reflect.ValueOf(r).Elem())
			for i := range copied.Elem().NumField() {
				f := copied.Elem().Field(i)
				name := copied.Elem().Type().Field(i).Name
				if f.IsZero() || name == "ID" {
					continue
				}
				was := reflect.ValueOf(f.Interface())
				f.SetZero()
				if err := codec.Verify(replaced(doc, copied.Interface().(model.Record)), data); !errors.Is(err, codec.ErrVerify) {
					t.Errorf("nobody sees that %s of a %s was lost", name, k)
				}
				f.Set(was)
				missed++
			}
		}
	}
	if missed < 100 {
		t.Errorf("only %d changes were tried", missed)
	}
}

func replaced(doc *model.Document, r model.Record) *model.Document {
	var all []model.Record
	for k := range model.Kinds {
		all = append(all, doc.Records(k)...)
	}
	return model.Assemble(append(all, r), doc.Kept())
}

func TestVerifyTakesEmptyListsForNone(t *testing.T) {
	card := &model.Card{ID: "c1", Map: "m1", Tags: []string{}, Touchpoint: &model.Touchpoint{}}
	doc := model.Assemble([]model.Record{&model.Map{ID: "m1"}, card}, model.Kept{})
	if err := codec.Verify(doc, encode(t, doc)); err != nil {
		t.Error(err)
	}
}

// A text that would come back otherwise is not written: the rules of a session keep such texts out.
func TestVerifySeesTextThatNoFileCanHold(t *testing.T) {
	for name, card := range map[string]*model.Card{
		"text":        {ID: "c1", Map: "m1", Title: model.Plain("bad \xff\xfe text")},
		"by language": {ID: "c1", Map: "m1", Title: model.Texts(map[string]string{"en": "bad \xff"})},
		"tag":         {ID: "c1", Map: "m1", Tags: []string{"\xff"}},
	} {
		doc := model.Assemble([]model.Record{&model.Map{ID: "m1"}, card}, model.Kept{})
		if err := codec.Verify(doc, encode(t, doc)); !errors.Is(err, codec.ErrVerify) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestNumbersThatNoFileCanHold(t *testing.T) {
	for _, bad := range []float64{math.NaN(), math.Inf(1)} {
		doc := model.Assemble([]model.Record{&model.Map{ID: "m1", Scale: model.Scale{Max: bad}}}, model.Kept{})
		if _, err := codec.Encode(doc); !errors.Is(err, codec.ErrNumber) {
			t.Errorf("%v: %v", bad, err)
		}
	}
}

// The fixture of each released schema stays for ever.
func TestFixtureOfSchema1(t *testing.T) {
	const path = "testdata/schema1.journey"
	if *update {
		if err := os.WriteFile(path, encode(t, random(42, 5)), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	doc, report := decode(t, data)
	if !report.Sound() || report.Schema != 1 {
		t.Errorf("%+v", report)
	}
	if got := encode(t, doc); !bytes.Equal(got, data) {
		t.Errorf("saved again, the fixture is\n%s", got)
	}
}

func TestOneEditChangesFewLines(t *testing.T) {
	doc := random(42, 12)
	before := bytes.Split(encode(t, doc), []byte("\n"))
	for _, r := range doc.Records(model.KindCard) {
		c := *r.(*model.Card)
		c.Title, c.Order = model.Plain("now called otherwise"), c.Order+"V"
		after := bytes.Split(encode(t, replaced(doc, &c)), []byte("\n"))
		changed := max(len(after)-len(before), len(before)-len(after))
		seen := map[string]int{}
		for _, l := range before {
			seen[string(l)]++
		}
		for _, l := range after {
			if seen[string(l)]--; seen[string(l)] < 0 {
				changed++
			}
		}
		if changed > 12 {
			t.Errorf("a new title and place of %s changes %d lines", c.ID, changed)
		}
	}
}

// written is a document of n cards as people write them: title, note and owner in two languages, and the details of a
// touchpoint; some 420 bytes each.
func written(n int) *model.Document {
	records := []model.Record{&model.Map{ID: "m1", Order: "a0"}, &model.Lane{ID: "l1", Map: "m1", Order: "a0", Type: model.TouchpointsLane}, &model.Stage{ID: "s1", Map: "m1", Order: "a0"}}
	four, two := 4.0, 2.5
	for i, key := range model.OrderSeries(n) {
		records = append(records, &model.Card{
			ID: model.ID(fmt.Sprintf("c%05d", i)), Map: "m1", Lane: "l1", Column: "s1", Order: key, Type: model.TouchpointCard,
			Title: model.Texts(map[string]string{"zh": "在结算页付款", "en": fmt.Sprint("Pays at the checkout, ", i)}),
			Body:  model.Texts(map[string]string{"zh": "等了二十分钟才有人回复", "en": "Waited twenty minutes until somebody answered"}),
			Owner: model.Plain("王芳"), Tags: []string{"支付", "web"}, Evidence: model.Partial,
			Touchpoint: &model.Touchpoint{Channel: model.Plain("App"), Line: model.Online, Expectation: &four, Experience: &two, Importance: &four},
		})
	}
	return model.Assemble(records, model.Kept{})
}

func BenchmarkSave2000(b *testing.B)      { benchmarkSave(b, written(2000)) }
func BenchmarkSaveDense2000(b *testing.B) { benchmarkSave(b, random(9, 2000)) } // every field of every kind
func BenchmarkOpen2000(b *testing.B)      { benchmarkOpen(b, written(2000)) }
func BenchmarkOpenDense2000(b *testing.B) { benchmarkOpen(b, random(9, 2000)) }

func benchmarkSave(b *testing.B, doc *model.Document) {
	b.ReportAllocs()
	for b.Loop() {
		data := encode(b, doc)
		if err := codec.Verify(doc, data); err != nil {
			b.Fatal(err)
		}
		b.SetBytes(int64(len(data)))
	}
}

func benchmarkOpen(b *testing.B, doc *model.Document) {
	data := encode(b, doc)
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		decode(b, data)
	}
}
