package i18n

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"

	"sojourn/model"
	"sojourn/model/insight"
)

var placeholder = regexp.MustCompile(`\{[a-z]+\}`)

func TestLanguagesHaveTheSameKeysAndPlaceholders(t *testing.T) {
	zh, en := tables()["zh"], tables()["en"]
	if len(zh) < 100 {
		t.Fatalf("only %d words", len(zh))
	}
	for key, text := range zh {
		other, ok := en[key]
		if !ok {
			t.Errorf("%s has no English", key)
			continue
		}
		a, b := names(text), names(other)
		if !slices.Equal(a, b) {
			t.Errorf("%s fills %v in Chinese and %v in English", key, a, b)
		}
	}
	for key, text := range en {
		if _, ok := zh[key]; !ok {
			t.Errorf("%s has no Chinese", key)
		}
		if text == "" || zh[key] == "" {
			t.Errorf("%s is empty", key)
		}
	}
}

// What customers think stands in quotation marks, and a sentence that quotes it doubled them: Card ""Nice"" removed.
func TestQuotationMarksAreNotDoubled(t *testing.T) {
	for _, c := range []struct{ lang, name, want string }{
		{"en", `"Nice"`, `Card "Nice" removed`},
		{"en", `Nice`, `Card "Nice" removed`},
		{"en", `"Nice" or "ugly"`, `Card ""Nice" or "ugly"" removed`},
		{"en", `"`, `Card """ removed`},
		{"zh", "“真轻”", "删除Card“真轻”"},
		{"zh", `"真轻"`, `删除Card"真轻"`},
		{"zh", "真轻", "删除Card“真轻”"},
	} {
		if got := For(c.lang)("change.removed", "kind", "Card", "name", c.name); got != c.want {
			t.Errorf("%s %s: %s, want %s", c.lang, c.name, got, c.want)
		}
	}
}

// A sentence someone forgot to translate shows as Chinese among the English.
func TestEnglishIsWithoutChineseCharacters(t *testing.T) {
	for key, text := range tables()["en"] {
		for _, r := range text {
			if unicode.Is(unicode.Han, r) && key != "view.language.zh" {
				t.Errorf("%s: %q", key, text)
				break
			}
		}
	}
}

// Half-width marks and three full stops stood in Chinese sentences where a button was added in a hurry.
func TestChineseIsPunctuatedInChinese(t *testing.T) {
	foreign := regexp.MustCompile(`\p{Han}[,:;!?()"]|[,:;!?()"]\p{Han}|\.\.\.`)
	for key, text := range tables()["zh"] {
		if found := foreign.FindString(text); found != "" {
			t.Errorf("%s: %q in %q", key, found, text)
		}
	}
}

func names(text string) []string {
	found := placeholder.FindAllString(text, -1)
	slices.Sort(found)
	return slices.Compact(found)
}

func TestWordsFillAndCount(t *testing.T) {
	for _, c := range []struct {
		lang, key string
		args      []any
		want      string
	}{
		{"zh-Hans-CN", "menu.file", nil, "文件"},
		{"en_GB", "menu.file", nil, "File"},
		{"fr", "menu.file", nil, "File"},
		{"en", "bar.stages", []any{"n", 1}, "1 stage"},
		{"en", "bar.stages", []any{"n", 6}, "6 stages"},
		{"en", "bar.stages", []any{"n", "1"}, "1 stage"},
		{"zh", "bar.stages", []any{"n", 6}, "6 个阶段"},
		{"zh", "poster.revision", []any{"date", "2026-11-22", "n", 3}, "2026-11-22 · 第 3 版"},
		{"zh", "no.such.key", []any{"n", 1}, "no.such.key"},
		{"zh", "bar.stages", []any{"n"}, "{n} 个阶段"},
	} {
		if got := For(c.lang)(c.key, c.args...); got != c.want {
			t.Errorf("%s %s %v: %q, want %q", c.lang, c.key, c.args, got, c.want)
		}
	}
}

func TestLanesHaveAllTheirWords(t *testing.T) {
	for _, lane := range model.LaneTypes {
		keys := []string{"lane." + string(lane), "lane." + string(lane) + ".note"}
		if !lane.Line() {
			keys = append(keys, "lane."+string(lane)+".hint")
		}
		for _, key := range keys {
			if !Known(key) {
				t.Errorf("%s is not written", key)
			}
		}
	}
}

func TestChecksHaveTheirWords(t *testing.T) {
	for _, rule := range insight.Rules {
		if !Known("check." + string(rule)) {
			t.Errorf("check.%s is not written", rule)
		}
	}
}

func TestSystemLanguage(t *testing.T) {
	for _, c := range []struct {
		env  map[string]string
		want string
	}{
		{map[string]string{"LANG": "zh_CN.UTF-8"}, "zh"},
		{map[string]string{"LANG": "zh_CN.UTF-8", "LC_ALL": "en_US.UTF-8"}, "en"},
		{map[string]string{"LANG": "C", "LC_MESSAGES": "zh_TW"}, "zh"},
		{map[string]string{"LANG": "C.UTF-8"}, "en"},
		{nil, "en"},
	} {
		if got := Detect(func(k string) string { return c.env[k] }); got != c.want {
			t.Errorf("%v: %s, want %s", c.env, got, c.want)
		}
	}
}

func TestTimesOfDay(t *testing.T) {
	at := time.Date(2026, 11, 22, 14, 2, 7, 0, time.UTC)
	if clock, seconds := Clock("en", at), Seconds("zh", at); clock != "14:02" || seconds != "14:02:07" {
		t.Errorf("%s and %s", clock, seconds)
	}
}

// The curly quotes, the apostrophe and the dots of the face are as wide as a Chinese character: English words do with
// the straight ones.
func TestEnglishWordsHaveStraightMarks(t *testing.T) {
	for key, text := range tables()["en"] {
		if strings.ContainsAny(text, "“”‘’…") {
			t.Errorf("%s: %q", key, text)
		}
	}
}
