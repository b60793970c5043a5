package importer

import (
	"cmp"
	"fmt"
	"html"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"sojourn/model/limits"
)

// Mermaid's journey diagrams are text such as
//
//	journey
//	  title My working day
//	  section Go to work
//	    Make tea: 5: Me, Cat
//
// and become a list of one row per task. Upstream refuses much of what people write; here names may hold a colon or a
// number sign, marks may be full-width, and what has no place in the diagram is a note.
var (
	mermaidFence   = regexp.MustCompile("(?ms)^[ \t]*(?:```|~~~)[ \t]*mermaid[^\n]*\n(.*?)^[ \t]*(?:```|~~~)")
	mermaidSetting = regexp.MustCompile(`(?s)%%\{.*?\}%%`)
	mermaidRemark  = regexp.MustCompile(`(?m)(^|[ \t])%%.*$`)
	mermaidAbout   = regexp.MustCompile(`(?is)^([ \t]*accDescr)[ \t]*\{(.*?)\}`)
	mermaidColon   = regexp.MustCompile(`[:：]`)
	mermaidMask    = regexp.MustCompile(`\x{E000}\w+\x{E001}`)
	mermaidSign    = regexp.MustCompile(`#(\w+);`)
	mermaidOpening = regexp.MustCompile(`(?i)^journey[ \t]*(?:[;\r\n]|$)`)
	mermaidWord    = regexp.MustCompile(`(?i)^(title|section|accTitle|accDescr)(?:\s*[:：]\s*|\s+|$)(.*)$`)
	mermaidBreak   = regexp.MustCompile(`(?i)<br\s*/?>`)
)

// readJourneys reads the journey diagrams of a Mermaid file, or of the fenced blocks in a Markdown file; none when the
// text is something else.
func readJourneys(text string) ([]Table, error) {
	if !strings.Contains(text, "ourney") && !strings.Contains(text, "JOURNEY") {
		return nil, nil
	}
	parts := []string{text}
	if strings.Contains(text, "```") || strings.Contains(text, "~~~") {
		parts = fenced(text)
	}
	var tables []Table
	for _, part := range parts {
		j := &diagram{}
		body, ok := j.begin(part)
		switch {
		case !ok:
			continue
		case len(body) > limits.DiagramBytes:
			return nil, fail(TooLarge, "split it", "a journey of more than %d KiB", limits.DiagramBytes>>10)
		}
		t, err := j.table(masked(body))
		if err != nil {
			return nil, err
		}
		t.Sheet = tabName(unmasked(j.title))
		tables = append(tables, t)
	}
	return tables, nil
}

// diagram is a journey on its way.
type diagram struct {
	title, about string
	section      string
	tasks        []task
	warnings     []Warning
}

// task is a line with a mark.
type task struct {
	section, name, mark, actors, note string
}

// fenced returns the blocks of a Markdown file that hold diagrams, or all of a text that has none.
func fenced(text string) []string {
	if len(text) > limits.DiagramBytes {
		return []string{text}
	}
	text = lineBreaks.Replace(text)
	var out []string
	for _, block := range mermaidFence.FindAllStringSubmatch(text, -1) {
		out = append(out, block[1])
	}
	if out == nil {
		return []string{text}
	}
	return out
}

// begin goes past what stands before the statements and reports whether they are a journey.
func (j *diagram) begin(text string) (string, bool) {
	for {
		text = strings.TrimLeft(text, " \t\r\n\uFEFF")
		end, skip := "", 0
		switch {
		case strings.HasPrefix(text, "---"):
			end, skip = "\n---", 3
		case strings.HasPrefix(text, "%%{"):
			end, skip = "}%%", 3
		case strings.HasPrefix(text, "%%"):
			end, skip = "\n", 2
		default:
			first := mermaidOpening.FindString(text[:min(len(text), 256)])
			return text[len(first):], first != "" && strings.ContainsAny(text, ":：")
		}
		at := strings.Index(text[skip:], end)
		if at < 0 {
			return "", false
		}
		if end == "\n---" {
			j.front(text[skip : skip+at])
		}
		text = text[skip+at+len(end):]
	}
}

// front takes the title that stands in the front matter.
func (j *diagram) front(text string) {
	for line := range strings.Lines(text) {
		if title, ok := strings.CutPrefix(strings.TrimSpace(line), "title:"); ok {
			j.title = strings.Trim(strings.TrimSpace(title), `"'`)
		}
	}
}

// masked takes settings and remarks out of the statements, and hides the semicolons of entities, which end none.
func masked(text string) string {
	text = mermaidRemark.ReplaceAllString(mermaidSetting.ReplaceAllString(lineBreaks.Replace(text), ""), "")
	return mermaidSign.ReplaceAllString(text, "\uE000$1\uE001")
}

// unmasked returns a text with its entities, such as #quot; and #35;, as the characters they stand for.
func unmasked(s string) string {
	return mermaidMask.ReplaceAllStringFunc(s, func(s string) string {
		name := strings.Trim(s, "\uE000\uE001")
		if _, err := strconv.Atoi(name); err == nil {
			name = "#" + name
		}
		if c := html.UnescapeString("&" + name + ";"); utf8.RuneCountInString(c) == 1 {
			return c
		}
		return "#" + strings.TrimPrefix(name, "#") + ";"
	})
}

