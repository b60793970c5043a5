package importer

import (
	"regexp"
	"strings"
	"sync"

	"golang.org/x/text/unicode/norm"
)

var ahead = regexp.MustCompile(`^([+-]?\d+(?:\.\d+)?)\s*(?:分|[^\d.,%/\-]|$)`)

var arrows = strings.NewReplacer("->", "→", "=>", "→")

// feelings from −2 to +2, in the words of both languages.
var feelings = [5][]string{
	{"愤怒", "生气", "崩溃", "绝望", "沮丧", "痛苦", "恼火", "抓狂", "暴躁", "气愤", "非常不满", "很不满意", "非常失望", "angry", "furious",
		"frustrated", "desperate", "hate", "outraged", "very unhappy", "very dissatisfied", "very negative", "terrible"},
	{"犹豫", "警惕", "疑惑", "困惑", "担心", "担忧", "焦虑", "紧张", "不安", "怀疑", "纠结", "迷茫", "不满", "失望", "无聊", "烦躁", "疲惫", "无奈",
		"着急", "不耐烦", "消极", "负面", "差", "worried", "anxious", "confused", "uncertain", "doubtful", "hesitant", "skeptical",
		"sceptical", "wary", "nervous", "unsure", "bored", "disappointed", "overwhelmed", "tired", "concerned", "annoyed", "unhappy",
		"dissatisfied", "negative", "stressed", "impatient", "bad", "sad"},
	{"平静", "中性", "中立", "一般", "观望", "钝感", "普通", "无感", "淡定", "平淡", "平常", "neutral", "okay", "ok", "indifferent", "so-so",
		"mixed", "fine"},
	{"满意", "开心", "高兴", "愉快", "期待", "放心", "安心", "信任", "好奇", "轻松", "舒适", "感兴趣", "有兴趣", "认可", "积极", "正面", "良好",
		"satisfied", "happy", "pleased", "glad", "hopeful", "curious", "confident", "relieved", "calm", "interested", "relaxed",
		"positive", "good", "comfortable", "trust"},
	{"惊喜", "惊艳", "兴奋", "激动", "喜悦", "热爱", "超预期", "感动", "非常满意", "很满意", "非常开心", "很开心", "十分满意", "delighted", "excited",
		"thrilled", "amazed", "very happy", "very satisfied", "very positive", "love", "great"},
}

var faces = [5]string{"😡😠🤬😤😭😢😫😩😱💔🤯", "😟🙁☹😕😒😬😓😥😰👎😔😞😣😖🙄😨", "😐😶😑🤔😯", "🙂😊☺😌😎👍😋🤗😉🙃", "😀😃😄😁😆😍🤩🥳🥰😂🎉❤🤣"}

var feelingValues = sync.OnceValue(func() map[string]float64 {
	m := map[string]float64{}
	for i, list := range feelings {
		for _, w := range list {
			m[w] = float64(i - 2)
		}
	}
	return m
})

// feeling reads an emotion on the scale −2 … +2 from a number, a mark such as 4/5, an emoji or words. exact says that
// the text was nothing but a number of that very scale, so that nothing of it needs keeping.
func feeling(s string, from Scale) (value float64, exact, ok bool) {
	home := Scale{-2, 2}
	if v, unit, is := measure(s); is && (unit == "" || unit == "分" || unit == "%") {
		v, ok = convert(v, from, home)
		return v, from == home && unit == "", ok
	}
	if v, is := ratio(s); is {
		v, ok = convert(v, Scale{1, 5}, home)
		return v, false, ok
	}
	if v, is := leading(s); is {
		if v, ok = convert(v, from, home); ok {
			return v, false, true
		}
	}
	sum, n := 0.0, 0
	for _, part := range strings.FieldsFunc(arrows.Replace(s), func(r rune) bool {
		return r == '→' || r == '⇒' || r == '➔' || r == '➡'
	}) {
		if v, is := spoken(part); is {
			sum, n = sum+v, n+1
		}
	}
	if n == 0 {
		return 0, false, false
	}
	return sum / float64(n), false, true
}

// leading reads the number at the start of "-1 焦虑" or "3（平静）".
func leading(s string) (float64, bool) {
	got := ahead.FindStringSubmatch(minus.Replace(norm.NFKC.String(strings.TrimSpace(s))))
	if got == nil {
		return 0, false
	}
	v, _, ok := measure(got[1])
	return v, ok
}

// spoken reads an emoji, else the longest word of feeling; a "not" before it turns it round.
func spoken(s string) (float64, bool) {
	for _, r := range s {
		for i, list := range faces {
			if r > 0x2000 && strings.ContainsRune(list, r) {
				return float64(i - 2), true
			}
		}
	}
	low := strings.ToLower(s)
	value, length, at := 0.0, 0, 0
	for w, v := range feelingValues() {
		if i := wordIndex(low, w); i >= 0 && (len(w) > length || len(w) == length && i < at) {
			value, length, at = v, len(w), i
		}
	}
	if length == 0 {
		return 0, false
	}
	for _, not := range []string{"不", "没", "没有", "无", "不太", "不是很", "not ", "not very "} {
		if strings.HasSuffix(low[:at], not) {
			return max(-2, min(2, -value)), true
		}
	}
	return value, true
}

// wordIndex finds a word; an English one must stand alone.
func wordIndex(s, w string) int {
	i := strings.Index(s, w)
	if i < 0 || w[0] >= 0x80 {
		return i
	}
	letter := func(b byte) bool { return b >= 'a' && b <= 'z' }
	if i > 0 && letter(s[i-1]) || i+len(w) < len(s) && letter(s[i+len(w)]) {
		return -1
	}
	return i
}
