package importer

import (
	"bytes"
	"path/filepath"
	"strings"

	"sojourn/model/limits"
)

// Options say what a person knows better than the guess; the zero Options guess all.
type Options struct {
	Encoding  string // of a text file, one of Encodings
	Delimiter rune   // of a text file
}

// Endings are those of the files that are read, as people name them.
var Endings = []string{".xlsx", ".xlsm", ".xls", ".ods", ".fods", ".csv", ".tsv", ".html", ".htm", ".mmd"}

// Read returns the sheets of a file. The name only tells a person which file it was and settles ties; the content
// decides. Errors are *Error. It never returns part of a sheet.
func Read(name string, data []byte, opts Options) ([]Table, error) {
	file := filepath.Base(name)
	if len(data) > limits.SheetBytes {
		return nil, located(tooManyBytes("a file of", limits.SheetBytes), file, "")
	}
	tables, err := read(file, data, opts)
	return finished(tables, file, err)
}

// finished makes what was read into what is handed on.
func finished(tables []Table, file string, err error) ([]Table, error) {
	if err != nil {
		return nil, located(err, file, "")
	}
	cells := 0
	for i := range tables {
		tables[i].File = strings.TrimSuffix(file, filepath.Ext(file))
		tables[i].finish()
		cells += tables[i].Cells()
	}
	addFrames(tables)
	if cells == 0 {
		return nil, located(fail(Empty, "choose another file", "no cell holds anything"), file, "")
	}
	return tables, nil
}

func read(file string, data []byte, opts Options) ([]Table, error) {
	if err := foreign(data); err != nil {
		return nil, err
	}
	switch begins := beginning(data); {
	case bytes.HasPrefix(data, []byte("PK")):
		return readArchive(data)
	case bytes.HasPrefix(data, []byte(oleMagic)):
		return readCompound(data)
	case bytes.HasPrefix(data, []byte("\x09\x08\x10\x00")), bytes.HasPrefix(data, []byte("\x09\x08\x08\x00")):
		return readOld(data) // a workbook's stream on its own
	case isPage(begins):
		return readPage(data, opts.Encoding)
	case strings.HasPrefix(begins, "<?xml"), strings.HasPrefix(begins, "<workbook"):
		return readXML(data, begins, opts.Encoding)
	}
	return readText(data, strings.ToLower(filepath.Ext(file)), opts)
}

// beginning returns how a text begins, in lower case and the same in every encoding of Latin letters.
func beginning(data []byte) string {
	head := bytes.ReplaceAll(data[:min(len(data), 4096)], []byte{0}, nil)
	for _, mark := range []string{"\xEF\xBB\xBF", "\xFF\xFE", "\xFE\xFF"} {
		head = bytes.TrimPrefix(head, []byte(mark))
	}
	return strings.ToLower(string(bytes.TrimLeft(head, " \t\r\n")))
}

// isPage recognises a web page by how it begins.
func isPage(begins string) bool {
	for _, tag := range []string{"!doctype html", "html", "head", "meta", "body", "style", "table", "div", "center", "title"} {
		if strings.HasPrefix(begins, "<"+tag) {
			return true
		}
	}
	return (strings.HasPrefix(begins, "<!--") || strings.HasPrefix(begins, "<?xml")) && strings.Contains(begins, "<html")
}

// readXML reads the spreadsheets that are one XML file.
func readXML(data []byte, begins, encoding string) ([]Table, error) {
	data, _, err := decodePage(data, encoding)
	switch {
	case err != nil:
		return nil, err
	case strings.Contains(begins, "urn:schemas-microsoft-com:office:spreadsheet"):
		return readSheetXML(data)
	case strings.Contains(begins, "opendocument.spreadsheet"):
		return readFlat(data)
	}
	return nil, fail(OtherFile, saveAs, "this is an XML file and no spreadsheet")
}

const saveAs = "open it in a spreadsheet program and save it as .xlsx or .csv"

// foreign names the files that are often handed over as spreadsheets and are none we read.
func foreign(data []byte) error {
	head := data[:min(len(data), 4096)]
	text := beginning(data)
	has := func(prefix string) bool { return bytes.HasPrefix(head, []byte(prefix)) }
	switch {
	case len(bytes.TrimSpace(head)) == 0 && len(data) == len(head):
		return fail(Empty, "choose another file", "the file is empty")
	case has("\x09\x04\x06\x00"), has("\x09\x02\x06\x00"), has("\x09\x00\x04\x00"):
		return fail(OldExcel, saveAs, "this is an Excel workbook from before 1995")
	case strings.HasPrefix(text, "mime-version:"):
		return fail(WebPage, saveAs, "this is an Excel sheet saved as a web archive")
	case has("%PDF"):
		return fail(OtherFile, "ask for the spreadsheet it was made from", "this is a PDF")
	case has("\x89PNG"), has("\xFF\xD8\xFF"), has("GIF8"):
		return fail(OtherFile, "ask for the spreadsheet it was made from", "this is a picture")
	case strings.HasPrefix(text, "{") && strings.Contains(text, `"format"`) && strings.Contains(text, `"sojourn"`):
		return fail(OtherFile, "open it instead of importing it", "this is a Sojourn project")
	case has("7z\xBC\xAF"), has("Rar!"), has("\x1F\x8B"):
		return fail(OtherFile, "unpack it and choose the spreadsheet inside", "this is an archive")
	}
	return nil
}
