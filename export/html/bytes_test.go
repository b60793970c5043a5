package html_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"regexp"
	"strings"
	"testing"

	"sojourn/export/exporttest"
	"sojourn/export/html"
	"sojourn/model"
	"sojourn/model/modeltest"
)

func TestAClientFindsNoInnerWord(t *testing.T) {
	client, colleagues, words, known := exporttest.Secret(t)
	page, inner := write(t, client), write(t, colleagues)
	for _, w := range words {
		for _, form := range []string{w, strings.ReplaceAll(w, `\`, `\\`)} { // as text and as the script's data
			if bytes.Contains(page, []byte(form)) {
				t.Errorf("a client finds %q", form)
			}
		}
		if !bytes.Contains(inner, []byte(strings.ReplaceAll(w, `\`, `\\`))) {
			t.Errorf("colleagues do not find %q, so nothing is shown by its absence", w)
		}
	}
	if !bytes.Contains(page, []byte(known)) {
		t.Errorf("a client does not find %q", known)
	}
}

// What is in the tray or in a hidden lane is not on the map, and no byte of it is in the page.
func TestWhatTheMapDoesNotShowIsNotInThePage(t *testing.T) {
	s := model.NewSession(modeltest.Start(&modeltest.IDs{}), &modeltest.IDs{})
	m := s.Doc().Maps()[0].ID
	if _, err := s.Do("x", func(tx *model.Tx) error {
		lane := *tx.Doc().Lanes(m)[0]
		lane.Hidden = true
		model.Put(tx, lane)
		if _, err := model.AddCard(tx, model.Card{Map: m, Title: model.Plain("in the tray")}, ""); err != nil {
			return err
		}
		_, err := model.AddCard(tx, model.Card{Map: m, Lane: lane.ID, Column: tx.Doc().Columns(m)[0].ID, Title: model.Plain("out of sight")}, "")
		return err
	}); err != nil {
		t.Fatal(err)
	}
	page := write(t, exporttest.Job(s.Doc()))
	for _, w := range []string{"in the tray", "out of sight"} {
		if bytes.Contains(page, []byte(w)) {
			t.Errorf("%q is there", w)
		}
	}
}

// A quote says which question it answers, and names stand in both languages of a page that has two.
func TestDetailsAreWhole(t *testing.T) {
	s := model.NewSession(modeltest.Start(&modeltest.IDs{}), &modeltest.IDs{})
	m := s.Doc().Maps()[0].ID
	both := func(zh, en string) model.Text { return model.Plain("").With("zh", zh).With("en", en) }
	if _, err := s.Do("x", func(tx *model.Tx) error {
		_, err := model.AddCard(tx, model.Card{
			Map: m, Lane: tx.Doc().Lanes(m)[0].ID, Column: tx.Doc().Columns(m)[0].ID, Title: model.Plain("said"), Type: model.QuoteCard,
			Quote:  &model.Quote{Question: model.Plain("what did you look for")},
			Action: &model.Action{Helpers: []model.Text{both("物流部", "logistics"), model.Plain("IT")}},
		}, "")
		return err
	}); err != nil {
		t.Fatal(err)
	}
	job := exporttest.Job(s.Doc())
	job.Also, job.AlsoWords = "en", job.Words
	page := write(t, job)
	comma := job.Words("list.comma")
	for _, w := range []string{"what did you look for", "物流部" + comma + "IT", "logistics" + comma + "IT"} {
		if !bytes.Contains(page, []byte(w)) {
			t.Errorf("%q is not there", w)
		}
	}
}

// The page runs its own script and no other, by the sum of its bytes, and may load nothing.
func TestThePolicyAllowsTheScriptAlone(t *testing.T) {
	page := string(write(t, exporttest.Sample(t)))
	scripts := regexp.MustCompile(`(?s)<script>(.*?)</script>`).FindAllStringSubmatch(page, -1)
	if len(scripts) != 1 {
		t.Fatalf("%d scripts", len(scripts))
	}
	sum := sha256.Sum256([]byte(scripts[0][1]))
	policy := regexp.MustCompile(`Content-Security-Policy" content="([^"]*)"`).FindStringSubmatch(page)[1]
	policy = strings.NewReplacer("&#39;", "'", "&#43;", "+").Replace(policy)
	want := "default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'; base-uri 'none'; form-action 'none'"
	if policy != want {
		t.Errorf("policy %s, want %s", policy, want)
	}
	for _, address := range regexp.MustCompile(`(?:src|href|action|data|poster)="([^"]*)"|url\(([^)]*)\)|@import`).FindAllStringSubmatch(page, -1) {
		if a := address[1] + address[2]; !strings.HasPrefix(a, "#") && !strings.HasPrefix(a, "data:image/") && a != "" {
			t.Errorf("the page leads to %q", a)
		}
	}
}

// Only addresses of the web can be followed; any other is a text to colleagues and nothing to a client.
func TestAddresses(t *testing.T) {
	for _, c := range []struct {
		url                string
		followed, toClient bool
	}{{"https://example.org/a?b=1&c=<d>", true, true}, {"mailto:a@example.org", true, true}, {"javascript:alert(1)", false, false},
		{"file:///home/plan.pdf", false, false}, {`\\server\plan.pdf`, false, false}} {
		for _, client := range []bool{false, true} {
			s := model.NewSession(modeltest.Start(&modeltest.IDs{}), &modeltest.IDs{})
			m := s.Doc().Maps()[0].ID
			if _, err := s.Do("x", func(tx *model.Tx) error {
				_, err := model.AddCard(tx, model.Card{Map: m, Lane: tx.Doc().Lanes(m)[0].ID, Column: tx.Doc().Columns(m)[0].ID, Title: model.Plain("a card"), URL: c.url}, "")
				return err
			}); err != nil {
				t.Fatal(err)
			}
			job := exporttest.Job(s.Doc())
			job.Client = client
			var data struct {
				Cards []struct {
					Fields []struct{ Name, Text, Href string }
				}
			}
			page := regexp.MustCompile(`(?s)id="data">(.*?)</script>`).FindSubmatch(write(t, job))
			if err := json.Unmarshal(page[1], &data); err != nil {
				t.Fatal(err)
			}
			text, href := "", ""
			for _, f := range data.Cards[0].Fields {
				if f.Name == "field.url" {
					text, href = f.Text, f.Href
				}
			}
			if (href == c.url) != c.followed || href != "" && !c.followed || (text == c.url) != (!client || c.toClient) {
				t.Errorf("%s, to a client %v: %q leads to %q", c.url, client, text, href)
			}
		}
	}
}

func BenchmarkWrite(b *testing.B) {
	for _, n := range []int{50, 500, 5_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			job := exporttest.Job(exporttest.Crowd(b, n))
			job.Page.W, job.Page.H = 0, 0
			size := counter(0)
			b.ReportAllocs()
			for b.Loop() {
				size = 0
				if err := html.Write(context.Background(), io.MultiWriter(&size), job); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(size), "bytes")
		})
	}
}

// counter counts what is written.
type counter int

func (c *counter) Write(p []byte) (int, error) {
	*c += counter(len(p))
	return len(p), nil
}
