package importer

import (
	"slices"
	"strings"

	"sojourn/model"
	"sojourn/model/limits"
)

// record gathers cells that speak of one place: a row of a list, a column of a matrix.
type record struct {
	at      Place
	curve   bool  // emotions go to the curve and not to a touchpoint
	touch   []int // cards
	pains   []int
	chances []int
	others  []int
	details []detail // cells that say something about the cards
	key     string   // the details in one text
}

// detail is a cell that waits until the cards of its record are known.
type detail struct {
	at    ref
	f     FieldAt
	text  string
	again bool // it stands in a row above, where it is accounted for
}

func (r *record) cards() []int {
	return slices.Concat(r.touch, r.pains, r.chances, r.others)
}

// about returns the cards a detail speaks of: the touchpoints, else all there are.
func (r *record) about() []int {
	if len(r.touch) > 0 {
		return r.touch
	}
	return r.cards()
}

// take makes cards of a cell, or keeps it for later, and reports whether the cell is settled.
func (b *builder) take(r *record, d detail) bool {
	switch d.f.Field {
	case ExpectationValue, EvidenceText, MetricValue:
		if detailed(d) {
			break
		}
		b.write(r, d.f, d.text)
		return true
	case PainOpportunity:
		pain, chance := painAndOpportunity(d.text)
		if pain != "" {
			b.write(r, FieldAt{Field: PainText}, pain)
		}
		if chance != "" {
			b.write(r, FieldAt{Field: OpportunityText}, chance)
		}
		return pain+chance != ""
	default:
		if _, card := lanes[d.f.Field]; card {
			b.write(r, d.f, d.text)
			return true
		}
	}
	r.details = append(r.details, d)
	return false
}

// detailed reports that a cell of a field that can be either is a mark or a number and not words.
func detailed(d detail) bool {
	switch d.f.Field {
	case ExpectationValue:
		_, ok := grade(d.text, d.f)
		return ok
	case EvidenceText:
		_, ok := evidence(d.text)
		return ok
	case MetricValue:
		if isMeasure(d.text) {
			return true
		}
		_, _, _, named := namedMeasure(d.text)
		return named
	}
	return true
}

// write makes the cards of a cell, one per entry of a list; a card that is there already is not made again.
func (b *builder) write(r *record, f FieldAt, text string) {
	lane := b.lane(lanes[f.Field], f.Name)
	list := items(text, f.Field == TouchpointText)
	if f.Field == TouchpointText && described(list) {
		list = []string{text}
	}
	for _, item := range list {
		key := sameCard{lane, r.at, item}
		if f.Field == TouchpointText {
			key.text += "\x00" + r.key
		}
		i, ok := b.same[key]
		if !ok {
			i = b.add(lane, r.at, model.Card{}, item)
			b.same[key] = i
			if f.Field == TouchpointText {
				b.p.Cards[i].Card.Touchpoint = &model.Touchpoint{Line: b.lineOf(f.Name)}
				bare := sameCard{lane, r.at, item + "\x00"} // a row that says nothing new about it means the first
				if _, taken := b.same[bare]; !taken {
					b.same[bare] = i
				}
			}
		}
		r.put(f.Field, i)
	}
}

// described reports that the lines of a cell speak of one touchpoint: one below the first names its channel.
func described(lines []string) bool {
	for _, l := range lines[1:] {
		if on, name := channel(l); on != "" && name != "" {
			return true
		}
	}
	return false
}

func (r *record) put(f Field, card int) {
	list := &r.others
	switch f {
	case TouchpointText:
		list = &r.touch
	case PainText:
		list = &r.pains
	case OpportunityText:
		list = &r.chances
	}
	if !slices.Contains(*list, card) {
		*list = append(*list, card)
	}
}

// finish settles the details once all cards are known: what finds no card becomes a note on one, else goes to the tray.
func (b *builder) finish(r *record) {
	slices.SortStableFunc(r.details, func(x, y detail) int { return early(x.f.Field) - early(y.f.Field) })
	for _, d := range r.details {
		switch settled := b.settle(r, d); {
		case d.again:
			continue
		case settled:
			b.keep(d.at)
			continue
		}
		b.leave(r, d, NoPlace)
	}
}

// early puts channels first, since they can make a touchpoint that the others speak of, and reasons last.
func early(f Field) int {
	switch f {
	case Channel:
		return 0
	case EmotionReason:
		return 2
	}
	return 1
}

// leave lists a cell and writes it into the text of a card of its record, or into the tray.
func (b *builder) leave(r *record, d detail, reason string) {
	if (b.m.ListOnly || b.alone(d.at)) && d.f.Field != Note { // a note is kept because a person said so
		b.list(d.at, d.f.Name, reason, "")
		return
	}
	if cards := r.about(); len(cards) > 0 && b.annotate(cards[0], d.f.Name, d.text) {
		b.list(d.at, d.f.Name, reason, ToNote)
		return
	}
	b.list(d.at, d.f.Name, reason, ToTray)
}

// annotate adds a line to a card's body, and reports false when it has no room.
func (b *builder) annotate(card int, name, text string) bool {
	c := &b.p.Cards[card].Card
	body := c.Body.In(b.m.Language)
	if name == "" && (body == text || strings.HasSuffix(body, "\n"+text)) {
		return true
	}
	if name != "" {
		text = name + ": " + text
	}
	if body != "" {
		text = body + "\n" + text
	}
	if len([]rune(text)) > limits.BodyRunes {
		return false
	}
	c.Body = b.text(text)
	return true
}

// link ties the pains of a record to its opportunities: one to one where they pair up, else each to each of the one.
func (b *builder) link(r *record) {
	tie := func(pain, chance int) {
		l := PlanLink{Type: model.Solves, From: pain, To: chance}
		if !b.linked[l] {
			b.linked[l] = true
			b.p.Links = append(b.p.Links, l)
		}
	}
	if len(r.pains) == 0 || len(r.chances) == 0 {
		return
	}
	for i := range max(len(r.pains), len(r.chances)) {
		tie(r.pains[min(i, len(r.pains)-1)], r.chances[min(i, len(r.chances)-1)])
	}
}
