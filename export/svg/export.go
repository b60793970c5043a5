package svg

import (
	"context"
	"io"

	"sojourn/export"
	"sojourn/model"
)

// Write is the Exporter of SVG pictures: the map's poster.
func Write(ctx context.Context, w io.Writer, job export.Job) error {
	page := job.Poster()
	m, _ := model.Get[model.Map](job.Doc, job.Map)
	out, report, err := Draw(ctx, page.Scene, Options{Title: page.Title, Text: m.Description.In(job.Lang), Lang: job.Lang})
	if err != nil {
		return err
	}
	job.Unreadable(report.Pictures)
	for _, part := range []string{"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n", string(out)} {
		if _, err := io.WriteString(w, part); err != nil {
			return err
		}
	}
	return ctx.Err()
}
