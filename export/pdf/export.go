package pdf

import (
	"context"
	"io"

	"sojourn/export"
)

// Export is the Exporter of PDFs in every style. Several pages get a bookmark each.
func Export(ctx context.Context, w io.Writer, job export.Job) error {
	project := job.Doc.Project()
	var pages []Page
	var marks []Outline
	sheets := job.Sheets()
	for i, s := range sheets {
		pages = append(pages, Page{Size: s.Size, Scene: s.Scene})
		if len(sheets) > 1 {
			marks = append(marks, Outline{Title: s.Title, Page: i})
		}
	}
	report, err := Write(ctx, w, pages, Info{
		Title: sheets[0].Title, Author: project.Consultant.In(job.Lang), Subject: project.Client.In(job.Lang),
		Creator: "Sojourn", Lang: job.Lang, Date: job.Date, Outline: marks,
	})
	job.Missing(report.Missing)
	job.Unreadable(report.Pictures)
	return err
}
