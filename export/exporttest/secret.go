package exporttest

import (
	"testing"

	"sojourn/export"
	"sojourn/model"
	"sojourn/model/modeltest"
)

// Secret returns a job for a client over a map with much that is for colleagues only, the same job for these, and the
// words in both languages that a client must not find anywhere. Known is a word that everybody finds.
func Secret(t testing.TB) (client, colleagues export.Job, words []string, known string) {
	t.Helper()
	s := model.NewSession(modeltest.Start(&modeltest.IDs{}), &modeltest.IDs{})
	m := s.Doc().Maps()[0].ID
	words = []string{"秘密卡片", "Hush body", "codename-owl", "内部部门", "auditor@example.org", "C:\\clients\\plan.xlsx", "a frank remark", "周工", "leads to what is hushed",
		"Hush title", "隐秘正文", "Hushed department", "内部原因"}
	known = "大家看得到"
	both := func(zh, en string) model.Text { return model.Texts(map[string]string{"zh": zh, "en": en}) }
	if _, err := s.Do("x", func(tx *model.Tx) error {
		at := model.Card{Map: m, Lane: tx.Doc().Lanes(m)[0].ID, Column: tx.Doc().Columns(m)[0].ID}
		inner := at
		inner.Internal, inner.Title, inner.Body, inner.Tags = true, both(words[0], words[9]), both(words[10], words[1]), []string{words[2]}
		inner.Department, inner.Owner = both(words[3], words[11]), model.Plain(words[4])
		hushed, err := model.AddCard(tx, inner, "")
		if err != nil {
			return err
		}
		open := at
		open.Title, open.URL = both(known, "Known to everybody"), words[5]
		open.Comments = []model.Comment{{Author: words[7], Body: model.Plain(words[6])}}
		shown, err := model.AddCard(tx, open, "")
		if err != nil {
			return err
		}
		model.Put(tx, model.Link{ID: tx.NewID(model.KindLink), From: shown, To: hushed, Label: both(words[12], words[8])})
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	client, colleagues = InBoth(Job(model.ForClient(s.Doc()))), InBoth(Job(s.Doc()))
	client.Client = true
	return client, colleagues, words, known
}
