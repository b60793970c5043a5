package assets

import "embed"

// Faces in TrueType outlines, read-only. The Sans faces cover all 30,890 code points of Noto Sans SC and serve the map
// and every export; the Widget faces are small cuts of the same drawings that the window's widgets start quickly with.
// None of these four carries kerning, so a string is as wide as the sum of its advances.
var (
	//go:embed fonts/NotoSansSC-Regular.ttf
	SansRegular []byte
	//go:embed fonts/NotoSansSC-Bold.ttf
	SansBold []byte
	//go:embed fonts/WidgetSC-Regular.ttf
	WidgetRegular []byte
	//go:embed fonts/WidgetSC-Bold.ttf
	WidgetBold []byte
	// Emoji is monochrome and keeps the GSUB table that joins emoji sequences into one glyph.
	//go:embed fonts/NotoEmoji-Regular.ttf
	Emoji []byte
)

// The program's mark: Icon as a PNG of 512 by 512 pixels, Logo as the SVG it was drawn from.
var (
	//go:embed icon/sojourn.png
	Icon []byte
	//go:embed icon/sojourn.svg
	Logo []byte
)

// Texts and documents that come with the program.
var (
	// I18n holds i18n/<language>.json, the words of the screen.
	//go:embed i18n
	I18n embed.FS
	// Templates holds templates/templates.json, the ready lifecycles with their guide texts in two languages.
	//go:embed templates
	Templates embed.FS
	// Samples holds samples/*, complete projects to open and learn from.
	//go:embed samples
	Samples embed.FS
)
