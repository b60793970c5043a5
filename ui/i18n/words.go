package i18n

import (
	"encoding/json"
	"fmt"
	"strings"
	"sync"
	"unicode/utf8"

	"sojourn/assets"
)

// Languages the screen speaks, as BCP-47 base tags, in the order in which a menu offers them.
var Languages = []string{"zh", "en"}

// Other is the other language of the screen: the one that a map in two languages shows below lang.
func Other(lang string) string {
	if Base(lang) == "zh" {
		return "en"
	}
	return "zh"
}

// Words returns the text of a key in one language. Arguments come in pairs, a name and a value, and fill "{name}".
// A text of the form "one|other" takes its first half when the argument n is 1. An unknown key returns itself.
type Words = func(key string, args ...any) string

// For returns the words of lang, a BCP-47 tag; English for a language nobody has written yet.
func For(lang string) Words {
	table := tables()[Base(lang)]
	return func(key string, args ...any) string {
		text, ok := table[key]
		if !ok {
			return key
		}
		return fill(plural(text, args), args)
	}
}

// Known reports whether both languages have a text for key.
func Known(key string) bool {
	_, ok := tables()["zh"][key]
	return ok
}

// Base returns the language of Languages that a BCP-47 or POSIX tag belongs to, "en" when there is none.
func Base(tag string) string {
	if strings.HasPrefix(strings.ToLower(tag), "zh") {
		return "zh"
	}
	return "en"
}

// Detect returns the language of the system as the POSIX variables name it: LC_ALL, then LC_MESSAGES, then LANG.
func Detect(getenv func(string) string) string {
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if v := getenv(name); v != "" {
			return Base(v)
		}
	}
	return "en"
}

var tables = sync.OnceValue(func() map[string]map[string]string {
	all := make(map[string]map[string]string, len(Languages))
	for _, lang := range Languages {
		raw, err := assets.I18n.ReadFile("i18n/" + lang + ".json")
		table := map[string]string{}
		if err == nil {
			err = json.Unmarshal(raw, &table)
		}
		if err != nil { // the files are embedded, so this shows in the first test and never on a desk
			panic(fmt.Sprintf("words of %s: %v", lang, err))
		}
		all[lang] = table
	}
	return all
})

func plural(text string, args []any) string {
	one, other, ok := strings.Cut(text, "|")
	if !ok {
		return text
	}
	for i := 0; i+1 < len(args); i += 2 {
		if args[i] == "n" && fmt.Sprint(args[i+1]) == "1" {
			return one
		}
	}
	return other
}

func fill(text string, args []any) string {
	if len(args) < 2 {
		return text
	}
	pairs := make([]string, 0, 2*len(args))
	for i := 0; i+1 < len(args); i += 2 {
		hole, value := "{"+fmt.Sprint(args[i])+"}", fmt.Sprint(args[i+1])
		if quoted(value) {
			pairs = append(pairs, `"`+hole+`"`, value, "“"+hole+"”", value)
		}
		pairs = append(pairs, hole, value)
	}
	return strings.NewReplacer(pairs...).Replace(text)
}

// quoted reports a text that stands in quotation marks of its own, as what customers think does: a sentence that quotes
// it adds none.
func quoted(s string) bool {
	for _, marks := range []string{`""`, "“”", "「」", "『』"} {
		opening, size := utf8.DecodeRuneInString(marks)
		inside, ok := strings.CutPrefix(s, string(opening))
		inside, closed := strings.CutSuffix(inside, marks[size:])
		if ok && closed && !strings.ContainsAny(inside, marks) {
			return true
		}
	}
	return false
}
