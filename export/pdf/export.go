package pdf

import (
	"context"
	"io"

	"sojourn/export"
)

// Export is the Exporter of one-page posters.
func Export(ctx context.Context, w io.Writer, job export.Job) error {
	page := job.Poster()
	project := job.Doc.Project()
	info := Info{
		Title: page.Title, Author: project.Consultant.In(job.Lang), Subject: project.Client.In(job.Lang),
		Creator: "Sojourn", Lang: job.Lang, Date: job.Date,
	}
	report, err := Write(ctx, w, []Page{{Size: page.Size, Scene: page.Scene}}, info)
	job.Missing(report.Missing)
	job.Unreadable(report.Pictures)
	return err
}
