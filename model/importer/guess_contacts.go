package importer

import "slices"

// guessContacts recognises a list of customers, deals or requests by its headers: one that names people or cases, and
// columns that can be counted. A behaviour log, in which one customer comes again and again, is none, and neither is a
// journey.
func guessContacts(t *Table, m *matcher) (draft, string) {
	for r := range min(len(t.Rows), headRows) {
		d, ok := recordsAt(t, m, r)
		if ok {
			return d, system(t.Rows[r])
		}
	}
	return draft{}, ""
}

func recordsAt(t *Table, m *matcher, r int) (draft, bool) {
	x := recordTerms()
	d := draft{Mapping: Mapping{Layout: Contacts, HeaderRow: r + 1}, score: 1, sure: exact}
	marks, at, journey := map[Records]int{}, map[Field]int{}, map[Field]bool{}
	reachable := false // a list of people with their numbers is one even when nothing in it can be counted
	for i, c := range t.Rows[r] {
		d.Fields = append(d.Fields, FieldAt{At: c.Column + 1, Name: c.Text, Field: Skip, Confidence: exact})
		h := fold(c.Text)
		f, counts := x.fields[solid(h)]
		if learnt, ok := m.known[h]; ok {
			f, counts = learnt, slices.Contains(counted, learnt)
		}
		if kind, marked := x.marks[solid(h)]; marked && !counts {
			marks[kind]++
			reachable = reachable || x.private[solid(h)]
			if kind != Deals && m.find(c.Text).field == CaseID && repeats(t, r, c.Column) {
				return draft{}, false
			}
			continue
		}
		if got := m.find(c.Text); !counts && got.score >= exact && got.field.journey() {
			journey[got.field] = true
		}
		if j, taken := at[f]; counts && (!taken || x.order[solid(h)] < x.order[solid(fold(d.Fields[j].Name))]) {
			at[f] = i
		}
	}
	for f, i := range at {
		d.Fields[i].Field = f
	}
	groups := d.has(Segment) || d.has(Channel) || d.has(StageName)
	named := marks[People] + marks[Deals] + marks[Tickets]
	listed := groups && named > 0 && named+len(at) >= 4 || marks[People] > 1 && reachable
	if !listed || len(journey) > 1 || len(t.Rows) < r+2 {
		return draft{}, false
	}
	d.Records = People
	switch {
	case marks[Tickets] > 0:
		d.Records = Tickets
	case marks[Deals] > 0:
		d.Records = Deals
	}
	return d, true
}

// repeats reports that more than one in ten of a column's values come again: they name customers in a log, not records.
func repeats(t *Table, header, column int) bool {
	seen, again := map[string]bool{}, 0
	for _, row := range t.Rows[header+1:] {
		if s := row.At(column); s != "" {
			if seen[s] {
				again++
			}
			seen[s] = true
		}
	}
	return again*10 > len(seen)+again
}

// system names the program a list comes from, by two headers that are its own.
func system(headers Row) string {
	there := map[string]bool{}
	for _, c := range headers {
		there[fold(c.Text)] = true
	}
	best, name := 1, ""
	for _, s := range systems {
		n := 0
		for _, w := range s.words {
			if there[fold(w)] {
				n++
			}
		}
		if n > best {
			best, name = n, s.name
		}
	}
	return name
}
