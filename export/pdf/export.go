package pdf

import (
	"context"
	"io"

	"sojourn/canvas/layout"
	"sojourn/export"
)

// Export is the Exporter of PDFs in every style. Several pages get bookmarks.
func Export(ctx context.Context, w io.Writer, job export.Job) error {
	job = job.Complete()
	project := job.Doc.Project()
	var pages []Page
	var marks []layout.Bookmark
	var on []int // the pages of the bookmarks
	sheets, err := job.Sheets(ctx)
	if err != nil {
		return err
	}
	for i, s := range sheets {
		pages = append(pages, Page{Size: s.Size, Scene: s.Scene})
		for _, m := range s.Marks {
			marks, on = append(marks, m), append(on, i)
		}
	}
	info := Info{
		Title: sheets[0].Title, Author: project.Consultant.In(job.Lang), Subject: project.Client.In(job.Lang),
		Creator: "Sojourn", Lang: job.Lang, Date: job.Date, Outline: outline(marks, on, 0), Outlines: job.Fonts.Outline,
	}
	if job.Attach != nil && !job.Client {
		info.Attached = &Attachment{Name: job.Attach.Name, Type: "application/json", About: job.Words("export.attached"), Data: job.Attach.Data}
	}
	report, err := write(ctx, w, pages, info, job.Written)
	job.Missing(report.Missing)
	job.Unreadable(report.Pictures)
	return err
}

// outline makes a tree of bookmarks that come in order, each with the page it is on, from a level on.
func outline(marks []layout.Bookmark, on []int, level int) []Outline {
	var out []Outline
	for i := 0; i < len(marks); {
		end := i + 1
		for end < len(marks) && marks[end].Level > level {
			end++
		}
		out = append(out, Outline{Title: marks[i].Title, Page: on[i], Y: marks[i].Y, Children: outline(marks[i+1:end], on[i+1:end], level+1)})
		i = end
	}
	return out
}
