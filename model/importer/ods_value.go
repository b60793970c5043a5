package importer

import (
	"fmt"
	"strconv"
	"strings"
	"time"
	"unicode"
)

// openValue returns what stands behind the text of a cell of this kind.
func openValue(s *scanner, kind string) string {
	switch kind {
	case "float", "percentage", "currency":
		return string(s.raw("office:value"))
	case "date":
		return string(s.raw("office:date-value"))
	case "time":
		return string(s.raw("office:time-value"))
	case "boolean":
		return string(s.raw("office:boolean-value"))
	case "string":
		return s.attr("office:string-value")
	}
	return ""
}

// show returns the cell as every other file of the same sheet would show it. Its text is in the language of the
// machine it was saved on; numbers and dates are taken from the value behind it.
func (c *openCell) show() string {
	text := tidy(string(c.text))
	switch c.kind {
	case "float", "percentage", "currency":
		v, err := strconv.ParseFloat(c.value, 64)
		if err != nil {
			return text
		}
		if text != "" && !strings.ContainsFunc(text, unicode.IsDigit) && strings.Trim(text, "#") != "" {
			return text // a number that shows as a word, such as TRUE
		}
		if c.kind == "percentage" {
			v *= 100
		}
		shown := decimal(v, decimalsIn(text, v))
		if c.kind == "percentage" {
			shown += "%"
		}
		return shown
	case "date":
		return openDate(c.value, strings.Contains(text, ":"))
	case "time":
		return openTime(c.value)
	case "boolean":
		return strings.ToUpper(c.value)
	}
	if text == "" {
		return tidy(c.value)
	}
	return text
}

// decimalsIn returns how many decimals a text shows of a number, whatever marks the language sets between the digits;
// −1 when the text is another one.
func decimalsIn(text string, v float64) int {
	digits := func(s string) string {
		return strings.Map(func(r rune) rune {
			if unicode.IsDigit(r) {
				return r
			}
			return -1
		}, s)
	}
	shown := digits(text)
	after := strings.LastIndexAny(text, ".,")
	for _, n := range []int{0, len(digits(text[after+1:]))} {
		if n <= 15 && shown != "" && digits(strconv.FormatFloat(v, 'f', n, 64)) == shown {
			return n
		}
	}
	return -1
}

// openDate makes 2026-03-05T14:30:00 into what cells of other files say, the time only where the cell shows one.
func openDate(value string, clock bool) string {
	at, err := time.Parse("2006-01-02T15:04:05", value) // a fraction of a second may follow
	if err != nil {
		return tidy(value)
	}
	if at = at.Round(time.Second); !clock || at.Equal(at.Truncate(24*time.Hour)) {
		return at.Format(time.DateOnly)
	}
	return strings.TrimSuffix(at.Format(time.DateTime), ":00")
}

// openTime makes PT14H30M00S into 14:30.
func openTime(value string) string {
	var h, m int
	var s float64
	if n, _ := fmt.Sscanf(value, "PT%dH%dM%fS", &h, &m, &s); n < 3 {
		return tidy(value)
	}
	clock := fmt.Sprintf("%02d:%02d", h, m)
	if s >= 0.5 {
		clock += fmt.Sprintf(":%02.0f", s)
	}
	return clock
}
