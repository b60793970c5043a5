package importer

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"
)

// format is how a cell shows its number, as far as it matters for reading: as a date, a time, a percentage, with so
// many decimals. Colours, currency signs and thousands separators are dropped.
type format struct {
	date, clock, percent bool
	elapsed              bool // hours run on beyond 24
	decimals             int  // -1: as many as there are
}

var general = format{decimals: -1}

// readStyles reads which format each cell style has.
func (w *workbook) readStyles(targets map[string]relation) error {
	custom := map[string]format{}
	inCells := false
	return w.scan(target(targets, "styles", "xl/styles.xml"), func(s *scanner) error {
		switch {
		case s.is("cellXfs"):
			inCells = !s.closing && !s.empty
		case s.closing:
		case s.is("numFmt"):
			custom[s.attr("numFmtId")] = parseFormat(s.attr("formatCode"))
		case s.is("xf") && inCells:
			id := s.attr("numFmtId")
			f, ok := custom[id]
			if !ok {
				f = builtin(id)
			}
			w.formats = append(w.formats, f)
		}
		return nil
	})
}

// builtin returns the formats that are numbers only, those of Chinese Excel included (27–36, 50–58).
func builtin(id string) format {
	n, _ := strconv.Atoi(id)
	switch {
	case n >= 14 && n <= 17, n >= 27 && n <= 31, n == 36, n >= 50 && n <= 54, n == 57, n == 58:
		return format{date: true}
	case n >= 18 && n <= 21, n >= 32 && n <= 35, n == 45, n == 47, n == 55, n == 56:
		return format{clock: true}
	case n == 22:
		return format{date: true, clock: true}
	case n == 46:
		return format{clock: true, elapsed: true}
	case n == 9:
		return format{percent: true}
	case n == 10:
		return format{percent: true, decimals: 2}
	case n == 2, n == 4, n == 39, n == 40, n == 43, n == 44:
		return format{decimals: 2}
	case n == 1, n == 3, n == 37, n == 38, n == 41, n == 42:
		return format{}
	}
	return general
}

// parseFormat reads a format code such as `yyyy"年"m"月"d"日"` or `0.0%`.
func parseFormat(code string) format {
	bare, elapsed := bareCode(strings.ToLower(code))
	if strings.Contains(bare, "general") || strings.Contains(bare, "通用格式") {
		return general
	}
	clock := elapsed || strings.ContainsAny(bare, "hs")
	date := strings.ContainsAny(bare, "yd") || strings.Contains(bare, "aaa") || strings.Contains(bare, "m") && !clock
	if date || clock {
		return format{date: date, clock: clock, elapsed: elapsed && !date}
	}
	if !strings.ContainsAny(bare, "0#") || strings.ContainsAny(bare, "e/@") || strings.HasSuffix(strings.TrimRight(bare, " )%"), ",") {
		return general
	}
	f := format{percent: strings.Contains(bare, "%")}
	if _, after, ok := strings.Cut(bare, "."); ok {
		f.decimals = len(after) - len(strings.TrimLeft(after, "0#?"))
	}
	return f
}

// bareCode returns the first section of a format code without literal texts, colours and conditions.
func bareCode(code string) (bare string, elapsed bool) {
	var b strings.Builder
	for i := 0; i < len(code); i++ {
		switch c := code[i]; c {
		case '"':
			for i++; i < len(code) && code[i] != '"'; i++ {
			}
		case '[':
			start := i + 1
			for i++; i < len(code) && code[i] != ']'; i++ {
			}
			if in := code[start:min(i, len(code))]; in != "" && strings.Trim(in, in[:1]) == "" && strings.ContainsAny(in[:1], "hms") {
				elapsed = true
			}
		case '\\', '_', '*':
			i++
		case ';':
			return b.String(), elapsed
		default:
			b.WriteByte(c)
		}
	}
	return b.String(), elapsed
}

// show writes a number the way the cell does; dates become 2026-03-05, times 14:30.
func (f format) show(v float64, from04 bool) string {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return ""
	}
	if (f.date || f.clock) && v >= 0 && v < 2_958_466 { // the end of the year 9999
		return f.when(v, from04)
	}
	if f.percent {
		return decimal(v*100, f.decimals) + "%"
	}
	return decimal(v, f.decimals)
}

// decimal writes v with so many decimals, or as many as a cell of usual width shows: ten digits, never cutting into
// the whole number. So 1.0000000001 reads 1 and a telephone number keeps every digit.
func decimal(v float64, decimals int) string {
	if math.Abs(v) >= 1e15 {
		return strconv.FormatFloat(v, 'g', 15, 64)
	}
	if decimals >= 0 {
		return zero(strconv.FormatFloat(v, 'f', min(decimals, 15), 64))
	}
	whole := 1
	if a := math.Abs(v); a >= 10 {
		whole = int(math.Log10(a)) + 1
	}
	if a := math.Abs(v); a != 0 && a < 1e-4 {
		return strconv.FormatFloat(v, 'g', 6, 64)
	}
	s := strconv.FormatFloat(v, 'f', max(0, 10-whole), 64)
	if strings.Contains(s, ".") {
		s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	}
	return zero(s)
}

// zero takes the sign off a number that was rounded to nothing.
func zero(s string) string {
	if strings.Trim(s, "-0.") == "" {
		return strings.TrimPrefix(s, "-")
	}
	return s
}

func (f format) when(v float64, from04 bool) string {
	seconds := int64(math.Round(v * 86400))
	day, rest := seconds/86400, seconds%86400
	clock := fmt.Sprintf("%02d:%02d", rest/3600, rest/60%60)
	if f.elapsed {
		clock = fmt.Sprintf("%d:%02d", seconds/3600, rest/60%60)
	}
	if rest%60 != 0 {
		clock += fmt.Sprintf(":%02d", rest%60)
	}
	epoch := time.Date(1899, 12, 31, 0, 0, 0, 0, time.UTC)
	switch {
	case from04:
		epoch = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
	case day >= 60: // Excel's calendar has a 29 February 1900
		day--
	}
	date := epoch.AddDate(0, 0, int(day)).Format(time.DateOnly)
	switch {
	case !f.date:
		return clock
	case f.clock && rest != 0:
		return date + " " + clock
	}
	return date
}
