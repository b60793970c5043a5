package merge

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"sojourn/model"
	"sojourn/model/codec"
	"sojourn/model/modeltest"
)

// sideIDs counts as modeltest.IDs do, apart from the other side.
type sideIDs struct {
	prefix string
	modeltest.IDs
}

func (s *sideIDs) New(k model.Kind) model.ID { return model.ID(s.prefix) + s.IDs.New(k) }

// edits are two random edits of one random document.
type edits struct {
	base, mine, theirs *model.Document
}

func randomEdits(t *testing.T, seed uint64) edits {
	t.Helper()
	r := rand.New(rand.NewPCG(seed, 5))
	ids := &modeltest.IDs{}
	base := operated(t, r, modeltest.Start(ids), ids, 40)
	if seed%2 == 1 {
		base = modeltest.Random(r, 20)
	}
	donor := modeltest.Random(r, 20)
	e := edits{base: base}
	e.mine = wild(r, operated(t, r, base, &sideIDs{prefix: "x"}, r.IntN(25)), donor)
	e.theirs = wild(r, operated(t, r, base, &sideIDs{prefix: "w"}, r.IntN(25)), donor)
	return e
}

// operated returns a document after what a person might do.
func operated(t *testing.T, r *rand.Rand, doc *model.Document, ids model.IDs, n int) *model.Document {
	t.Helper()
	s := model.NewSession(doc, ids)
	for range n {
		if _, err := s.Do("x", func(tx *model.Tx) error { return modeltest.Operate(r, tx) }); err != nil {
			t.Fatal(err)
		}
	}
	return s.Doc()
}

// wild returns a document with any field of any record changed, and any record deleted. What breaks a rule is left.
func wild(r *rand.Rand, doc, donor *model.Document) *model.Document {
	s := model.NewSession(doc, &sideIDs{prefix: "v"})
	for range r.IntN(12) {
		k := model.Kind(r.IntN(int(model.Kinds)))
		list := s.Doc().Records(k)
		if len(list) == 0 {
			continue
		}
		rec := list[r.IntN(len(list))]
		_, err := s.Do("x", func(tx *model.Tx) error {
			if k != model.KindProject && r.IntN(3) == 0 {
				return model.Delete(tx, rec.Key())
			}
			putAny(tx, grafted(r, rec, s.Doc(), donor))
			return nil
		})
		if rule := (*model.RuleError)(nil); err != nil && !errors.As(err, &rule) {
			panic(err)
		}
	}
	return s.Doc()
}

// grafted returns a record with some fields of others.
func grafted(r *rand.Rand, rec model.Record, doc, donor *model.Document) model.Record {
	out := reflect.New(reflect.TypeOf(rec).Elem())
	out.Elem().Set(reflect.ValueOf(rec).Elem())
	for _, d := range []*model.Document{doc, donor} {
		list := d.Records(rec.Of())
		if len(list) == 0 {
			continue
		}
		from := reflect.ValueOf(list[r.IntN(len(list))]).Elem()
		for i := range from.NumField() {
			f := from.Type().Field(i)
			fixed := f.Name == "ID" || slices.Contains(homes[rec.Of()], f.Name) || d == donor && (f.Type == idType || f.Type == reflect.TypeFor[[]model.ID]() || f.Anonymous)
			if !fixed && r.IntN(5) == 0 {
				out.Elem().Field(i).Set(from.Field(i))
			}
		}
	}
	if list := doc.Records(rec.Of()); rec.Of() == model.KindCard && r.IntN(3) == 0 {
		to := reflect.ValueOf(list[r.IntN(len(list))]).Elem()
		for _, name := range homes[rec.Of()] {
			out.Elem().FieldByName(name).Set(to.FieldByName(name))
		}
	}
	future(r, out.Elem())
	return out.Interface().(model.Record)
}

// future gives a record unknown fields, the deep ones only where there is something for them to stand in.
func future(r *rand.Rand, v value) {
	x := model.Extra{}
	for k, raw := range v.FieldByName("Extra").Interface().(model.Extra) {
		if !strings.HasPrefix(k, "/") {
			x[k] = raw
		}
	}
	for i := range v.NumField() {
		f := v.Field(i)
		name, _, _ := strings.Cut(v.Type().Field(i).Tag.Get("json"), ",")
		deep := ""
		switch {
		case f.Kind() == reflect.Pointer && f.Type().Elem().Kind() == reflect.Struct && !f.IsNil():
			deep = "/" + name + "/future"
		case f.Kind() == reflect.Slice && f.Type().Elem().Kind() == reflect.Struct && f.Type().Elem() != textType && f.Len() > 0:
			deep = fmt.Sprintf("/%s/%d/future", name, r.IntN(f.Len()))
		}
		if deep != "" && r.IntN(3) == 0 {
			x[deep] = fmt.Appendf(nil, "%d", r.IntN(3))
		}
	}
	if len(x) == 0 {
		x = nil
	}
	v.FieldByName("Extra").Set(reflect.ValueOf(x))
}

