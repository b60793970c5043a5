package report

import (
	"testing"

	"sojourn/canvas/layout"
	"sojourn/canvas/typeset"
	"sojourn/model"
	"sojourn/model/insight"
)

func englishBook(t *testing.T) *book {
	b := newBook(sample(t), layout.Options{Lang: "en", Words: wordsOf(t, "en"), Print: true}, Ask{}, layout.Sheet{Size: a4}, typeset.Shared())
	b.day = "2026-11-22"
	return b
}

// Titles that are sentences were joined to "nobody., Will it be?, ".
func TestTitlesThatAreSentencesAreToldApart(t *testing.T) {
	titled := func(s string) *model.Card { return &model.Card{Title: model.Plain(s)} }
	if got := englishBook(t).titles([]*model.Card{titled("It reaches nobody."), titled("Will it be?"), titled("Slow, dear.")}); got != "It reaches nobody; Will it be?; Slow, dear." {
		t.Error(got)
	}
}

// "How might we..." stood before "How might we show the price?".
func TestAQuestionDoesNotRepeatItsLabel(t *testing.T) {
	for said, want := range map[string]string{"How might we show the price?": "show the price?", "Show the price": "Show the price", "How might we": "How might we"} {
		c := &model.Card{Type: model.OpportunityCard, Opportunity: &model.Opportunity{HowMightWe: model.Plain(said)}}
		if facts := englishBook(t).facts(&model.Map{}, c); facts[0].value != want {
			t.Errorf("%q is told as %q", said, facts[0].value)
		}
	}
}

// States, problems and results stood in one line as though they were of one kind.
func TestTheCountsOfAPlanSayWhatTheyCount(t *testing.T) {
	task := func(a model.Action, owner string) insight.Task {
		return insight.Task{Card: &model.Card{Type: model.ActionCard, Owner: model.Plain(owner), Action: &a}}
	}
	kept := &model.Metric{Value: f(60), Baseline: f(41), Target: f(60)}
	list := []insight.Task{task(model.Action{}, ""), task(model.Action{State: model.Doing, Due: "2026-11-01"}, "Ann"), task(model.Action{State: model.Done, Metric: kept}, "Ann")}
	b := englishBook(t)
	if got := b.planTally(list); got != "To do 1 · Doing 1 · Done 1 — of these Overdue 1 · No owner 1 — promises: Kept 1" {
		t.Error(got)
	}
	if got := b.planTally(list[2:]); got != "Done 1 — promises: Kept 1" {
		t.Error(got)
	}
}
