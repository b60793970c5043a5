package typeset

import (
	"cmp"
	"io"
	"log"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"sync/atomic"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/fontscan"

	"sojourn/canvas/scene"
	"sojourn/model/limits"
)

// Font is one font of the system: its file, and its number in it where the file is a collection.
type Font struct {
	Path  string
	Index int
}

// Finder returns the fonts that have a character, the best first.
type Finder func(r rune) []Font

// System is the typesetter of the process that takes what the embedded faces lack from the fonts of the system. Its first
// missing character has it look through all of them, which takes up to seconds: it is for files, not for the window.
var System = sync.OnceValue(func() *Typesetter { return WithFonts(Installed) })

// WithFonts returns a typesetter for the embedded faces, and for what they lack those that find names.
func WithFonts(find Finder) *Typesetter {
	t := New()
	t.others.find = find
	return t
}

// Lacks reports that no embedded face can draw all of s.
func (t *Typesetter) Lacks(s string) bool {
	for _, r := range s {
		if t.known.has(r) {
			continue
		}
		if !ignorable(r) && !blank(r) && r >= ' ' && !t.face(scene.Regular).has(r) && !t.face(scene.Emoji).has(r) {
			return true
		}
		t.known.add(r)
	}
	return false
}

// runeSet remembers characters up to U+FFFF. It is safe for concurrent use.
type runeSet [1 << 10]atomic.Uint64

func (s *runeSet) has(r rune) bool { return r>>16 == 0 && s[r>>6].Load()>>(r&63)&1 == 1 }

func (s *runeSet) add(r rune) {
	if r>>16 == 0 {
		s[r>>6].Or(1 << (r & 63))
	}
}

// draws reports that f has a shape for r.
func (f *face) draws(r rune) bool {
	glyph, ok := f.metrics.NominalGlyph(r)
	return ok && glyph != 0 && glyph <= 0xFFFF && f.outline(uint16(glyph)) != nil
}

func load(f Font) (*face, error) {
	file, err := os.Open(f.Path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	data, err := io.ReadAll(io.LimitReader(file, limits.FontBytes))
	if err != nil {
		return nil, err
	}
	return parse(data, f.Index)
}

// Installed is the Finder of the machine. When it is first asked it looks through all fonts, which takes up to seconds; the
// library keeps what it found in the user's cache.
func Installed(r rune) []Font {
	var out []fontscan.Footprint
	for _, f := range machine() {
		if f.Runes.Contains(r) {
			out = append(out, f)
		}
	}
	slices.SortFunc(out, func(a, b fontscan.Footprint) int {
		return cmp.Or(oddity(a)-oddity(b), cmp.Compare(a.Location.File, b.Location.File), int(a.Location.Index)-int(b.Location.Index))
	})
	var fonts []Font
	for _, f := range out {
		if font := (Font{f.Location.File, int(f.Location.Index)}); !slices.Contains(fonts, font) {
			fonts = append(fonts, font)
		}
	}
	return fonts
}

// oddity is how far a font is from an upright one of usual weight.
func oddity(f fontscan.Footprint) int {
	n := int(max(f.Aspect.Weight-font.WeightNormal, font.WeightNormal-f.Aspect.Weight))
	if f.Aspect.Style != font.StyleNormal {
		n += 1000
	}
	if f.Aspect.Stretch != font.StretchNormal {
		n += 500
	}
	return n
}

var machine = sync.OnceValue(func() []fontscan.Footprint {
	dir, err := os.UserCacheDir()
	if err == nil {
		dir = filepath.Join(dir, "sojourn")
		err = os.MkdirAll(dir, 0o700)
	}
	if err != nil {
		dir = os.TempDir()
	}
	list, err := fontscan.SystemFonts(log.New(io.Discard, "", 0), dir)
	if err != nil {
		return nil // a machine without fonts
	}
	return list
})
