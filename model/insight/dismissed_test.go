package insight

import (
	"slices"
	"testing"

	"sojourn/model"
)

// dismiss lets a finding stand.
func dismiss(t *testing.T, s *model.Session, f Finding, reason string) {
	t.Helper()
	d := f.Told()
	d.Reason = model.Plain(reason)
	if _, err := s.Do("x", func(tx *model.Tx) error {
		p, _ := model.Get[model.Project](tx, model.ProjectID)
		p.Dismissed = append(p.Dismissed, d)
		model.Put(tx, p)
		return nil
	}); err != nil {
		t.Fatal(err)
	}
}

func TestADismissalHidesItsFindingAndNoOtherOfItsRule(t *testing.T) {
	s, m := start(t)
	first := put(t, s, m, model.GoalsLane, 0, model.Card{Title: model.Plain("a")})
	second := put(t, s, m, model.GoalsLane, 1, model.Card{Title: model.Plain("b")})
	for _, f := range Check(s.Doc()) {
		if f.Rule == CardNoEvidence && f.Subject == first {
			dismiss(t, s, f, "known")
		}
	}
	all, open := Check(s.Doc()), map[model.ID]bool{}
	let := slices.DeleteFunc(slices.Clone(all), func(f Finding) bool { return f.Dismissed == nil })
	for _, f := range Open(all) {
		if f.Rule == CardNoEvidence {
			open[f.Subject] = true
		}
	}
	if open[first] || !open[second] || len(let) != 1 || let[0].Subject != first || let[0].Dismissed.Reason.In("") != "known" {
		t.Errorf("open %v, dismissed %+v", open, let)
	}
}

func TestADismissedChannelStaysSoWhenAnotherCardNamesIt(t *testing.T) {
	s, m := start(t)
	email := func(col int) model.ID {
		return put(t, s, m, model.TouchpointsLane, col, model.Card{Touchpoint: &model.Touchpoint{Channel: model.Plain("邮件")}})
	}
	once := func() (out []Finding) {
		for _, f := range Check(s.Doc()) {
			if f.Rule == ChannelOnce {
				out = append(out, f)
			}
		}
		return out
	}
	was := email(1)
	dismiss(t, s, once()[0], "by design")
	s.Do("x", func(tx *model.Tx) error { return model.Delete(tx, was) })
	email(2)
	if got := once(); len(got) != 1 || got[0].Subject == was || got[0].Dismissed == nil {
		t.Errorf("%+v", got)
	}
}
