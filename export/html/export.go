package html

import (
	"bytes"
	"context"
	"io"

	"sojourn/export"
)

// Write is the Exporter of web pages.
func Write(ctx context.Context, w io.Writer, job export.Job) error {
	p, err := newPage(ctx, job)
	if err != nil {
		return err
	}
	var b bytes.Buffer
	if err := frame.Execute(&b, p); err != nil {
		return err
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	_, err = w.Write(b.Bytes())
	return err
}
