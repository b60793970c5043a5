package exporttest

import (
	"testing"

	"sojourn/export"
	"sojourn/model"
	"sojourn/model/modeltest"
)

// Secret returns a job for a client over a map with much that is for colleagues only, the same job for these, and the
// words that a client must not find anywhere. Known is a word that everybody finds.
func Secret(t testing.TB) (client, colleagues export.Job, words []string, known string) {
	t.Helper()
	s := model.NewSession(modeltest.Start(&modeltest.IDs{}), &modeltest.IDs{})
	m := s.Doc().Maps()[0].ID
	words = []string{"秘密卡片", "Hush body", "codename-owl", "内部部门", "auditor@example.org", "C:\\clients\\plan.xlsx", "a frank remark", "周工", "leads to what is hushed"}
	known = "大家看得到"
	if _, err := s.Do("x", func(tx *model.Tx) error {
		at := model.Card{Map: m, Lane: tx.Doc().Lanes(m)[0].ID, Column: tx.Doc().Columns(m)[0].ID}
		inner := at
		inner.Internal, inner.Title, inner.Body, inner.Tags = true, model.Plain(words[0]), model.Plain(words[1]), []string{words[2]}
		inner.Department, inner.Owner = model.Plain(words[3]), model.Plain(words[4])
		hushed, err := model.AddCard(tx, inner, "")
		if err != nil {
			return err
		}
		open := at
		open.Title, open.URL = model.Plain(known), words[5]
		open.Comments = []model.Comment{{Author: words[7], Body: model.Plain(words[6])}}
		shown, err := model.AddCard(tx, open, "")
		if err != nil {
			return err
		}
		model.Put(tx, model.Link{ID: tx.NewID(model.KindLink), From: shown, To: hushed, Label: model.Plain(words[8])})
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	client, colleagues = Job(model.ForClient(s.Doc())), Job(s.Doc())
	client.Client = true
	return client, colleagues, words, known
}
