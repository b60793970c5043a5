package ui

import (
	"bytes"

	"sojourn/canvas/layout"
	"sojourn/canvas/typeset"
	"sojourn/model"
	"sojourn/model/codec"
	"sojourn/model/fileio"
	"sojourn/model/limits"
	"sojourn/ui/crash"
)

// ahead is the file of the command line, which is read, decoded and laid out on another core while the toolkit makes
// the window. Of 5,000 cards that is a third of all that is to be done before the first frame.
type ahead struct {
	done     chan struct{} // closed when the rest is there
	data     []byte
	doc      *model.Document // nil when the file could not be read
	report   codec.Report
	layouter *layout.Layouter
}

// readAhead begins with a file. The map is that which will be open.
func readAhead(path string, o layout.Options) *ahead {
	a := &ahead{done: make(chan struct{}), layouter: layout.NewLayouter(typeset.Shared())}
	go func() {
		defer crash.Guard()
		defer close(a.done)
		data, _, err := fileio.Read(fileio.OS, path, limits.DocumentBytes)
		if err != nil {
			return // whoever opens it says so
		}
		doc, report, err := codec.Decode(data)
		if err != nil {
			return
		}
		a.data, a.doc, a.report = data, doc, report
		o.Map = firstMap(doc)
		a.layouter.Build(doc, o)
	}()
	return a
}

// decode is codec.Decode of what a file held when it was opened. It takes what was done ahead, once, if the file is
// still the same.
func (p *program) decode(data []byte) (*model.Document, codec.Report, error) {
	if a := p.ahead.Swap(nil); a != nil {
		if <-a.done; a.doc != nil && bytes.Equal(data, a.data) {
			return a.doc, a.report, nil
		}
	}
	return codec.Decode(data)
}
