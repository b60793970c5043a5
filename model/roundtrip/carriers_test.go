package roundtrip

import (
	"bytes"
	"errors"
	"math/rand/v2"
	"strings"
	"testing"

	"sojourn/model"
	"sojourn/model/codec"
	"sojourn/model/modeltest"
	"sojourn/model/template"
)

func sample(t testing.TB) *model.Document {
	t.Helper()
	doc, _, err := codec.Decode(template.Sample())
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

func encoded(t testing.TB, doc *model.Document) []byte {
	t.Helper()
	raw, err := codec.Encode(doc)
	if err != nil {
		t.Fatal(err)
	}
	return raw
}

// What comes out is what went in, of one map alone, and packs to the same again.
func TestBaseHoldsOneMapAndComesBack(t *testing.T) {
	docs := []*model.Document{sample(t)}
	for seed := range uint64(20) {
		docs = append(docs, modeltest.Random(rand.New(rand.NewPCG(seed, 3)), 120))
	}
	for i, doc := range docs {
		for _, m := range doc.Maps() {
			chunks, export, err := Pack(doc, m.ID)
			if err != nil || export == "" {
				t.Fatal(i, export, err)
			}
			got, err := Unpack(chunks)
			if err != nil {
				t.Fatal(i, err)
			}
			if len(got.Maps()) != 1 || got.Maps()[0].ID != m.ID || len(got.Records(model.KindMedia)) != 0 {
				t.Fatalf("%d: maps %v", i, got.Maps())
			}
			if n, want := len(got.Cards(m.ID)), len(doc.Cards(m.ID)); n != want {
				t.Errorf("%d: %d cards of %d", i, n, want)
			}
			if again, second, err := Pack(doc, m.ID); err != nil || second != export || strings.Join(again, "") != strings.Join(chunks, "") {
				t.Errorf("%d: a second base differs: %v", i, err)
			}
			whole, _, err := Pack(got, m.ID)
			if err != nil {
				t.Fatal(err)
			}
			twice, err := Unpack(whole)
			if err != nil || !bytes.Equal(encoded(t, twice), encoded(t, got)) {
				t.Errorf("%d: the base of a base differs: %v", i, err)
			}
		}
	}
}

func TestOneEditGivesAnotherName(t *testing.T) {
	doc := sample(t)
	m := doc.Maps()[0].ID
	_, before, _ := Pack(doc, m)
	s := model.NewSession(doc, &modeltest.IDs{})
	if _, err := s.Do("x", func(tx *model.Tx) error {
		c := *doc.Cards(m)[0]
		c.Title = model.Plain("another")
		model.Put(tx, c)
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	if _, after, _ := Pack(s.Doc(), m); after == before {
		t.Error("the name stays")
	}
}

func TestDamagedBasesSaySo(t *testing.T) {
	doc := sample(t)
	chunks, _, err := Pack(doc, doc.Maps()[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	whole := strings.Join(chunks, "")
	for name, c := range map[string][]string{"none": nil, "no text of ours": {"hello"}, "half": {whole[:len(whole)/2&^3]},
		"no archive": {"aGVsbG8="}, "too large": {strings.Repeat("A", baseBytes+1)}, "a letter lost": {whole[1:]}} {
		if got, err := Unpack(c); !errors.Is(err, ErrBase) || got != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestHashSeesWhatAReaderSees(t *testing.T) {
	for _, same := range [][2]string{{"a\r\nb ", "a\nb"}, {"2.00", "2"}, {"+3", "3"}, {"0.30000000000000004", "0.3"}, {"-0.5", "-.5"}, {" x", "x"}} {
		if Hash(same[:1]) != Hash(same[1:]) {
			t.Errorf("%q and %q differ", same[0], same[1])
		}
	}
	seen := map[string][]string{}
	for _, cells := range [][]string{nil, {""}, {"", ""}, {"a", "b"}, {"ab", ""}, {"", "ab"}, {"1"}, {"1.5"}, {"-1"}, {"1", ""}, {"infinity"}, {"客户"}} {
		h := Hash(cells)
		if was, ok := seen[h]; ok {
			t.Errorf("%q and %q are the same", was, cells)
		}
		seen[h] = cells
	}
}
