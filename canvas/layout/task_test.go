package layout

import (
	"testing"

	"sojourn/model"
)

// The card of an action says who does it by when and how far it is; one that nobody has planned says nothing of it.
func TestAnActionSaysWhoDoesItByWhen(t *testing.T) {
	word := map[string]string{"action.todo": "To do", "action.doing": "Doing", "action.done": "Done"}
	v := &teller{lang: "en", words: func(key string, _ ...any) string { return word[key] }}
	for want, c := range map[string]model.Card{
		"":                                  {Action: &model.Action{}},
		"Done":                              {Action: &model.Action{State: model.Done}},
		"Engineering · 15 Dec 2026 · To do": {Department: model.Plain("Engineering"), Owner: model.Plain("Han Li"), Action: &model.Action{Due: "2026-12-15"}},
		"Han Li · Doing":                    {Owner: model.Plain("Han Li"), Action: &model.Action{State: model.Doing}},
		"next spring · To do":               {Action: &model.Action{Due: "next spring"}},
	} {
		if got := v.task(&c); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
