package importer

import (
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"sojourn/model/limits"
)

const (
	enough = 0.6  // a likeness below this is chance
	lead   = 0.02 // by so much the best field must lead the second, unless it is nearly exact
	exact  = 0.9
	wordy  = 30 // characters: a longer text is no header

	longHeader = 8 * wordy // bytes, of which no more need be looked at
)

var (
	brackets = regexp.MustCompile(`[(\[【〔{<「].*?[)\]】〕}>」]`)
	tails    = regexp.MustCompile(`(如下|说明|描述|列表|情况|内容|分析|名称|[0-9#*:?!]| )+$`)
)

// Known is what earlier mappings taught: folded header → field.
type Known map[string]Field

// Learn remembers what a person settled on.
func (k Known) Learn(m Mapping) {
	for _, f := range m.Fields {
		if h := fold(f.Name); h != "" && f.Field != Unknown && len(h) <= longHeader && len(k) < limits.KnownHeaders {
			k[h] = f.Field
		}
	}
}

// match is the field a header most likely means, with the likeness from 0 to 1.
type match struct {
	field Field
	score float64
}

// term is a word of the dictionary, ready to be compared.
type term struct {
	field  Field
	text   string   // folded, without blanks
	tokens []string // pairs of Chinese characters, English words
}

// lexicon is the dictionary: words as they are, and cut for likeness.
type lexicon struct {
	exact map[string]Field
	terms []term
}

var words = sync.OnceValue(func() lexicon {
	x := lexicon{exact: map[string]Field{}}
	for f, list := range dictionary {
		for _, w := range list {
			w = fold(w)
			x.exact[solid(w)] = f
			x.terms = append(x.terms, term{f, solid(w), tokens(w)})
		}
	}
	return x
})

var stageLexicon, aboutLexicon = lexiconOf(stageWords), lexiconOf(aboutWords)

func lexiconOf(list []string) func() map[string]bool {
	return sync.OnceValue(func() map[string]bool {
		m := map[string]bool{}
		for _, w := range list {
			m[solid(fold(w))] = true
		}
		return m
	})
}

// matcher finds the fields of headers and remembers what it found.
type matcher struct {
	known Known
	seen  map[string]match
}

func newMatcher(known Known) *matcher { return &matcher{known, map[string]match{}} }

// find returns the field of a header, Unknown when none is likely.
func (m *matcher) find(header string) match {
	if len(header) > longHeader || len([]rune(header)) > wordy {
		return match{}
	}
	got, ok := m.seen[header]
	if !ok {
		got = m.look(header)
		m.seen[header] = got
	}
	return got
}

func (m *matcher) look(header string) match {
	h := fold(header)
	if f, ok := m.known[h]; ok {
		return match{f, 1}
	}
	if h == "" {
		return match{}
	}
	if got, ok := combined(h); ok {
		return got
	}
	best, second := rank(h)
	if short := tails.ReplaceAllString(h, ""); best.score < exact && short != h && short != "" {
		if again, next := rank(short); again.score > best.score {
			best, second = match{again.field, again.score - 0.01}, next
		}
	}
	if best.score < enough || best.score < exact && best.score-second < lead {
		return match{}
	}
	return best
}

// combined recognises one column for pains and opportunities.
func combined(h string) (match, bool) {
	pain := strings.Contains(h, "痛点") || strings.Contains(h, "pain")
	chance := strings.Contains(h, "机会") || strings.Contains(h, "opportunit") || strings.Contains(h, "建议") || strings.Contains(h, "改进")
	return match{PainOpportunity, 0.95}, pain && chance
}

// rank returns the best field and the score of the best other one.
func rank(h string) (best match, second float64) {
	x := words()
	if f, ok := x.exact[solid(h)]; ok {
		return match{f, 1}, 0
	}
	if parts := strings.Split(h, "/"); len(parts) > 1 { // "thought/quote": the first part that is known
		for _, p := range parts {
			if f, ok := x.exact[solid(p)]; ok {
				return match{f, 0.92}, 0
			}
		}
	}
	mine, whole := tokens(h), solid(h)
	for _, t := range x.terms {
		s := likeness(mine, whole, t)
		switch {
		case t.field == best.field:
			best.score = max(best.score, s)
		case s > best.score:
			best, second = match{t.field, s}, best.score
		case s > second:
			second = s
		}
	}
	return best, second
}

// likeness is the share of common tokens; a known word found whole counts more, most at the end, where the head of a
// Chinese or English compound stands.
func likeness(mine []string, whole string, t term) float64 {
	if stem(whole) == stem(t.text) {
		return 0.99
	}
	if len(mine) == 0 || len(t.tokens) == 0 {
		return 0
	}
	hit := 0
	for _, w := range t.tokens {
		if slices.Contains(mine, w) {
			hit++
		}
	}
	score := 2 * float64(hit) / float64(len(mine)+len(t.tokens))
	if hit < len(t.tokens) {
		return min(score, 0.98)
	}
	score = max(score, 0.80)
	if strings.HasSuffix(stem(whole), stem(t.text)) {
		score = max(score, 0.86)
	}
	return min(score+0.01*float64(min(len([]rune(t.text)), 9)), 0.98)
}

// fold makes headers comparable: one width, lower case, simplified characters, no brackets, words apart.
func fold(s string) string {
	s = norm.NFKC.String(s)
	s = brackets.ReplaceAllString(s, " ")
	var b strings.Builder
	var last rune
	for _, r := range s {
		if t, ok := traditional[r]; ok {
			r = t
		}
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			if unicode.IsUpper(r) && unicode.IsLower(last) {
				b.WriteByte(' ')
			}
			b.WriteRune(unicode.ToLower(r))
		case r == '/' || r == '、' || r == '&' || r == '|' || r == '+':
			b.WriteByte('/')
		default:
			b.WriteByte(' ')
		}
		last = r
	}
	return strings.Trim(strings.Join(strings.Fields(b.String()), " "), "/ ")
}

var blanks = strings.NewReplacer(" ", "", "/", "")

func solid(s string) string { return blanks.Replace(s) }

func stem(w string) string {
	switch {
	case len(w) > 4 && strings.HasSuffix(w, "ies"):
		return w[:len(w)-3] + "y"
	case len(w) > 3 && strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss"):
		return w[:len(w)-1]
	}
	return w
}

// tokens cuts a folded text into stems of words and pairs of Chinese characters.
func tokens(s string) []string {
	var out []string
	for _, w := range strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == '/' }) {
		r := []rune(w)
		if !slices.ContainsFunc(r, func(r rune) bool { return unicode.Is(unicode.Han, r) }) {
			out = append(out, stem(w))
			continue
		}
		if len(r) == 1 {
			out = append(out, w)
		}
		for i := 0; i+1 < len(r); i++ {
			out = append(out, string(r[i:i+2]))
		}
	}
	return out
}
