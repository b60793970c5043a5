package edit

import (
	"slices"

	"sojourn/model"
	"sojourn/model/insight"
)

// Reply is what somebody said in an interview.
type Reply struct {
	Question model.Text
	Stage    model.ID
	Text     string
	Speaker  string
	Date     string     // YYYY-MM-DD, "" for none
	Source   model.Text // what kind of source that is
}

// Reply writes down an answer as a quote in the column of its stage, in one step. A map without a lane for quotes gets one.
func (e Editor) Reply(r Reply) (Result, error) {
	column := r.Stage
	if steps := e.Session.Doc().Steps(r.Stage); len(steps) > 0 {
		column = steps[0].ID
	}
	mark := e.Session.Mark()
	res, err := e.AddCardTo(model.QuotesLane, column)
	if err != nil || len(res.Selected) == 0 {
		return res, err
	}
	const label = "do.interview.reply"
	if _, err := e.Session.Do(label, func(tx *model.Tx) error {
		return change(tx, res.Selected[0], func(c *model.Card) {
			said := c.Title
			c.Title, c.Source, c.Evidence = e.typed(said, r.Text), r.Source, model.Verified
			c.Quote = &model.Quote{Speaker: e.typed(model.Text{}, r.Speaker), Date: r.Date, Question: r.Question}
		})
	}); err != nil {
		e.Session.Bail(mark)
		return Result{}, err
	}
	e.Session.SquashTo(mark, label)
	return Result{Selected: res.Selected}, nil
}

// typed is a text after a person has typed it in the language they read.
func (e Editor) typed(t model.Text, s string) model.Text {
	return t.Edit(e.Lang, s, e.Session.Doc().Project().Languages)
}

// AddQuestion adds a question to those of a stage.
func (e Editor) AddQuestion(stage model.ID, text string) error {
	_, err := e.Session.Do("do.interview.add", func(tx *model.Tx) error {
		return change(tx, stage, func(s *model.Stage) { s.Questions = append(slices.Clone(s.Questions), e.typed(model.Text{}, text)) })
	})
	return err
}

// RewordQuestion writes one of a stage's own questions anew. What was answered to it is answered to the new one.
func (e Editor) RewordQuestion(stage model.ID, i int, text string) error {
	_, err := e.Session.Do("do.interview.edit", func(tx *model.Tx) error {
		s, ok := model.Get[model.Stage](tx, stage)
		if !ok || i < 0 || i >= len(s.Questions) {
			return &model.MissingError{Kind: model.KindStage, ID: stage}
		}
		was, now := s.Questions[i], e.typed(s.Questions[i], text)
		for _, c := range insight.Replies(tx.Doc(), s.Map, was) {
			said := *c
			quote := *c.Quote
			quote.Question, said.Quote = now, &quote
			model.Put(tx, said)
		}
		s.Questions = slices.Clone(s.Questions)
		s.Questions[i] = now
		model.Put(tx, s)
		return nil
	})
	return err
}

// RemoveQuestion takes out one of a stage's own questions. What was answered to it stays on the map.
func (e Editor) RemoveQuestion(stage model.ID, i int) error {
	_, err := e.Session.Do("do.interview.remove", func(tx *model.Tx) error {
		return change(tx, stage, func(s *model.Stage) {
			if i >= 0 && i < len(s.Questions) {
				s.Questions = slices.Delete(slices.Clone(s.Questions), i, i+1)
			}
		})
	})
	return err
}
