package insight

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"sojourn/model"
	"sojourn/model/modeltest"
)

func TestTheFewestAreCalledMoved(t *testing.T) {
	for seed := range uint64(300) {
		r := rand.New(rand.NewPCG(seed, 1))
		rank := r.Perm(1 + r.IntN(9))
		like := make([]bool, len(rank))
		for i := range like {
			like[i] = r.IntN(2) == 0
		}
		long, liked := 0, 0
		for set := range 1 << len(rank) {
			if n, k, ok := rises(rank, like, set); ok && (n > long || n == long && k > liked) {
				long, liked = n, k
			}
		}
		set := 0
		for i, in := range longestRun(rank, func(i int) bool { return like[i] }) {
			if in {
				set |= 1 << i
			}
		}
		if n, k, ok := rises(rank, like, set); !ok || n != long || k != liked {
			t.Fatalf("seed %d: %v %v: %b holds %d and %d (%v), want %d and %d", seed, rank, like, set, n, k, ok, long, liked)
		}
	}
}

// rises counts the elements of a subset, all and liked, and reports whether it rises.
func rises(rank []int, like []bool, set int) (n, k int, ok bool) {
	last := -1
	for i, r := range rank {
		if set&(1<<i) == 0 {
			continue
		}
		if r < last {
			return 0, 0, false
		}
		last = r
		n++
		if like[i] {
			k++
		}
	}
	return n, k, true
}

// operate does n random operations.
func operate(r *rand.Rand, s *model.Session, n int) {
	for range n {
		s.Do("x", func(tx *model.Tx) error { return modeltest.Operate(r, tx) })
	}
}

func TestChangesAgreeWithCompareAndWithTheWayBack(t *testing.T) {
	for seed := range uint64(150) {
		r := rand.New(rand.NewPCG(seed, 2))
		ids := &modeltest.IDs{}
		s := model.NewSession(modeltest.Start(ids), ids)
		operate(r, s, 40)
		a := s.Doc()
		operate(r, s, r.IntN(40))
		b := rekeyed(s.Doc())
		if list := Changes(a, rekeyed(a)); len(list) != 0 {
			t.Fatalf("seed %d: new keys alone are told as %q", seed, tell(list))
		}
		there, back := Changes(a, b), Changes(b, a)
		if err := agree(there, model.Compare(a, b)); err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
		if n, m := mirror(there), mirror(back); n != m {
			t.Fatalf("seed %d: %v there, %v back", seed, n, m)
		}
	}
}

// rekeyed gives every record another order key, in the same order.
func rekeyed(d *model.Document) *model.Document {
	var all []model.Record
	for k := range model.Kinds {
		list := d.Records(k)
		slices.SortStableFunc(list, func(a, b model.Record) int { return strings.Compare(a.OrderKey(), b.OrderKey()) })
		keys := model.OrderSeries(len(list) + 7)[7:]
		for i, rec := range list {
			n := reflect.New(reflect.TypeOf(rec).Elem())
			n.Elem().Set(reflect.ValueOf(rec).Elem())
			if o := n.Elem().FieldByName("Order"); o.IsValid() {
				o.SetString(keys[i])
			}
			all = append(all, n.Interface().(model.Record))
		}
	}
	return model.Assemble(all, d.Kept())
}

// agree holds changes against the change of records: what came and went is told once, and what changed is told unless
// only its place did.
func agree(list []Change, diff model.Diff) error {
	told := map[string]What{}
	for _, c := range list {
		key := c.Kind.String() + "/" + string(c.ID)
		if told[key] != "" {
			return fmt.Errorf("%s is told twice", key)
		}
		told[key] = c.What
	}
	for what, records := range map[What][]model.Record{Added: diff.Added, Removed: diff.Removed} {
		for _, rec := range records {
			if key := rec.Of().String() + "/" + string(rec.Key()); told[key] != what {
				return fmt.Errorf("%s was %s and is told as %q", key, what, told[key])
			}
		}
	}
	came := slices.DeleteFunc(slices.Clone(list), func(c Change) bool { return c.What != Added && c.What != Removed })
	if len(came) != len(diff.Added)+len(diff.Removed) {
		return fmt.Errorf("%d came or went, want %d and %d", len(came), len(diff.Added), len(diff.Removed))
	}
	for _, c := range diff.Updated {
		key := c.To.Of().String() + "/" + string(c.To.Key())
		if what := told[key]; reflect.DeepEqual(placeless(c.From), placeless(c.To)) == (what == Changed) {
			return fmt.Errorf("%s is told as %q: %+v → %+v", key, what, c.From, c.To)
		}
	}
	return nil
}

// placeless is a record without what says where it stands.
func placeless(rec model.Record) any {
	v := reflect.New(reflect.TypeOf(rec).Elem()).Elem()
	v.Set(reflect.ValueOf(rec).Elem())
	for _, name := range []string{"Order", "Lane", "Column"} {
		if f := v.FieldByName(name); f.IsValid() {
			f.SetString("")
		}
	}
	return v.Interface()
}

// mirror counts what both ways must agree on: what came or went, what changed and what moved.
func mirror(list []Change) (n [3]int) {
	for _, c := range list {
		switch c.What {
		case Added, Removed:
			n[0]++
		case Changed:
			n[1]++
		}
		if c.Moved {
			n[2]++
		}
	}
	return n
}

// Every field of a record is told under the name that it has in a file.
func TestFieldsAreNamedAsInAFile(t *testing.T) {
	for seed := range uint64(30) {
		a := modeltest.Random(rand.New(rand.NewPCG(seed, 3)), 20)
		for k := range model.KindMedia {
			for _, rec := range a.Records(k) {
				blank := reflect.New(reflect.TypeOf(rec).Elem())
				for _, path := range differing(blank.Interface().(model.Record), rec) {
					if path != "future" && !inFile(t, rec, path) {
						t.Fatalf("seed %d: %s has no %q", seed, k, path)
					}
				}
			}
		}
	}
}

func inFile(t *testing.T, rec model.Record, path string) bool {
	data, err := json.Marshal(rec)
	if err != nil {
		t.Fatal(err)
	}
	var at any
	json.Unmarshal(data, &at)
	for _, name := range strings.Split(path, ".") {
		in, ok := at.(map[string]any)
		if at = in[name]; !ok || at == nil {
			return false
		}
	}
	return true
}

// No record is shared, as between two files.
func BenchmarkChangesOf5000Cards(b *testing.B) {
	doc := modeltest.Random(rand.New(rand.NewPCG(1, 4)), 5000)
	s := model.NewSession(rekeyed(doc), &modeltest.IDs{})
	operate(rand.New(rand.NewPCG(1, 5)), s, 100)
	now := rekeyed(s.Doc())
	for b.Loop() {
		Changes(doc, now)
	}
}
