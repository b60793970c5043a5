package pdf_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"testing"
	"time"

	"sojourn/export"
	"sojourn/export/exporttest"
	"sojourn/export/pdf"
	"sojourn/model"
	"sojourn/model/modeltest"
)

// manyMaps is a project of so many maps with 250 cards and 80 links each.
func manyMaps(t testing.TB, n int) *model.Document {
	ids := &modeltest.IDs{}
	s := model.NewSession(modeltest.Start(ids), ids)
	if _, err := s.Do("x", func(tx *model.Tx) error {
		for i := range n {
			m := model.AddMap(tx, model.Map{Title: model.Plain(fmt.Sprint("旅程 ", i))}, model.DefaultLanes)
			for range 10 {
				if _, err := model.AddStage(tx, m, model.Plain("阶段"), ""); err != nil {
					return err
				}
			}
			cols, lanes, last := tx.Doc().Columns(m), tx.Doc().Lanes(m), model.ID("")
			for k := range 250 {
				l := lanes[k%len(lanes)]
				if !l.Type.TakesCards() {
					l = lanes[0]
				}
				id, err := model.AddCard(tx, model.Card{Map: m, Lane: l.ID, Column: cols[k%10].ID, Type: l.Type.CardType(),
					Title: model.Plain(fmt.Sprintf("在线客服 %d", k)), Body: model.Plain("付款方式太少，要再填一次地址")}, "")
				if err != nil {
					return err
				}
				if last != "" && k%3 == 0 {
					model.Put(tx, model.Link{ID: tx.NewID(model.KindLink), Type: model.Solves, From: last, To: id})
				}
				last = id
			}
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	return s.Doc()
}

// asked is a context that measures for how long nobody asks whether it is cancelled.
type asked struct {
	context.Context
	last  time.Time
	worst time.Duration
}

func (a *asked) Err() error {
	a.worst = max(a.worst, time.Since(a.last))
	a.last = time.Now()
	return a.Context.Err()
}

// A large report can be called off at every moment of its making: in no phase, that of putting the file together included,
// does a tenth of the time pass without a look whether it is still wanted. The best of a few runs counts, for others use the
// machine as well.
func TestALargeReportLooksOftenWhetherItIsWanted(t *testing.T) {
	job := exporttest.Job(manyMaps(t, 5))
	job.Style, job.Whole, job.Smallest = export.Report, true, 5
	const runs, most = 4, 0.1
	share := 1.0
	for range runs {
		ctx, began := &asked{Context: t.Context(), last: time.Now()}, time.Now()
		if err := pdf.Export(ctx, io.Discard, job); err != nil {
			t.Fatal(err)
		}
		ctx.Err()
		if share = min(share, float64(ctx.worst)/float64(time.Since(began))); share < most {
			return
		}
	}
	t.Errorf("for %.0f %% of the time nobody looks", share*100)
}

// late is cancelled as soon as the pages are made.
type late struct{ context.CancelFunc }

func (l late) done(n, of int) {
	if n == of {
		l.CancelFunc()
	}
}

// What is called off while the file is put together writes nothing.
func TestCalledOffAtTheEndNothingIsWritten(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	job := exporttest.Sample(t)
	job.Progress = late{cancel}.done
	w := &counter{}
	if err := pdf.Export(ctx, w, job); !errors.Is(err, context.Canceled) || w.n > 0 {
		t.Errorf("%d bytes, %v", w.n, err)
	}
}

type counter struct{ n int }

func (c *counter) Write(p []byte) (int, error) {
	c.n += len(p)
	return len(p), nil
}
