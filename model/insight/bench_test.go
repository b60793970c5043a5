package insight

import (
	"testing"

	"sojourn/model"
	"sojourn/model/modeltest"
)

// The checks of 500 touchpoints over 20 maps after an edit of one card: 16 ms are allowed.
func BenchmarkChecksAfterAnEdit(b *testing.B) {
	s := model.NewSession(modeltest.Engagement(20, 500), &modeltest.IDs{})
	id := s.Doc().Cards(s.Doc().Maps()[7].ID)[3].ID
	for i := 0; b.Loop(); i++ {
		b.StopTimer()
		if _, err := s.Do("x", func(tx *model.Tx) error {
			c, _ := model.Get[model.Card](tx, id)
			c.Title = model.Plain(string(rune('a' + i%20)))
			model.Put(tx, c)
			return nil
		}); err != nil {
			b.Fatal(err)
		}
		b.StartTimer()
		if len(Check(s.Doc())) < 500 {
			b.Fatal("too little is found")
		}
	}
}
