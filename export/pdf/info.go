package pdf

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"regexp"
	"strings"
	"time"
	"unicode"
	"unicode/utf16"

	"sojourn/export/pdf/update"
)

// date returns the date that is written, so that the bytes never depend on the clock.
func (i Info) date() time.Time {
	if i.Date.IsZero() {
		return time.Unix(0, 0).UTC()
	}
	return i.Date
}

func (i Info) keywords() string { return strings.Join(i.Keywords, ", ") }

var langForm = regexp.MustCompile(`^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$`)

// lang returns the language, or nothing where it is no language tag.
func (i Info) lang() string { return languageTag(i.Lang) }

// languageTag returns a language, or nothing where it is no language tag.
func languageTag(s string) string {
	if s == "" || !langForm.MatchString(s) {
		return ""
	}
	return s
}

// add makes the catalog: what it is given, language, how viewers show the file, metadata and outline.
func (i Info) add(file *update.File, sheets []int, pages []Page, entries string) error {
	entries += fmt.Sprintf("/ViewerPreferences<</DisplayDocTitle true/PrintScaling/None>>/Metadata %d 0 R",
		file.Add(update.Stream("/Type/Metadata/Subtype/XML", i.xmp())))
	if lang := i.lang(); lang != "" {
		entries += "/Lang(" + lang + ")"
	}
	if i.Attached != nil {
		entries += i.Attached.add(file, i.date())
	}
	if len(i.Outline) > 0 {
		root := file.Reserve()
		b := branch{file: file, sheets: sheets, pages: pages}
		first, last, count, err := b.add(root, i.Outline)
		if err != nil {
			return err
		}
		file.Replace(root, fmt.Appendf(nil, "<</Type/Outlines/First %d 0 R/Last %d 0 R/Count %d>>", first, last, count))
		entries += fmt.Sprintf("/PageMode/UseOutlines/Outlines %d 0 R", root)
	}
	file.Replace(file.Root(), fmt.Appendf(nil, "<</Type/Catalog/Pages %d 0 R%s>>", pageTree, entries))
	return nil
}

// branch writes bookmarks.
type branch struct {
	file   *update.File
	sheets []int // object numbers of the pages
	pages  []Page
}

// add writes bookmarks of one level and those below them, and returns the first, the last and how many there are in all.
func (b branch) add(parent int, marks []Outline) (first, last, count int, err error) {
	numbers := make([]int, len(marks))
	for i := range marks {
		numbers[i] = b.file.Reserve()
	}
	for i, m := range marks {
		if m.Page < 0 || m.Page >= len(b.sheets) {
			return 0, 0, 0, fmt.Errorf("%w: %q to page %d of %d", ErrOutline, m.Title, m.Page+1, len(b.sheets))
		}
		var at ink
		at.num(b.pages[m.Page].Size.H - m.Y)
		if at.bad {
			return 0, 0, 0, fmt.Errorf("%w: bookmark %q", ErrNumber, m.Title)
		}
		body := fmt.Appendf(nil, "<</Title%s/Parent %d 0 R/Dest[%d 0 R/XYZ 0 %snull]", textString(m.Title), parent, b.sheets[m.Page], at.buf)
		if i > 0 {
			body = fmt.Appendf(body, "/Prev %d 0 R", numbers[i-1])
		}
		if i < len(marks)-1 {
			body = fmt.Appendf(body, "/Next %d 0 R", numbers[i+1])
		}
		if len(m.Children) > 0 {
			first, last, n, err := b.add(numbers[i], m.Children)
			if err != nil {
				return 0, 0, 0, err
			}
			body = fmt.Appendf(body, "/First %d 0 R/Last %d 0 R/Count %d", first, last, n)
			count += n
		}
		b.file.Replace(numbers[i], append(body, ">>"...))
	}
	return numbers[0], numbers[len(numbers)-1], count + len(marks), nil
}

// xmp returns the metadata that catalogues of files read.
func (i Info) xmp() []byte {
	var b bytes.Buffer
	field := func(name, before, text, after string) {
		if text = clean(text); text == "" {
			return
		}
		fmt.Fprintf(&b, "<%s>%s", name, before)
		xml.EscapeText(&b, []byte(text)) // a buffer takes everything
		fmt.Fprintf(&b, "%s</%s>\n", after, name)
	}
	b.WriteString("<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n" +
		`<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">` +
		`<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">` + "\n")
	const each, eachEnd = `<rdf:Alt><rdf:li xml:lang="x-default">`, "</rdf:li></rdf:Alt>"
	field("dc:title", each, i.Title, eachEnd)
	field("dc:description", each, i.Subject, eachEnd)
	field("dc:creator", "<rdf:Seq><rdf:li>", i.Author, "</rdf:li></rdf:Seq>")
	field("dc:language", "<rdf:Bag><rdf:li>", i.lang(), "</rdf:li></rdf:Bag>")
	field("pdf:Keywords", "", i.keywords(), "")
	field("xmp:CreatorTool", "", i.Creator, "")
	field("xmp:CreateDate", "", i.date().Format("2006-01-02T15:04:05-07:00"), "")
	b.WriteString("</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"w\"?>")
	return b.Bytes()
}

// clean returns a text on one line, without control characters and broken bytes.
func clean(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t':
			return ' '
		case unicode.IsControl(r):
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD"))
}

// textString returns a text as a PDF string in UTF-16.
func textString(s string) string {
	return string(append(hex16([]byte("<FEFF"), utf16.Encode([]rune(clean(s)))...), '>'))
}

// surrogates returns a text in the form gofpdf makes correct UTF-16 of: characters beyond U+FFFF stand as two
// surrogates, each in three bytes (CESU-8).
func surrogates(s string) string {
	var b []byte
	for _, r := range s {
		if r <= 0xFFFF {
			b = append(b, string(r)...)
			continue
		}
		high, low := utf16.EncodeRune(r)
		for _, u := range [2]rune{high, low} {
			b = append(b, 0xE0|byte(u>>12), 0x80|byte(u>>6&0x3F), 0x80|byte(u&0x3F))
		}
	}
	return string(b)
}
