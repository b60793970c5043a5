package merge

import (
	"cmp"
	"reflect"
	"slices"
	"strconv"

	"sojourn/model"
	"sojourn/model/limits"
)

// list joins a list entry by entry: what one side added or removed holds. Entries are told apart by what names them,
// so that two edits of one entry meet. A list that cannot be told apart so, or that would become too long, is one
// value.
func (j *joiner) list(s spot, v trio, out value) {
	side, ok := j.settledList(s, v)
	if !ok {
		l := lister{joiner: j, spot: s, trio: v}
		if l.read() {
			l.write(out)
			return
		}
		side = j.pick(s.field, [2]value{v[Mine], v[Theirs]})
	}
	out.Set(v[side])
	j.carry(s, side)
}

// settledList is settled with what was not understood within the entries.
func (j *joiner) settledList(s spot, v trio) (Side, bool) {
	switch {
	case j.alike(s, v, Mine, Theirs):
		return Mine, true
	case s.blind:
		return haver(s, v)
	case j.alike(s, v, Mine, base):
		return Theirs, true
	}
	return Mine, j.alike(s, v, Theirs, base)
}

// lister joins one list.
type lister struct {
	*joiner
	spot
	trio
	keys [3][]string       // of the entries, in order
	pos  [3]map[string]int // of the entry with a key
}

// read finds out what names the entries and reports whether the lists can be joined.
func (l *lister) read() bool {
	for i, list := range l.trio {
		l.pos[i] = map[string]int{}
		remarks := map[string]int{}
		for at := range list.Len() {
			k := keyOf(list.Index(at))
			if list.Type().Elem() == reflect.TypeFor[model.Comment]() { // two may say the same
				remarks[k]++
				k += strconv.Itoa(remarks[k])
			}
			if _, twice := l.pos[i][k]; !twice {
				l.pos[i][k] = at
				l.keys[i] = append(l.keys[i], k)
			} else if l.fielded() {
				return false
			}
		}
	}
	return len(union(l.pos[Mine], l.pos[Theirs])) <= limits.ListItems
}

// fielded reports that the entries have fields of their own.
func (l *lister) fielded() bool {
	t := l.trio[Mine].Type().Elem()
	return t.Kind() == reflect.Struct && t != textType
}

// keyOf returns what an entry is told by: never empty.
func keyOf(v value) string {
	k := "="
	add := func(t model.Text) { t.All(func(lang, s string) { k += lang + "\x00" + s + "\x00" }) }
	switch x := v.Addr().Interface().(type) {
	case *model.Text:
		add(*x)
	case *model.Metric:
		add(x.Name)
	case *model.Trait:
		add(x.Low)
		k += "\x00"
		add(x.High)
	case *model.Reading:
		k += x.Date
	case *model.Dismissal:
		k += x.Rule + "\x00" + string(x.Subject) + "\x00" + x.Name
	case *model.Comment:
		k += x.Author + "\x00" + x.Date + "\x00"
		add(x.Body)
	default:
		k += v.String()
	}
	return k
}

func (l *lister) write(out value) {
	mine, theirs := l.staying(Mine), l.staying(Theirs)
	order := weave(mine, theirs, l.backbone(mine, theirs))
	if len(order) == 0 {
		return
	}
	list := reflect.MakeSlice(out.Type(), len(order), len(order))
	for i, k := range order {
		l.entry(k, i, list.Index(i))
	}
	out.Set(list)
}

// staying returns the entries of a side that the other has not removed.
func (l *lister) staying(side Side) (keys []string) {
	for _, k := range l.keys[side] {
		_, before := l.pos[base][k]
		if _, there := l.pos[side.other()][k]; there || !before || !l.removed(k, side) {
			keys = append(keys, k)
		}
	}
	return keys
}

// removed reports whether an entry goes that the other side has removed: not when this side has changed it, unless a
// person says so.
func (l *lister) removed(k string, side Side) bool {
	s, v := l.entryAt(k, l.pos[side][k])
	if l.alike(s, v, side, base) {
		return true
	}
	return l.pick(s.field, [2]value{v[Mine], v[Theirs]}) != side
}

// entryAt returns the spot of an entry, which will be the i-th, and what it is on all sides.
func (l *lister) entryAt(k string, i int) (s spot, v trio) {
	name := strconv.Itoa(i + 1)
	var at [3]string
	for n := range v {
		pos, ok := l.pos[n][k]
		if !ok {
			continue
		}
		v[n], at[n] = l.trio[n].Index(pos), strconv.Itoa(pos)
		switch x := v[n].Addr().Interface().(type) {
		case *model.Metric:
			name = cmp.Or(x.Name.In(""), name)
		case *model.Reading:
			name = x.Date
		}
	}
	s = l.spot.below(at[Mine], at[Theirs], at[base], strconv.Itoa(i))
	s.field = join(l.field, name)
	return s, v
}

// entry joins the entry that will be the i-th.
func (l *lister) entry(k string, i int, out value) {
	s, v := l.entryAt(k, i)
	for side := range Theirs + 1 {
		if !v[side].IsValid() {
			out.Set(v[side.other()])
			l.carry(s, side.other())
			return
		}
	}
	if !l.fielded() {
		out.Set(v[Mine])
		return
	}
	if !v[base].IsValid() {
		v[base], s.blind = blank(out.Type()), true
	}
	l.structure(s, v, out, nil)
}

// backbone returns the side whose order stands for what both have: the one that has changed it.
func (l *lister) backbone(mine, theirs []string) Side {
	m, t := only(mine, l.pos[Theirs]), only(theirs, l.pos[Mine])
	if slices.Equal(m, t) {
		return Mine
	}
	was := only(only(l.keys[base], l.pos[Mine]), l.pos[Theirs])
	m0, t0 := only(m, l.pos[base]), only(t, l.pos[base])
	switch movedMine, movedTheirs := !slices.Equal(m0, was), !slices.Equal(t0, was); {
	case movedMine && movedTheirs && !slices.Equal(m0, t0):
		return l.pick(l.field, [2]value{l.trio[Mine], l.trio[Theirs]})
	case movedMine != movedTheirs && movedMine:
		return Mine
	case movedMine != movedTheirs || slices.Compare(t, m) < 0:
		return Theirs
	}
	return Mine
}

// only returns the keys that are among others.
func only(keys []string, among map[string]int) (out []string) {
	for _, k := range keys {
		if _, ok := among[k]; ok {
			out = append(out, k)
		}
	}
	return out
}

// weave returns the keys of both lists. What both have stands in the order of one side; what only one has follows what
// it follows there.
func weave(mine, theirs []string, order Side) []string {
	both := map[string]bool{}
	for _, k := range mine {
		both[k] = slices.Contains(theirs, k)
	}
	own := [2]map[string][]string{follow(mine, both), follow(theirs, both)}
	first := [2][]string{mine, theirs}[order]
	var out []string
	put := func(after string) {
		a, b := own[Mine][after], own[Theirs][after]
		if slices.Compare(b, a) < 0 {
			a, b = b, a
		}
		out = append(append(out, a...), b...)
	}
	put("")
	for _, k := range first {
		if both[k] {
			out = append(out, k)
			put(k)
		}
	}
	return out
}

// follow returns the keys of a list that are not in both, by the one of both that they follow.
func follow(keys []string, both map[string]bool) map[string][]string {
	after, out := "", map[string][]string{}
	for _, k := range keys {
		if both[k] {
			after = k
		} else {
			out[after] = append(out[after], k)
		}
	}
	return out
}
