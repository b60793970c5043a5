package layout

import (
	"sojourn/canvas/scene"
	"sojourn/canvas/typeset"
	"sojourn/model"
)

// phrase is what a map says in its language, and in the second where that has other words.
type phrase struct{ first, second string }

// both asks for something in each language.
func (b *builder) both(say func(*teller) string) phrase {
	p := phrase{first: say(&b.teller)}
	if b.other != nil {
		p.second = say(b.other)
	}
	return p.once()
}

// empty reports that nothing is said.
func (p phrase) empty() bool { return p.first == "" }

// like reports that both are the same to a reader of the map's own language.
func (p phrase) like(q phrase) bool { return p.first == q.first }

// once says the same only once.
func (p phrase) once() phrase {
	if p.second == p.first {
		p.second = ""
	}
	return p
}

// text is a text of the map in each language.
func (b *builder) text(t model.Text) phrase {
	p := phrase{first: b.say(t)}
	if b.other != nil {
		p.second = b.other.say(t)
	}
	return p.once()
}

// named is a text, or the program's word for what has none yet.
func (b *builder) named(t model.Text, key string) phrase {
	return b.both(func(v *teller) string { return v.name(t, key) })
}

// word is one of the program's words in each language.
func (b *builder) word(key string, args ...any) phrase {
	return b.both(func(v *teller) string { return v.words(key, args...) })
}

// line joins short texts to one line; the second language has those alone that it says otherwise.
func (b *builder) line(say func(*teller) []string) phrase {
	first := say(&b.teller)
	p := phrase{first: joined(first)}
	if b.other == nil {
		return p
	}
	second := say(b.other)
	for i := range second {
		if second[i] == first[i] {
			second[i] = ""
		}
	}
	p.second = joined(second)
	return p
}

// texts is line of texts of the map.
func (b *builder) texts(list []model.Text) phrase {
	return b.line(func(v *teller) []string { return v.list(list) })
}

// quoted puts both languages into quotation marks.
func (p phrase) quoted() phrase {
	p.first = Quoted(p.first)
	if p.second != "" {
		p.second = Quoted(p.second)
	}
	return p
}

// smaller is how much smaller the second language is written, though never below the smallest text of a map.
const smaller = 0.82

// second sets the second language below a text whose style and colour it follows, in at most some lines; 0 is any number.
func (b *builder) second(t block, words string, lines int, st typeset.Style, width float64) block {
	if words == "" || t.empty() {
		return t
	}
	st = typeset.Style{Face: scene.Regular, Size: max(chipSize, smaller*st.Size), Skew: st.Skew}
	ink := t.color
	if ink == b.pal.ink {
		ink = b.pal.muted
	}
	below := b.block(words, st, width, ink, min(t.detail+1, scene.Near))
	if lines > 0 && len(below.lines) > lines {
		below.lines = b.type_.Lines(words, st, width, lines)
	}
	below.second = true
	t.below = &below
	return t
}

// phrase is block with the second language below the first, and no more of either than the card at hand may keep.
func (b *builder) phrase(p phrase, st typeset.Style, width float64, c scene.Color, d scene.Detail) block {
	whole := b.second(b.block(p.first, st, width, c, d), p.second, 0, st, width)
	if b.most == 0 || whole.rows() <= b.most {
		return whole
	}
	b.cut = true
	return b.second(b.atMost(b.most, p.first, st, width, c, d), p.second, b.most, st, width)
}

// phraseAtMost is atMost with the second language below the first, in half as many lines at most.
func (b *builder) phraseAtMost(lines int, p phrase, st typeset.Style, width float64, c scene.Color, d scene.Detail) block {
	return b.second(b.atMost(lines, p.first, st, width, c, d), p.second, (lines+1)/2, st, width)
}

// beside is the second language behind a text of one line, where nothing has room below; empty where that is too little too.
func (b *builder) beside(t block, words string, width float64) block {
	if words == "" || len(t.lines) != 1 {
		return block{}
	}
	after := b.block("  "+words, plain(max(chipSize, smaller*t.size)), width-t.width(), b.pal.muted, t.detail)
	if len(after.lines) != 1 {
		return block{}
	}
	after.second = true
	return after
}
