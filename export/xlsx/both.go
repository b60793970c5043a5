package xlsx

import (
	"slices"
	"strings"

	"sojourn/canvas/layout"
	"sojourn/model"
	"sojourn/model/importer"
)

// sentences are the beginnings of keys whose texts are told in both languages although they have gaps.
var sentences = []string{"xlsx.about.", "xlsx.howto.", "xlsx.reckoned", "xlsx.series.note", "xlsx.between"}

// inBoth returns words that say what both languages say: labels one after the other as model/importer knows them again,
// sentences one below the other.
func inBoth(first, second layout.Words) layout.Words {
	return func(key string, args ...any) string {
		said := first(key, args...)
		switch {
		case len(args) == 0:
			return importer.Both(key, said, second(key))
		case slices.ContainsFunc(sentences, func(of string) bool { return strings.HasPrefix(key, of) }):
			return said + "\n" + second(key, args...)
		}
		return said
	}
}

// also says texts in the second language, without those that say the same in it.
func (b *book) also(texts ...model.Text) (out []string) {
	for _, t := range texts {
		if s := t.In(b.job.Also); b.job.Also != "" && s != b.say(t) {
			out = append(out, s)
		}
	}
	return out
}

// headHeight is the height of a row of heads, in points: words in two languages take more lines.
func (b *book) headHeight() float64 {
	if b.job.Also != "" {
		return 46
	}
	return 30
}
