package importer

import (
	"bytes"
	"path"
	"strconv"
	"strings"

	"sojourn/model/limits"
)

// workbook is what the sheets of a file have in common.
type workbook struct {
	*archive
	path    string // of the workbook's main part
	shared  []string
	formats []format // by cell style
	from04  bool     // dates count from 1904
	room    *room
}

// tab is a sheet as the workbook lists it.
type tab struct {
	name, relation string
	hidden         bool
}

// readArchive reads a zip, which is a workbook of today or an OpenDocument spreadsheet.
func readArchive(data []byte) ([]Table, error) {
	a, err := openArchive(data)
	if err != nil {
		return nil, err
	}
	if a.has("META-INF/manifest.xml") && (a.has("content.xml") || a.has("encrypted-package")) {
		return a.readOpenDocument()
	}
	w := &workbook{archive: a, room: newRoom()}
	if err := w.find(); err != nil {
		return nil, err
	}
	tabs, err := w.tabs()
	if err != nil {
		return nil, err
	}
	targets, err := w.relations(w.path)
	if err != nil {
		return nil, err
	}
	if err := w.readShared(targets); err != nil {
		return nil, err
	}
	if err := w.readStyles(targets); err != nil {
		return nil, err
	}
	var tables []Table
	for _, tab := range tabs {
		target := targets[tab.relation]
		if target.kind != "worksheet" { // charts and macro sheets hold no table
			continue
		}
		if !w.has(target.part) {
			return nil, located(damaged("its part is missing", nil), "", tab.name)
		}
		t, err := w.readSheet(target.part)
		if err != nil {
			return nil, located(err, "", tab.name)
		}
		t.Sheet, t.Hidden = tab.name, tab.hidden
		tables = append(tables, t)
	}
	if len(tables) == 0 {
		return nil, fail(Empty, "choose another file", "the workbook has no sheet with cells")
	}
	for _, t := range targets {
		if t.kind == "vbaproject" {
			warnMacros(tables)
		}
	}
	return tables, nil
}

// find looks for the workbook's main part and names archives that are something else.
func (w *workbook) find() error {
	roots, err := w.relations("")
	if err != nil {
		return err
	}
	for _, r := range roots {
		if r.kind == "officedocument" {
			w.path = r.part
		}
	}
	if w.path == "" {
		w.path = "xl/workbook.xml"
	}
	switch {
	case strings.HasSuffix(w.path, ".bin"), w.has("xl/workbook.bin"):
		return fail(OldExcel, saveAs, "this is a binary Excel workbook (.xlsb)")
	case w.has("word/document.xml"):
		return fail(OtherFile, "copy the table into a spreadsheet", "this is a Word document")
	case w.has("ppt/presentation.xml"):
		return fail(OtherFile, "copy the table into a spreadsheet", "this is a PowerPoint file")
	case w.has("index/document.iwa"):
		return fail(OtherFile, "export it from Numbers as .xlsx", "this is an Apple Numbers document")
	case !w.has(w.path):
		return fail(OtherFile, "choose an .xlsx or .csv file", "this is an archive without a workbook")
	}
	return nil
}

// relation is where a part points to: kind is the last word of the type, in lower case.
type relation struct{ kind, part string }

func (w *workbook) relations(part string) (map[string]relation, error) {
	dir, base := path.Split(part)
	out := map[string]relation{}
	err := w.scan(dir+"_rels/"+base+".rels", func(s *scanner) error {
		if !s.is("Relationship") || s.closing || strings.EqualFold(s.attr("TargetMode"), "external") {
			return nil
		}
		target := strings.ReplaceAll(s.attr("Target"), `\`, "/")
		if !strings.HasPrefix(target, "/") {
			target = dir + target
		}
		out[s.attr("Id")] = relation{strings.ToLower(path.Base(s.attr("Type"))), partName(target)}
		return nil
	})
	return out, err
}

func (w *workbook) tabs() ([]tab, error) {
	var tabs []tab
	err := w.scan(w.path, func(s *scanner) error {
		switch {
		case s.closing:
		case s.is("workbookPr"):
			w.from04 = truth(s.attr("date1904"))
		case s.is("sheet"):
			state := s.attr("state")
			if len(tabs) >= limits.SheetTabs {
				return tooMany("sheets in one file", limits.SheetTabs)
			}
			tabs = append(tabs, tab{tabName(s.attr("name")), s.attr(":id"), state != "" && state != "visible"})
		}
		return nil
	})
	return tabs, err
}

// tabName keeps a name to what spreadsheet programs allow, with room to spare.
func tabName(s string) string {
	if r := []rune(s); len(r) > limits.SheetName {
		return string(r[:limits.SheetName])
	}
	return s
}

func truth(s string) bool { return s == "1" || s == "true" }

func target(targets map[string]relation, kind, usual string) string {
	for _, r := range targets {
		if r.kind == kind {
			return r.part
		}
	}
	return usual
}

// readShared reads the texts that cells point to; runs of formatting are joined, phonetic guides left out.
func (w *workbook) readShared(targets map[string]relation) error {
	var r richText
	return w.scan(target(targets, "sharedstrings", "xl/sharedStrings.xml"), func(s *scanner) error {
		r.take(s)
		if err := checkText(r.buf); err != nil {
			return err
		}
		if s.is("si") && (s.closing || s.empty) {
			if len(w.shared) >= limits.SheetTexts {
				return tooMany("shared texts", limits.SheetTexts)
			}
			w.shared = append(w.shared, tidy(r.done()))
		}
		return nil
	})
}

// richText collects the text of <t> tags within a shared or an inline text.
type richText struct {
	buf   []byte
	in    bool
	guide bool
}

func (r *richText) take(s *scanner) {
	if r.in {
		if bytes.IndexByte(s.text, '&') < 0 {
			r.buf = append(r.buf, s.text...)
		} else {
			r.buf = append(r.buf, unescape(s.text)...)
		}
	}
	switch {
	case s.is("t"):
		r.in = !s.closing && !s.empty && !r.guide
	case s.is("rPh"):
		r.guide = !s.closing && !s.empty
	}
}

// done returns the text and starts over.
func (r *richText) done() string {
	text := unhex(string(r.buf))
	r.buf, r.in = r.buf[:0], false
	return text
}

// unhex resolves Excel's own way to write characters that XML cannot: _x000D_.
func unhex(s string) string {
	i := strings.Index(s, "_x")
	if i < 0 {
		return s
	}
	var b strings.Builder
	for ; i >= 0; i = strings.Index(s, "_x") {
		b.WriteString(s[:i])
		s = s[i:]
		if len(s) >= 7 && s[6] == '_' {
			if n, err := strconv.ParseUint(s[2:6], 16, 16); err == nil {
				b.WriteRune(rune(n))
				s = s[7:]
				continue
			}
		}
		b.WriteString("_x")
		s = s[2:]
	}
	b.WriteString(s)
	return b.String()
}
