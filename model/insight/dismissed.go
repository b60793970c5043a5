package insight

import "sojourn/model"

// Told returns what a dismissal of the finding is told by. A channel used once is told by its map and its name, since the
// card that names it may be another one tomorrow; a department by its name alone.
func (f Finding) Told() model.Dismissal {
	out := model.Dismissal{Rule: string(f.Rule), Subject: f.Subject}
	switch f.Rule {
	case ChannelOnce:
		out.Subject, out.Name = f.Map, f.Name.In("")
	case DepartmentOwnsNothing:
		out.Name = f.Name.In("")
	}
	return out
}

// Tells reports that two dismissals are of the same finding, whatever their reasons.
func Tells(a, b model.Dismissal) bool {
	return key(a) == key(b)
}

// Open returns the findings that nobody has dismissed.
func Open(found []Finding) (out []Finding) {
	for _, f := range found {
		if f.Dismissed == nil {
			out = append(out, f)
		}
	}
	return out
}

// dismissals are those of a project by what they are told by.
func dismissals(d *model.Document) map[dismissed]*model.Dismissal {
	list := d.Project().Dismissed
	out := make(map[dismissed]*model.Dismissal, len(list))
	for i := range list {
		out[key(list[i])] = &list[i]
	}
	return out
}

// dismissed is what tells a dismissal from others.
type dismissed struct {
	rule    string
	subject model.ID
	name    string
}

func key(d model.Dismissal) dismissed { return dismissed{d.Rule, d.Subject, d.Name} }
