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
	PictureSide   = 1_600     // pixels, the longer side: a picture that is brought in is made no larger than this …
	PictureBytes  = 640 << 10 // … and no heavier, so that as many as a document takes fit into its file
	PictureFile   = 64 << 20  // a picture file as it arrives
	UndoSteps     = 500
	Languages     = 16 // languages of one text
	ListItems     = 1_000
	Issues        = 10_000 // told one by one about one document; the others are counted
	IssueRunes    = 80     // what an issue quotes
)

// Spreadsheets.
const (
	SheetBytes     = 32 << 20  // a file as it arrives
	SheetEntries   = 2_000     // parts of the archive
	SheetUnzip     = 128 << 20 // all parts unpacked
	SheetRows      = 50_000
	SheetColumns   = 256
	FileRows       = 500_000 // of all sheets of a file together
	CellRunes      = 32_767
	SheetMerges    = 20_000
	SheetTexts     = 2_000_000 // entries of the table of shared texts
	SheetRepeats   = 1_000_000 // cells of an OpenDocument spreadsheet that only repeat others
	SheetTabs      = 1_000     // sheets of one file
	SheetName      = 255       // characters: what spreadsheet programs allow, with room to spare
	UnzipRatio     = 200       // unpacked to packed: no honest part packs better than this …
	UnzipFrom      = 8 << 20   // … once it unpacks to more bytes than these
	XMLText        = 1 << 20   // bytes between two tags
	XMLTag         = 64 << 10  // bytes of one tag
	QuotedBytes    = 64 << 10  // a quoted CSV cell longer than this was never closed
	QuotedLines    = 50        // nor was one of more lines
	OpenQuotes     = 100       // after so many cells that were never closed, quotes are just characters
	DiagramBytes   = 256 << 10 // a journey of Mermaid, which itself draws none of more than 50 kB
	LogHeadBytes   = 4 << 20   // looked at to see what a text is that no sheet could hold …
	LogHeadRows    = 2_000     // … and shown of it
	LogRecordBytes = 1 << 20   // a row of a log
	LogTouchpoints = 500       // different ones in a behaviour log; how many events it has is not limited
	SniffRows      = 200       // looked at for the delimiter of a CSV …
	SniffBytes     = 128 << 10 // … and no row that starts behind these
	MeasureBytes   = 64        // a longer cell is no number with a unit
	HeadingRunes   = 200       // a longer first line of a cell is told in the body and cut in the title
	SheetForms     = 100       // forms remembered for one client …
	KnownHeaders   = 5_000     // … and headers
)

// Pictures and pages we write.
const (
	ExportPixels = 150_000_000 // a PNG
	PageMin      = 72.0        // points, either side of a page
	PageMax      = 14_400.0    // points, either side of a page: the most that PDF readers agree on
	FontBytes    = 96 << 20    // a font of the system that is asked for what ours lack
	TileMin      = 280.0       // points, either side of the paper of a tile: about 10 cm
	ScaleMin     = 0.1
	ScaleMax     = 8.0
)

// The window.
const (
	ZoomMin     = 0.05
	ZoomMax     = 4.0
	RecentFiles = 12

	ExportMemory = 50 // projects whose choices for an export are remembered

	RecentCommands = 12  // of the command palette
	PaletteLines   = 100 // shown of what was found there

	SettingsBytes   = 1 << 20   // a settings file: far more than settings ever take
	Templates       = 200       // of a person's own
	Clients         = 50        // whose sheets are remembered …
	ClientBytes     = 512 << 10 // … and what all of that takes in a settings file
	WindowWidthMin  = 400       // Fyne units; a size beyond these bounds is not remembered
	WindowHeightMin = 300
	WindowSideMax   = 20_000
)

// The clipboard.
const (
	ClipBytes = 4 << 20 // of text that is looked at
	ClipCards = 5_000   // pasted at once

	ClipAnswer = 2 * time.Second  // for the program that holds it to say what it has …
	ClipWhole  = 20 * time.Second // … and to hand that over
)

// Typing.
const TypingPause = 1 * time.Second // after so long the next letter begins another step to undo

// Reports of a sudden end.
const (
	CrashReports   = 10        // kept, the newest
	CrashBytes     = 256 << 10 // one report
	CrashRawBytes  = 64 << 20  // read of what the runtime has left, for a report
	CrashLineBytes = 4 << 10   // a longer line is none of a stack
)

// Files that other programs hold.
const (
	FilePatience = 2 * time.Second // for one that is held for a moment: by a scanner, a synchroniser, a save in another window
	GuardTorn    = 1 * time.Second // a guard that does not say whose it is and is older was left by a program that died
	GuardAge     = 1 * time.Minute // no save holds its guard for longer
)

// Safety copies.
const (
	RecoveryIdle  = 1 * time.Second        // after the last change
	RecoveryMax   = 2 * time.Second        // after the first a safety copy lies on the disk …
	RecoveryLead  = 500 * time.Millisecond // … so that its writing begins that much earlier
	ParkedDays    = 30
	Versions      = 10
	VersionDays   = 14
	VersionBytes  = 200 << 20       // all versions of one file; the newest stays whatever its size
	PreambleBytes = 64 << 10        // the line before the document in a safety copy
	WatchEvery    = 3 * time.Second // between two looks whether somebody else has changed the file
)
