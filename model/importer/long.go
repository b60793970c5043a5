package importer

import (
	"bytes"
	"context"
	"errors"
	"io"
	"path/filepath"
	"strings"

	"sojourn/model/limits"
)

// Opener opens a file at its beginning.
type Opener func() (io.ReadCloser, error)

// rest is how to read on where a table is only the beginning of a text.
type rest struct {
	open      Opener
	encoding  string
	delimiter rune
}

// Partial reports that a table is only the beginning of a behaviour log, which Build reads on and on.
func (t *Table) Partial() bool { return t.rest != nil }

// Until returns the table with a log that can no longer be read once ctx is done.
func (t *Table) Until(ctx context.Context) *Table {
	if t.rest == nil {
		return t
	}
	out, more := *t, *t.rest
	more.open = func() (io.ReadCloser, error) {
		f, err := t.rest.open()
		return &until{f, ctx}, err
	}
	out.rest = &more
	return &out
}

type until struct {
	io.ReadCloser
	ctx context.Context
}

func (u *until) Read(p []byte) (int, error) {
	if err := u.ctx.Err(); err != nil {
		return 0, err
	}
	return u.ReadCloser.Read(p)
}

// ReadFile reads the sheets of a file of any length, and returns its bytes where they are few enough to be kept. Only a
// behaviour log may have more than a sheet takes; of it the table is the beginning. Errors are *Error, or those of open.
func ReadFile(name string, open Opener, opts Options) ([]Table, []byte, error) {
	data, all, err := beginningOf(open, limits.SheetBytes)
	if err != nil {
		return nil, nil, err
	}
	tables, err := Read(name, data, opts)
	var e *Error
	if all && (err == nil || !errors.As(err, &e) || e.Code != TooLarge) {
		return tables, data, err
	}
	if !all {
		err = located(tooManyBytes("a file of", limits.SheetBytes), filepath.Base(name), "")
	}
	t, ok := readLong(name, data[:min(len(data), limits.LogHeadBytes)], open, opts)
	if !ok {
		return nil, nil, err
	}
	return []Table{t}, nil, nil
}

// beginningOf reads at most so many bytes of a file, and reports whether that was all.
func beginningOf(open Opener, most int64) (data []byte, all bool, err error) {
	f, err := open()
	if err != nil {
		return nil, false, err
	}
	defer f.Close()
	data, err = io.ReadAll(io.LimitReader(f, most+1))
	if int64(len(data)) > most {
		return data[:most], false, err
	}
	return data, true, err
}

// readLong makes a table of the beginning of a text, and reports whether it is that of a behaviour log.
func readLong(name string, head []byte, open Opener, opts Options) (Table, bool) {
	begins := beginning(head)
	if foreign(head) != nil || bytes.HasPrefix(head, []byte("PK")) || bytes.HasPrefix(head, []byte(oleMagic)) || isPage(begins) || strings.HasPrefix(begins, "<") {
		return Table{}, false
	}
	text, encoding, err := decode(lines(head, false), opts.Encoding)
	if err != nil {
		return Table{}, false
	}
	text, delimiter := delimited(text, strings.ToLower(filepath.Ext(name)), opts.Delimiter)
	t, err := splitText(firstLines(text, limits.LogHeadRows), delimiter)
	if err != nil {
		return Table{}, false
	}
	t.File, t.Encoding = strings.TrimSuffix(filepath.Base(name), filepath.Ext(name)), encoding
	t.rest = &rest{open, encoding, delimiter}
	t.finish()
	return t, Guess(&t, nil).Mapping.Layout == Log
}

// firstLines returns at most so many lines of a text.
func firstLines(text string, most int) string {
	at := 0
	for range most {
		i := strings.IndexByte(text[at:], '\n')
		if i < 0 {
			return text
		}
		at += i + 1
	}
	return text[:at]
}
