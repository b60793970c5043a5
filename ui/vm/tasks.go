package vm

import (
	"cmp"
	"slices"
	"strings"

	"sojourn/canvas/layout"
	"sojourn/model"
	"sojourn/model/insight"
	"sojourn/ui/i18n"
)

// TaskStates are the columns of the board of actions.
var TaskStates = []model.ActionState{model.Todo, model.Doing, model.Done}

// Tasks is the board of actions: a row for each department that answers for one, those that nobody answers for last.
type Tasks struct {
	Title string
	Rows  []TaskRow
	Count [3]int // by state
	Late  int
	Loose int // without an owner and without a department
}

// TaskRow is what one department is to do, by state.
type TaskRow struct {
	Department model.Text // empty where there is none
	Name       string
	Cells      [3][]TaskCard
}

// TaskCard is an action on the board.
type TaskCard struct {
	Card    *model.Card
	State   model.ActionState
	Name    string
	For     string // the opportunity it carries out, or else the stage
	Owner   string
	Helpers string
	Due     string
	Late    bool
	Loose   bool // nobody answers for it
	Goal    string
	Spoken  string
}

// NewTasks makes the board of some maps. Day is today, YYYY-MM-DD.
func NewTasks(doc *model.Document, maps []model.ID, day, lang string, w i18n.Words) Tasks {
	v := view{doc, lang, w}
	var out Tasks
	rows := map[string]*TaskRow{}
	for _, m := range maps {
		for _, t := range insight.Tasks(doc, m) {
			c := v.taskCard(t, day)
			key := strings.ToLower(strings.TrimSpace(t.Card.Department.In(lang)))
			r := rows[key]
			if r == nil {
				r = &TaskRow{Department: t.Card.Department, Name: t.Card.Department.In(lang)}
				rows[key] = r
			}
			at := slices.Index(TaskStates, c.State)
			r.Cells[at] = append(r.Cells[at], c)
			out.Count[at]++
			if c.Late {
				out.Late++
			}
			if c.Loose {
				out.Loose++
			}
		}
	}
	for _, r := range rows {
		if r.Name == "" {
			r.Name = w("tasks.nobody")
		}
		out.Rows = append(out.Rows, *r)
	}
	slices.SortFunc(out.Rows, func(a, b TaskRow) int {
		return cmp.Or(compareBool(a.Department.Empty(), b.Department.Empty()), cmp.Compare(a.Name, b.Name))
	})
	if len(maps) == 1 {
		m, _ := model.Get[model.Map](doc, maps[0])
		out.Title = v.name(m.Title, "untitled.map")
	} else {
		out.Title = v.name(doc.Project().Title, "untitled.project")
	}
	return out
}

func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}

func (v view) taskCard(t insight.Task, day string) TaskCard {
	a := t.Card.Action
	if a == nil {
		a = &model.Action{}
	}
	c := TaskCard{Card: t.Card, State: cmp.Or(a.State, model.Todo), Name: v.name(t.Card.Title, "untitled.card"), For: t.Stage.Name.In(v.lang),
		Owner: t.Card.Owner.In(v.lang), Due: layout.Day(v.lang, a.Due), Late: t.Overdue(day), Loose: t.Unowned(), Goal: v.goal(a.Metric)}
	if t.Opportunity != nil {
		c.For = cmp.Or(t.Opportunity.Title.In(v.lang), c.For)
	}
	var helpers []string
	for _, h := range a.Helpers {
		if s := h.In(v.lang); s != "" {
			helpers = append(helpers, s)
		}
	}
	c.Helpers = strings.Join(helpers, v.w("list.comma"))
	late, loose := "", ""
	if c.Late {
		late = v.w("report.overdue")
	}
	if c.Loose {
		loose = v.w("report.unowned")
	}
	c.Spoken = dots(c.Name, v.w("action."+string(c.State)), cmp.Or(t.Card.Department.In(v.lang), loose), c.Owner, c.Due, late)
	return c
}

// goal says what an action is to move: 转化 41% → 52%（目标 60%）.
func (v view) goal(m *model.Metric) string {
	if m == nil {
		return ""
	}
	return strings.TrimSpace(m.Name.In(v.lang) + " " + layout.Moved(*m, layout.Words(v.w)))
}