func putAny(tx *model.Tx, rec model.Record) {
	switch x := rec.(type) {
	case *model.Project:
		model.Put(tx, *x)
	case *model.Persona:
		model.Put(tx, *x)
	case *model.Map:
		model.Put(tx, *x)
	case *model.Stage:
		model.Put(tx, *x)
	case *model.Step:
		model.Put(tx, *x)
	case *model.Lane:
		model.Put(tx, *x)
	case *model.Card:
		model.Put(tx, *x)
	case *model.Point:
		model.Put(tx, *x)
	case *model.Link:
		model.Put(tx, *x)
	case *model.Media:
		model.Put(tx, *x)
	}
}

// sound fails unless a document made from another passes the rules and can be saved.
func sound(t *testing.T, from, doc *model.Document) {
	t.Helper()
	diff := model.Compare(from, doc)
	_, err := model.NewSession(from, &modeltest.IDs{}).Do("x", func(tx *model.Tx) error {
		for _, rec := range diff.Removed {
			tx.Remove(rec.Of(), rec.Key())
		}
		for _, rec := range diff.Added {
			putAny(tx, rec)
		}
		for _, c := range diff.Updated {
			putAny(tx, c.To)
		}
		return nil
	})
	if err != nil {
		t.Fatalf("the rules do not take it: %v", err)
	}
	if broken := modeltest.Broken(doc); broken != "" {
		t.Fatal(broken)
	}
	data, err := codec.Encode(doc)
	if err != nil {
		t.Fatal(err)
	}
	if err := codec.Verify(doc, data); err != nil {
		t.Fatal(err)
	}
	if _, report, err := codec.Decode(data); err != nil || len(doc.Kept().Quarantine) == 0 && !report.Sound() {
		t.Fatalf("what was saved needs repair: %v, %v", report.Issues, err)
	}
}

// apart returns how two documents differ, "" when they do not.
func apart(a, b *model.Document) string {
	d := model.Compare(a, b)
	for _, c := range d.Updated {
		if !sameRecord(c.From, c.To) {
			return fmt.Sprintf("changed\n%+v\n%+v", c.From, c.To)
		}
	}
	if len(d.Added)+len(d.Removed) > 0 {
		return fmt.Sprintf("added %v, removed %v", d.Added, d.Removed)
	}
	return ""
}

func all(side Side, r *Result) []Side { return slices.Repeat([]Side{side}, len(r.Conflicts)) }

const seeds = 200

func TestWhateverIsJoinedIsSound(t *testing.T) {
	for seed := range uint64(seeds) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			e := randomEdits(t, seed)
			rnd := rand.New(rand.NewPCG(seed, 6))
			for _, base := range []*model.Document{e.base, nil} {
				r := Documents(base, e.mine, e.theirs)
				some := all(Mine, r)
				for i := range some {
					some[i] = Side(rnd.IntN(2))
				}
				for _, sides := range [][]Side{nil, all(Mine, r), all(Theirs, r), some} {
					sound(t, e.mine, r.Doc(sides))
				}
			}
		})
	}
}

func TestSidesMayBeExchanged(t *testing.T) {
	for seed := range uint64(seeds) {
		e := randomEdits(t, seed)
		for _, base := range []*model.Document{e.base, nil} {
			a, b := Documents(base, e.mine, e.theirs), Documents(base, e.theirs, e.mine)
			for _, side := range []Side{Mine, Theirs} {
				if diff := apart(a.Doc(all(side, a)), b.Doc(all(side.other(), b))); diff != "" {
					t.Fatalf("seed %d: %s", seed, diff)
				}
			}
		}
	}
}

func TestWhoeverIsAloneIsRight(t *testing.T) {
	for seed := range uint64(seeds) {
		e := randomEdits(t, seed)
		for name, c := range map[string]struct{ base, mine, theirs, want *model.Document }{
			"only I edit":         {e.base, e.mine, e.base, e.mine},
			"only they edit":      {e.base, e.base, e.theirs, e.theirs},
			"both do the same":    {e.base, e.mine, e.mine, e.mine},
			"nobody does a thing": {e.base, e.base, e.base, e.base},
			"no base, no edit":    {nil, e.mine, e.mine, e.mine},
			"only they have any":  {nil, model.New(), e.theirs, e.theirs},
		} {
			r := Documents(c.base, c.mine, c.theirs)
			diff := model.Compare(r.Doc(nil), c.want)
			if !diff.Empty() || len(r.Conflicts) > 0 || !reflect.DeepEqual(r.Doc(nil).Kept(), c.want.Kept()) {
				t.Fatalf("seed %d: %s: %d conflicts, %+v", seed, name, len(r.Conflicts), diff)
			}
		}
	}
}

