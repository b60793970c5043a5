package importer

import (
	"math"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"sojourn/model"
	"sojourn/model/limits"
)

var (
	number   = regexp.MustCompile(`^([+-]?)\s*[¥$€£]?\s*(\d{1,15}(?:[ ,.']\d{1,15})*)\s*(\D{0,12})$`)
	outOf    = regexp.MustCompile(`^(\d+(?:\.\d+)?)\s*/\s*(5|10|100)\s*分?$`)
	span     = regexp.MustCompile(`([+-]?\d+)\s*(?:-|~|–|—|到|至|…|\.\.+|\bto\b)\s*([+-]?\d+)`)
	outOfTen = regexp.MustCompile(`满分\s*(\d+)|(\d+)\s*分制|out of (\d+)`)
	bullet   = regexp.MustCompile(`^\s*(?:[-•·▪●◦*–—]|\d{1,2}[.、)）]|[(（]\d{1,2}[)）]|[①-⑳])\s*`)
)

var separators = strings.NewReplacer(",", "", " ", "", "'", "")

var minus = strings.NewReplacer("−", "-", "－", "-", "﹣", "-", "–", "-", "’", "'", "\u00a0", " ", "\u202f", " ")

// measure reads a number with an optional unit, such as "59%", "121 秒", "1,5", "¥1,200" or "+2".
func measure(s string) (value float64, unit string, ok bool) {
	if len(s) > limits.MeasureBytes {
		return 0, "", false
	}
	got := number.FindStringSubmatch(minus.Replace(norm.NFKC.String(strings.TrimSpace(s))))
	if got == nil || utf8.RuneCountInString(got[3]) > 6 {
		return 0, "", false
	}
	v, err := strconv.ParseFloat(got[1]+point(got[2]), 64)
	if err != nil || math.IsInf(v, 0) {
		return 0, "", false
	}
	return v, strings.TrimSpace(got[3]), true
}

var nameFirst = regexp.MustCompile(`^(\p{L}[^\d\n:：=]{0,40}?)\s*[:：=]?\s*([+\-−－]?\s*[¥$€£]?\d\S*(?: ?\S+)?)$`)

// namedMeasure reads a number with its name before it, such as "Visits 4,200" or "NPS: −8".
func namedMeasure(s string) (name string, value float64, unit string, ok bool) {
	if len(s) > limits.MeasureBytes {
		return "", 0, "", false
	}
	if got := nameFirst.FindStringSubmatch(s); got != nil {
		value, unit, ok = measure(got[2])
		name = strings.TrimSpace(got[1])
	}
	return name, value, unit, ok
}

// point writes a number with a decimal point: a comma before three digits separates thousands, before others decimals.
func point(s string) string {
	dot, comma := strings.LastIndexByte(s, '.'), strings.LastIndexByte(s, ',')
	switch {
	case dot >= 0 && comma > dot: // 1.234,5
		s = strings.ReplaceAll(s, ".", "")
		s = strings.Replace(s, ",", ".", 1)
	case comma >= 0 && dot < 0 && strings.Count(s, ",") == 1 && len(s)-comma != 4:
		s = strings.Replace(s, ",", ".", 1)
	case strings.Count(s, ".") > 1:
		s = strings.ReplaceAll(s, ".", "")
	}
	return separators.Replace(s)
}

// usualScale is the range on which a map keeps the numbers of a field.
func usualScale(f Field) (Scale, bool) {
	switch f {
	case Emotion, EmotionTarget:
		return Scale{-2, 2}, true
	case ExpectationValue, Experience, Importance, Severity, Satisfaction:
		return Scale{1, 5}, true
	}
	return Scale{}, false
}

// findScale tells the range of a column from its header ("1-5分", "满分10") or from the numbers in it.
func findScale(header string, values []string, usual Scale) (Scale, bool) {
	lo, hi, n := math.Inf(1), math.Inf(-1), 0
	for _, s := range values {
		v, _, ok := measure(s)
		if !ok {
			v, ok = leading(s)
		}
		if ok {
			lo, hi, n = min(lo, v), max(hi, v), n+1
		}
	}
	if s, ok := namedScale(header); ok && (n == 0 || lo >= s.Min && hi <= s.Max) {
		return s, true
	}
	switch {
	case n == 0:
		return usual, false
	case lo >= usual.Min && hi <= usual.Max:
		return usual, true
	case lo < 0:
		for _, end := range []float64{2, 3, 5, 10, 100} {
			if lo >= -end && hi <= end {
				return Scale{-end, end}, true
			}
		}
	default:
		for _, end := range []float64{5, 10, 100} {
			if hi <= end {
				return Scale{min(1, math.Floor(lo)) * below(end), end}, true
			}
		}
	}
	return usual, false
}

// below is where a scale that ends at end begins when no zero is seen: 1 for marks, 0 for percentages.
func below(end float64) float64 {
	if end == 100 {
		return 0
	}
	return 1
}

func namedScale(header string) (Scale, bool) {
	h := minus.Replace(norm.NFKC.String(header))
	if got := span.FindStringSubmatch(h); got != nil {
		lo, _ := strconv.ParseFloat(got[1], 64)
		hi, _ := strconv.ParseFloat(got[2], 64)
		return Scale{lo, hi}, hi > lo
	}
	if got := outOfTen.FindStringSubmatch(strings.ToLower(h)); got != nil {
		hi, _ := strconv.ParseFloat(got[1]+got[2]+got[3], 64)
		return Scale{0, hi}, hi > 0
	}
	if strings.Contains(h, "百分制") {
		return Scale{0, 100}, true
	}
	return Scale{}, false
}

