package pdf

import (
	"context"
	"io"
	"testing"

	"sojourn/export"
	"sojourn/export/exporttest"
)

func TestSuite(t *testing.T) { exporttest.Run(t, Export) }

// Reports hold words and charts of every kind, so they are held to the same.
func TestSuiteOfReports(t *testing.T) {
	exporttest.Run(t, func(ctx context.Context, w io.Writer, job export.Job) error {
		job.Style, job.Whole = export.Report, true
		return Export(ctx, w, job)
	})
}
