package pdf_test

import (
	"bytes"
	"context"
	"slices"
	"strings"
	"testing"

	"sojourn/export"
	"sojourn/export/exporttest"
	"sojourn/export/pdf"
)

// A reader shows the map, below it its stages, and each of them once: sheets with nothing new have no bookmark.
func TestEveryStageHasOneBookmark(t *testing.T) {
	job := exporttest.Sample(t)
	job.Page, _ = export.ParsePage("A4")
	var want []string
	for _, s := range job.Doc.Stages(job.Map) {
		want = append(want, s.Name.In(job.Lang))
	}
	for _, style := range []export.Style{export.Poster, export.Pages, export.Slides, export.Tiles} {
		job.Style = style
		var out bytes.Buffer
		if err := pdf.Export(context.Background(), &out, job); err != nil {
			t.Fatal(err)
		}
		var maps, stages []string
		for _, line := range strings.Split(strings.TrimSpace(tool(t, out.Bytes(), "mutool", "show", "FILE", "outline")), "\n") {
			_, title, _ := strings.Cut(line, `"`)
			title, _, _ = strings.Cut(title, `"`)
			if _, name, ok := strings.Cut(title, "　"); ok {
				stages = append(stages, name)
			} else if strings.Count(strings.SplitN(line, `"`, 2)[0], "\t") == 1 {
				maps = append(maps, title)
			}
		}
		if len(maps) != 1 || !slices.Equal(stages, want) {
			t.Errorf("%s: maps %q, stages %q, want %q", style, maps, stages, want)
		}
	}
}