// table reads the statements.
func (j *diagram) table(text string) (Table, error) {
	for text != "" {
		if d := mermaidAbout.FindStringSubmatch(text); d != nil {
			j.about, text = strings.Join(strings.Fields(d[2]), " "), text[len(d[0]):]
			continue
		}
		end := strings.IndexAny(text, "\n;")
		if end < 0 {
			end = len(text) - 1
		}
		j.statement(strings.TrimSpace(strings.TrimRight(text[:end+1], "\n;")))
		text = text[end+1:]
	}
	return j.rows()
}

func (j *diagram) statement(line string) {
	if line == "" || line[0] == '#' {
		return
	}
	line = mermaidBreak.ReplaceAllString(line, " ") // a name is one line
	t, marked := j.task(line)
	words := mermaidWord.FindStringSubmatch(line)
	if words == nil || marked {
		if t.mark == "" {
			j.warn("mermaid-mark", "%q has no mark from 1 to 5", t.name)
		}
		j.tasks = append(j.tasks, t)
		return
	}
	switch text := strings.TrimSpace(words[2]); strings.ToLower(words[1]) {
	case "title":
		j.title = text
	case "acctitle":
		if j.title == "" {
			j.title = text
		}
	case "accdescr":
		j.about = text
	case "section":
		j.section = text
	}
}

// task reads "name: mark: actors: note"; marked says that a number stands where the mark belongs.
func (j *diagram) task(line string) (t task, marked bool) {
	colons := mermaidColon.FindAllStringIndex(line, -1)
	part := func(i int) string { // what stands behind a colon
		if i == len(colons)-1 {
			return line[colons[i][1]:]
		}
		return line[colons[i][1]:colons[i+1][0]]
	}
	t = task{section: j.section, name: line}
	if len(colons) == 0 {
		return t, false
	}
	at := 0 // of the mark: the first number after a colon
	for i := range colons {
		if _, err := markOf(part(i)); err == nil {
			at, marked = i, true
			break
		}
	}
	t.name, t.mark = strings.TrimSpace(line[:colons[at][0]]), strings.TrimSpace(norm.NFKC.String(part(at)))
	if at+1 < len(colons) {
		actors, aside, _ := strings.Cut(part(at+1), " #")
		t.actors, t.note = actorsOf(actors), strings.TrimSpace(aside)
	}
	if at+2 < len(colons) {
		t.note = strings.TrimSpace(t.note + " " + strings.TrimSpace(line[colons[at+2][1]:]))
	}
	return t, marked
}

func markOf(s string) (float64, error) {
	return strconv.ParseFloat(strings.TrimSpace(norm.NFKC.String(s)), 64)
}

// actorsOf joins names that any comma of two languages divides.
func actorsOf(s string) string {
	names := strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(",，、", r) })
	for i := range names {
		names[i] = strings.TrimSpace(names[i])
	}
	return strings.Join(slices.DeleteFunc(names, func(n string) bool { return n == "" }), ", ")
}

func (j *diagram) warn(code, what string, args ...any) {
	j.warnings = append(j.warnings, Warning{code, "", fmt.Sprintf(what, args...)})
}

// headers of the list, which every guess knows.
var journeyHeaders = map[bool][]string{
	false: {"Stage", "Touchpoint", "Emotion (1-5)", "Persona", "Note", "Title", "About", "Journey"},
	true:  {"阶段", "触点", "情绪（1-5分）", "用户画像", "备注", "标题", "简介", "旅程"},
}

// rows puts the tasks into a table, below the title and what the diagram says about itself.
func (j *diagram) rows() (Table, error) {
	var all strings.Builder
	for _, t := range j.tasks {
		all.WriteString(t.section + t.name)
	}
	heads := journeyHeaders[strings.ContainsFunc(all.String(), func(r rune) bool { return unicode.Is(unicode.Han, r) })]
	var lines [][]string
	for i, text := range []string{j.title, j.about} {
		if text != "" {
			lines = append(lines, []string{heads[5+i], text})
		}
	}
	lines = append(lines, heads[:5])
	for _, t := range j.tasks {
		stage := cmp.Or(t.section, j.title, heads[7]) // what stands before the first section has none
		lines = append(lines, []string{stage, t.name, j.emotion(&t), t.actors, t.note})
	}
	t := Table{Warnings: j.warnings}
	for row, line := range lines {
		for column, text := range line {
			if err := t.put(row, column, tidy(unmasked(text))); err != nil {
				return Table{}, err
			}
		}
	}
	return t, nil
}

// emotion returns the mark within its scale. One that lies beyond or is no number is told and kept as a note.
func (j *diagram) emotion(t *task) string {
	v, err := markOf(t.mark)
	switch {
	case t.mark == "":
		return ""
	case err != nil || v != v:
		j.warn("mermaid-mark", "%q is marked %q, which is no number", t.name, t.mark)
		t.note = strings.TrimSpace(t.mark + " " + t.note)
		return ""
	case v < 1 || v > 5:
		j.warn("mermaid-mark", "%q is marked %s, which lies beyond 1 to 5", t.name, t.mark)
		t.note = strings.TrimSpace(t.mark + " " + t.note)
		return strconv.Itoa(int(min(max(v, 1), 5)))
	}
	return t.mark
}
