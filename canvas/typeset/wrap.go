package typeset

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// slack lets a text that was measured fit a line of the width measured, in em.
const slack = 1e-6

// wrap breaks clean text into lines.
func (t *Typesetter) wrap(s string, st Style, width float64, max int) []Line {
	limit := width/st.Size + slack
	var lines []Line
	for text, rest, more := "", s, true; more; {
		text, rest, more = strings.Cut(rest, "\n")
		atoms := t.paragraph(text, st.Face)
		for {
			n := fit(atoms, limit)
			if len(lines)+1 == max && !allBlank(atoms[n:], rest) {
				return append(lines, t.cut(atoms, st, limit))
			}
			lines = append(lines, makeLine(atoms[:n], st))
			if len(lines) == max {
				return lines
			}
			if atoms = atoms[n:]; len(atoms) == 0 {
				break
			}
		}
	}
	return lines
}

func allBlank(atoms []atom, rest string) bool {
	return !slices.ContainsFunc(atoms, func(a atom) bool { return !a.blank }) && strings.TrimSpace(rest) == ""
}

// fit returns how many atoms the next line takes: as far as the last permitted break, or into a word that is wider
// than a whole line. Blanks hang over the end.
func fit(atoms []atom, limit float64) int {
	x, last := 0.0, 0
	for i := range atoms {
		a := &atoms[i]
		if !a.blank && i > 0 && x+a.advance > limit {
			if last > 0 {
				return last
			}
			return split(atoms, i)
		}
		x += a.advance
		if a.breaks {
			last = i + 1
		}
	}
	return len(atoms)
}

// split moves the end of a line inside a word back from n to where the neighbours may part, if there is such a place.
func split(atoms []atom, n int) int {
	for k := n; k > 0; k-- {
		if !atoms[k-1].glued {
			return k
		}
	}
	return n
}

// cut sets as much as fits before an ellipsis. Ours floats in the middle of the line, as Chinese wants it; after other
// letters it is three full stops, which are narrower and stand on the base line.
func (t *Typesetter) cut(atoms []atom, st Style, limit float64) Line {
	ellipsis := t.paragraph("…", st.Face)
	x, n := ellipsis[0].advance, 0
	for n < len(atoms) && x+atoms[n].advance <= limit {
		x += atoms[n].advance
		n++
	}
	for n > 0 && atoms[n-1].blank {
		n--
	}
	if n > 0 {
		if r, _ := utf8.DecodeLastRuneInString(atoms[n-1].text); r < 0x2E80 {
			ellipsis = t.paragraph("...", st.Face)
		}
	}
	return makeLine(append(slices.Clone(atoms[:n]), ellipsis...), st)
}
