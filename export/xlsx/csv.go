package xlsx

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"strconv"
	"strings"

	"sojourn/export"
	"sojourn/model/importer"
)

// WriteCSV is the export.Exporter for text tables: the table of cards, a row for each, as a spreadsheet in any language
// opens it by a double click. It is UTF-8 with a mark at the start, lines end in CR LF, every value is quoted, and no
// text runs as a formula (importer.Guard). The first column names each card, so that an edited table finds its way back.
func WriteCSV(ctx context.Context, w io.Writer, job export.Job) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("csv: %v", r)
		}
	}()
	b, err := begin(ctx, job)
	if err != nil {
		return err
	}
	b.gather()
	fields := b.fields[:len(b.fields)-1] // without the hash: no column is hidden here
	out := bufio.NewWriter(w)
	out.WriteString("\uFEFF")
	line := b.heads(fields)
	writeLine(out, line)
	for _, e := range b.all {
		if err := ctx.Err(); err != nil {
			return err
		}
		for i, f := range fields {
			line[i] = f.plain(b, e)
		}
		writeLine(out, line)
	}
	return out.Flush()
}

// plain is what a column says of a card, as text.
func (f field) plain(b *book, e entry) string {
	if f.number == nil {
		return importer.Guard(clean(f.text(b, e)))
	}
	if v := f.number(e.card); finite(v) {
		return number(rounded(*v))
	}
	return ""
}

// rounded returns a number to the 15 digits that a spreadsheet keeps, which takes the noise off a difference.
func rounded(v float64) float64 {
	if r, err := strconv.ParseFloat(strconv.FormatFloat(v, 'g', 15, 64), 64); err == nil {
		return r
	}
	return v
}

// writeLine writes a line of quoted values. What fails stays in the writer until its end.
func writeLine(out *bufio.Writer, values []string) {
	for i, v := range values {
		if i > 0 {
			out.WriteByte(',')
		}
		out.WriteByte('"')
		out.WriteString(strings.ReplaceAll(v, `"`, `""`))
		out.WriteByte('"')
	}
	out.WriteString("\r\n")
}