// For any two edits: what only one side did to a field holds, and no card is lost.
func TestNothingIsLost(t *testing.T) {
	held := 0
	for seed := range uint64(seeds) {
		e := randomEdits(t, seed)
		r := Documents(e.base, e.mine, e.theirs)
		doc := r.Doc(nil)
		places := map[model.ID]bool{}
		for _, c := range r.Conflicts {
			places[c.ID] = places[c.ID] || c.Field == "place"
		}
		for k := range model.Kinds {
			for _, was := range e.base.Records(k) {
				key := key{k, was.Key()}
				mine, theirs, now := record(e.mine, key), record(e.theirs, key), record(doc, key)
				if mine == nil || theirs == nil {
					removedHolds(t, seed, e, doc, was, mine, theirs, now)
					continue
				}
				for i, side := range []model.Record{mine, theirs} {
					other := []model.Record{theirs, mine}[i]
					held += editHolds(t, seed, doc, was, side, other, now, places[was.Key()])
				}
			}
		}
		for _, d := range []*model.Document{e.mine, e.theirs} {
			for _, rec := range d.Records(model.KindCard) {
				if record(e.base, key{model.KindCard, rec.Key()}) == nil && record(doc, key{model.KindCard, rec.Key()}) == nil {
					t.Fatalf("seed %d: the new card %s is lost", seed, rec.Key())
				}
			}
		}
	}
	if held < 1000 {
		t.Fatalf("only %d edits were looked at", held)
	}
}

func record(d *model.Document, k key) model.Record {
	list := d.Records(k.kind)
	if i := slices.IndexFunc(list, func(r model.Record) bool { return r.Key() == k.id }); i >= 0 {
		return list[i]
	}
	return nil
}

// removedHolds checks a record that is missing on a side: it goes, unless the other side has changed it or it has come
// back for something of the other side's or together with what it stands in.
func removedHolds(t *testing.T, seed uint64, e edits, doc *model.Document, was, mine, theirs, now model.Record) {
	t.Helper()
	rest, gone := mine, e.theirs
	if mine == nil {
		rest, gone = theirs, e.mine
	}
	changed := rest != nil && !sameRecord(was, rest)
	if now == nil && changed && !onlyForgot(was, rest, e, gone) {
		t.Fatalf("seed %d: a change of %s %s is lost with it", seed, was.Of(), was.Key())
	}
	if now == nil || changed || was.Of() == model.KindMedia {
		return
	}
	if r := Documents(e.base, e.mine, e.theirs); !told(r, was.Key(), rest) {
		t.Fatalf("seed %d: %s %s was removed and stands without a word", seed, was.Of(), was.Key())
	}
}

// told reports whether a conflict is about a record that came back, or about what it stands in.
func told(r *Result, id model.ID, rec model.Record) bool {
	for _, c := range r.Conflicts {
		if c.Field == "" && c.ID == id {
			return true
		}
	}
	for _, ref := range containers(rec) {
		if e, _ := r.entryOf(ref); e != nil && e.fate != stands && told(r, ref.ID, e.rec) {
			return true
		}
	}
	return false
}

// onlyForgot reports that a record differs only by pointers to what its own side has removed.
func onlyForgot(was, rest model.Record, e edits, gone *model.Document) bool {
	own := e.mine
	if gone == e.mine {
		own = e.theirs
	}
	m := &matcher{Result: &Result{base: e.base}}
	return sameRecord(was, m.heal(was, rest, fallen(e.base, own)))
}

// editHolds checks every field that one side alone has changed, and returns how many those are.
func editHolds(t *testing.T, seed uint64, doc *model.Document, was, side, other, now model.Record, placed bool) (n int) {
	t.Helper()
	if now == nil {
		t.Fatalf("seed %d: %s %s is gone though both have it", seed, was.Of(), was.Key())
	}
	b, s, o, v := reflect.ValueOf(was).Elem(), reflect.ValueOf(side).Elem(), reflect.ValueOf(other).Elem(), reflect.ValueOf(now).Elem()
	for i := range b.NumField() {
		name := b.Type().Field(i).Name
		if same(b.Field(i), s.Field(i)) || !same(b.Field(i), o.Field(i)) {
			continue
		}
		switch { // the rest is looked at by the tables
		case name == "Extra" || name == "Order" || slices.Contains(homes[was.Of()], name) || name == "Type" && placed:
			continue
		case slices.Contains([]reflect.Kind{reflect.Slice, reflect.Pointer}, b.Field(i).Kind()) && !same(b.FieldByName("Extra"), o.FieldByName("Extra")):
			continue
		case name == "Parent" || name == "Phase" || name == "Personas" || s.Field(i).Type() == idType:
			continue
		}
		if n++; !same(s.Field(i), v.Field(i)) {
			t.Fatalf("seed %d: %s of %s %s was changed on one side to %+v and is %+v", seed, name, was.Of(), was.Key(), s.Field(i), v.Field(i))
		}
	}
	return n
}
