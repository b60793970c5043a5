package main

import (
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

// table prints rows as they are measured. A column is as wide as the longest thing that stands in it.
type table struct {
	out  io.Writer
	code int // 2 once a row could not be measured
}

const nameWidth = 66

func newTable(out io.Writer) *table {
	t := &table{out: out}
	t.line("", "median", "best", "aim", "of the aim")
	return t
}

func (t *table) line(name string, cells ...string) {
	name += strings.Repeat(" ", max(0, nameWidth-utf8.RuneCountInString(name)))
	for _, c := range cells {
		name += strings.Repeat(" ", max(1, 11-utf8.RuneCountInString(c))) + c
	}
	fmt.Fprintln(t.out, strings.TrimRight(name, " "))
}

func (t *table) part(name string) { t.line(name) }

// try prints what went wrong as a row: nothing that is asked for is left out in silence.
func (t *table) try(name string, f func() error) {
	if err := f(); err != nil {
		t.code = 2
		t.line("  " + name + ": NOT MEASURED: " + err.Error())
	}
}

// row prints times in milliseconds; aim 0 means that none is set.
func (t *table) row(name string, took []float64, aim float64) {
	t.aimed(name, share(took, 0.5), aim, milliseconds(share(took, 0)))
}

// spread prints the median and the slow end of many frames.
func (t *table) spread(name string, took []float64) { t.within(name, took, 0, 0) }

// within is spread with aims for both.
func (t *table) within(name string, took []float64, p50, p95 float64) {
	t.aimed(name+", p50", share(took, 0.5), p50, milliseconds(share(took, 0)))
	t.aimed(name+", p95", share(took, 0.95), p95, "")
}

// costs is within for frames that are made now. Their processor time, on all processors, is the same on a machine that
// has other things to do.
func (t *table) costs(name string, frames func() ([]float64, error), p50, p95 float64) error {
	before := processorTime()
	took, err := frames()
	if err != nil {
		return err
	}
	spent := inMilliseconds(processorTime()-before) / float64(len(took))
	t.within(name, took, p50, p95)
	t.aimed(name+", processor time", spent, 0, "")
	return nil
}

// gesture prints how fast frames come while the pointer moves fifty times a second.
func (t *table) gesture(name string, g gesture) {
	t.spread(name+", our part of a frame", g.frames)
	t.line("  "+name+", frames a second", fmt.Sprintf("%.0f /s", g.perTime))
}

func (t *table) aimed(name string, v, aim float64, best string) {
	goal, of := "", ""
	if aim > 0 {
		goal, of = fmt.Sprintf("%.0f ms", aim), fmt.Sprintf("%.2f", v/aim)
	}
	t.line("  "+name, milliseconds(v), best, goal, of)
}

// megabytes prints memory; aim 0 means that none is set.
func (t *table) megabytes(name string, bytes, aim float64) {
	goal, of := "", ""
	if aim > 0 {
		goal, of = fmt.Sprintf("%.0f MB", aim), fmt.Sprintf("%.2f", bytes/1e6/aim)
	}
	t.line("  "+name, fmt.Sprintf("%.0f MB", bytes/1e6), "", goal, of)
}

func milliseconds(v float64) string {
	switch {
	case v < 1:
		return fmt.Sprintf("%.3f ms", v)
	case v < 100:
		return fmt.Sprintf("%.1f ms", v)
	}
	return fmt.Sprintf("%.0f ms", v)
}
