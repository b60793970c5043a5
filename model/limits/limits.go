// Package limits holds every numeric cap on what Sojourn accepts, each with its unit.
package limits

import "time"

// Documents.
const (
	DocumentBytes = 64 << 20 // a .journey file
	Depth         = 64       // nesting of JSON
	Records       = 100_000  // of all kinds in one document
	TitleRunes    = 1_000    // one-line texts
	BodyRunes     = 20_000   // many-line texts
	Media         = 64       // pictures in one document
	MediaBytes    = 20 << 20 // one picture
	MediaPixels   = 25_000_000
	UndoSteps     = 500
	Languages     = 16 // languages of one text
	ListItems     = 1_000
)

// Spreadsheets.
const (
	SheetBytes   = 32 << 20  // a file as it arrives
	SheetEntries = 2_000     // parts of the archive
	SheetUnzip   = 128 << 20 // all parts unpacked
	SheetRows    = 50_000
	SheetColumns = 256
	CellRunes    = 32_767
	SheetMerges  = 20_000
)

// Pictures and pages we write.
const (
	ExportPixels = 150_000_000 // a PNG
	PageMin      = 72.0        // points, either side of a page
	PageMax      = 14_400.0    // points, either side of a page: the most that PDF readers agree on
	ScaleMin     = 0.1
	ScaleMax     = 8.0
)

// The window.
const (
	ZoomMin     = 0.05
	ZoomMax     = 4.0
	RecentFiles = 12
)

// Safety copies.
const (
	RecoveryIdle = 1 * time.Second // after the last change
	RecoveryMax  = 2 * time.Second // after the first
	ParkedDays   = 30
	Versions     = 10
	VersionDays  = 14
)