// convert moves a value from one scale to another, and false when it lies outside.
func convert(v float64, from, to Scale) (float64, bool) {
	if v < from.Min || v > from.Max {
		return 0, false
	}
	out := to.Min + (v-from.Min)/(from.Max-from.Min)*(to.Max-to.Min)
	return math.Round(out*100) / 100, true
}

// scaleOf is the range of a field's numbers: what the mapping says, else the usual one.
func scaleOf(f FieldAt) Scale {
	usual, _ := usualScale(f.Field)
	if f.Scale != nil {
		return *f.Scale
	}
	return usual
}

var levels = map[string]float64{"高": 5, "很高": 5, "较高": 4, "中": 3, "中等": 3, "一般": 3, "较低": 2, "低": 1, "很低": 1,
	"high": 5, "very high": 5, "medium": 3, "mid": 3, "moderate": 3, "low": 1, "very low": 1, "critical": 5}

// grade reads a mark from 1 to 5: a number, a level in words or stars.
func grade(s string, f FieldAt) (float64, bool) {
	if v, _, ok := measure(s); ok {
		return convert(v, scaleOf(f), Scale{1, 5})
	}
	if v, ok := ratio(s); ok {
		return v, true
	}
	v, ok := levels[fold(s)]
	return v, ok
}

// ratio reads "4/5", "8/10" and stars as a mark from 1 to 5.
func ratio(s string) (float64, bool) {
	if got := outOf.FindStringSubmatch(norm.NFKC.String(s)); got != nil {
		v, _ := strconv.ParseFloat(got[1], 64)
		of, _ := strconv.ParseFloat(got[2], 64)
		return convert(v, Scale{below(of), of}, Scale{1, 5})
	}
	full := strings.Count(s, "★") + strings.Count(s, "⭐")
	if full > 0 && strings.Trim(s, "★☆⭐\uFE0F ") == "" && full <= 5 {
		return float64(full), true
	}
	return 0, false
}

// yes reads a mark in a yes-or-no column.
func yes(s string) (value, ok bool) {
	switch strings.ToLower(strings.TrimSpace(s)) {
	case "yes", "y", "true", "1", "是", "有", "对", "√", "✓", "✔", "✔️", "★", "⭐", "⭐️", "●", "x", "mot", "关键", "关键时刻":
		return true, true
	case "no", "n", "false", "0", "否", "无", "不是", "非", "-", "—", "×", "✗", "☆", "○", "/":
		return false, true
	}
	return false, false
}

// line reads online or offline.
func line(s string) model.Line {
	switch fold(s) {
	case "线上", "在线", "网上", "online", "on line", "digital", "数字":
		return model.Online
	case "线下", "实体", "offline", "off line", "physical", "in person":
		return model.Offline
	}
	return ""
}

// channel cuts "线上·社媒" into its line and its name.
func channel(s string) (model.Line, string) {
	s = strings.TrimSpace(strings.TrimLeft(s, "●○•◦"))
	if l := line(s); l != "" {
		return l, ""
	}
	if i := strings.IndexAny(s, "·・:：-—/|／"); i > 0 {
		_, n := utf8.DecodeRuneInString(s[i:])
		if l := line(s[:i]); l != "" && line(s[i+n:]) == "" {
			return l, strings.TrimSpace(s[i+n:])
		}
	}
	return "", s
}

// evidence reads how well something is founded.
func evidence(s string) (model.Evidence, bool) {
	switch fold(s) {
	case "假设", "猜测", "未验证", "assumption", "assumed", "low", "低":
		return model.Assumption, true
	case "部分验证", "部分", "partial", "partly", "medium", "中":
		return model.Partial, true
	case "已验证", "验证", "verified", "validated", "high", "高":
		return model.Verified, true
	}
	return "", false
}

// painAndOpportunity cuts a joined cell. Labels decide where there are any, else the first separator.
func painAndOpportunity(s string) (pain, chance string) {
	for _, label := range []string{"机会点", "机会", "建议", "Opportunity", "opportunity"} {
		for _, colon := range []string{"：", ":"} {
			if i := strings.Index(s, label+colon); i >= 0 {
				return unlabel(s[:i]), strings.TrimSpace(s[i+len(label+colon):])
			}
		}
	}
	for _, sep := range []string{"\n", "→", "=>", "->", "／", "/", "｜", "|", "；", ";"} {
		if before, after, ok := strings.Cut(s, sep); ok && strings.TrimSpace(before+after) != "" {
			return unlabel(before), strings.TrimSpace(after)
		}
	}
	return unlabel(s), ""
}

func unlabel(s string) string {
	s = strings.Trim(s, " \n;；/，,")
	for _, label := range []string{"痛点：", "痛点:", "Pain:", "pain:"} {
		s = strings.TrimPrefix(s, label)
	}
	return strings.TrimSpace(s)
}

// items cuts a cell that is a list into its entries: every line has a mark, or lines is true and each line is one.
func items(s string, lines bool) []string {
	if !strings.Contains(s, "\n") {
		return []string{s}
	}
	var out []string
	marked := true
	for _, l := range strings.Split(s, "\n") {
		if l = strings.TrimSpace(l); l == "" {
			continue
		}
		bare := bullet.ReplaceAllString(l, "")
		if marked = marked && bare != l && bare != ""; bare == "" {
			bare = l
		}
		out = append(out, bare)
	}
	if !marked && !lines {
		return []string{s}
	}
	return out
}

// names cuts a list of people or departments.
func names(s string) []string {
	var out []string
	for _, n := range strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune("、,，;；/／\n|&", r) }) {
		if n = strings.TrimSpace(n); n != "" {
			out = append(out, n)
		}
	}
	return out
}
