package codec

import (
	"bytes"
	"strconv"

	"sojourn/model"
	"sojourn/model/limits"
)

// Decode returns the document that a file holds, and what had to be done for it. Whatever the bytes, nothing of them
// is dropped in silence: what cannot be understood is kept in the document and written back.
//
// It fails with a *ForeignError when the bytes are no journey file, and with a *LimitError when they exceed a cap.
func Decode(data []byte) (*model.Document, Report, error) {
	if len(data) > limits.DocumentBytes {
		return nil, Report{}, &LimitError{Name: "document bytes", Max: limits.DocumentBytes}
	}
	src := bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
	if err := foreign(src); err != nil {
		return nil, Report{}, err
	}
	src, err := migrate(src, peekSchema(src), migrations)
	if err != nil {
		return nil, Report{}, err
	}
	f := newFileReader(src)
	if err := f.read(); err != nil {
		return nil, Report{}, err
	}
	if err := f.checkHead(); err != nil {
		return nil, f.report, err
	}
	if err := f.repair(); err != nil {
		return nil, f.report, err
	}
	f.kept.Quarantine = f.quarantine
	return model.Assemble(f.list(), f.kept), f.report, nil
}

// checkHead holds the head against what this version can read.
func (f *fileReader) checkHead() error {
	if string(f.head["format"]) != strconv.Quote(Format) {
		if f.head["schema"] == nil && len(f.report.Issues) == 0 || f.tables == 0 {
			return &ForeignError{What: "json"}
		}
		f.issue(BadHead, model.KindProject, "", "format", string(f.head["format"]))
	}
	f.report.Schema = f.headNumber("schema")
	f.report.MinReader = f.headNumber("minReader")
	f.report.ReadOnly = f.report.MinReader > Schema
	if f.report.Schema > Schema {
		f.keepHead()
	}
	return nil
}

// headNumber returns a number of the head, 1 when it is missing or none.
func (f *fileReader) headNumber(name string) int {
	n, err := strconv.Atoi(string(f.head[name]))
	if err != nil || n < 1 {
		f.issue(BadHead, model.KindProject, "", name, string(f.head[name]))
		return 1
	}
	return n
}

// keepHead makes Encode write the numbers of a newer version again, whose unknown parts the file still holds.
func (f *fileReader) keepHead() {
	if f.kept.Fields == nil {
		f.kept.Fields = model.Extra{}
	}
	for _, name := range []string{"schema", "minReader", "app"} {
		if raw, ok := f.head[name]; ok {
			f.kept.Fields[name] = raw
		}
	}
}

// foreign recognises bytes that were never a journey file.
func foreign(src []byte) error {
	text := bytes.TrimLeft(src, " \t\r\n")
	if len(text) == 0 {
		return &ForeignError{What: "empty"}
	}
	if text[0] == '{' || bytes.Contains(text[:min(len(text), 4096)], []byte(`"`+Format+`"`)) {
		return nil
	}
	for _, m := range []struct{ magic, what string }{
		{"%PDF", "pdf"}, {"PK\x03\x04", "zip"}, {"\x89PNG", "png"}, {"\xff\xd8\xff", "jpeg"}, {"GIF8", "gif"},
		{"\x1f\x8b", "gzip"}, {"<", "xml"}, {"[", "json"},
	} {
		if bytes.HasPrefix(text, []byte(m.magic)) {
			return &ForeignError{What: m.what}
		}
	}
	if bytes.IndexByte(text, 0) >= 0 {
		return &ForeignError{What: "binary"}
	}
	return &ForeignError{What: "text"}
}
