package insight

import (
	"strconv"
	"strings"

	"sojourn/model"
)

// Question is one to ask customers about a stage.
type Question struct {
	Text model.Text
	Own  int // its place among the stage's own questions, −1 for one of the guide
}

// Openings is how many questions open an interview, whatever it is about.
const Openings = 5

// OpeningKey is the key of the words of an opening question, from 1.
func OpeningKey(i int) string { return "interview.opening." + strconv.Itoa(i) }

// Questions lists what to ask about a stage: the lines of its guide, then a person's own.
func Questions(s *model.Stage) []Question {
	var out []Question
	if s.Guide != nil {
		for _, t := range lines(s.Guide.Questions) {
			out = append(out, Question{t, -1})
		}
	}
	for i, t := range s.Questions {
		out = append(out, Question{t, i})
	}
	return out
}

// lines are the lines of a text, each in all its languages. Empty ones are left out.
func lines(t model.Text) []model.Text {
	var out []map[string]string
	t.All(func(lang, s string) {
		for i, line := range strings.Split(s, "\n") {
			if i == len(out) {
				out = append(out, map[string]string{})
			}
			out[i][lang] = strings.TrimSpace(line)
		}
	})
	var texts []model.Text
	for _, by := range out {
		text := model.Texts(by)
		if plain, ok := by[""]; ok {
			text = model.Plain(plain)
		}
		if !text.Empty() {
			texts = append(texts, text)
		}
	}
	return texts
}

// Replies lists the quotes of a map that answer a question, in reading order, those of the tray left out. A question is
// told by its words: one language in common is enough, so that a translation added later changes nothing.
func Replies(d *model.Document, m model.ID, question model.Text) []*model.Card {
	var out []*model.Card
	eachCard(d, m, func(c *model.Card, _ *model.Stage) {
		if c.Type == model.QuoteCard && c.Quote != nil && Same(c.Quote.Question, question) {
			out = append(out, c)
		}
	})
	return out
}

// Same reports that two texts say the same in a language that both have.
func Same(a, b model.Text) bool {
	same := false
	a.All(func(lang, s string) {
		b.All(func(other, t string) {
			same = same || s != "" && s == t && (lang == other || lang == "" || other == "")
		})
	})
	return same
}
