package assets

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"image/png"
	"os"
	"strings"
	"testing"
)

var faces = map[string][]byte{
	"NotoSansSC-Regular.ttf": SansRegular,
	"NotoSansSC-Bold.ttf":    SansBold,
	"WidgetSC-Regular.ttf":   WidgetRegular,
	"WidgetSC-Bold.ttf":      WidgetBold,
	"NotoEmoji-Regular.ttf":  Emoji,
}

func TestFontsAreTheOnesTheScriptMakes(t *testing.T) {
	sums, err := os.ReadFile("fonts/SHA256SUMS")
	if err != nil {
		t.Fatal(err)
	}
	for name, data := range faces {
		if line := fmt.Sprintf("%x  %s\n", sha256.Sum256(data), name); !strings.Contains(string(sums), line) {
			t.Errorf("fonts/SHA256SUMS lacks %q", line)
		}
	}
}

// Outlines must be TrueType for the PDF writer, and widths must add up without kerning so that paper breaks lines as the
// screen does; only the emoji face may substitute glyphs.
func TestFontTables(t *testing.T) {
	for name, data := range faces {
		tables := tableNames(data)
		for _, need := range []string{"cmap", "glyf", "hmtx", "loca"} {
			if !tables[need] {
				t.Errorf("%s lacks the table %s", name, need)
			}
		}
		if tables["kern"] || tables["GPOS"] {
			t.Errorf("%s carries kerning", name)
		}
		if want := name == "NotoEmoji-Regular.ttf"; tables["GSUB"] != want {
			t.Errorf("%s: GSUB is %v, want %v", name, tables["GSUB"], want)
		}
	}
}

func tableNames(font []byte) map[string]bool {
	names := map[string]bool{}
	for i := range int(binary.BigEndian.Uint16(font[4:])) {
		names[string(font[12+16*i:][:4])] = true
	}
	return names
}

func TestIconIsSquareAndLarge(t *testing.T) {
	icon, err := png.DecodeConfig(bytes.NewReader(Icon))
	if err != nil {
		t.Fatal(err)
	}
	if icon.Width != 512 || icon.Height != 512 {
		t.Errorf("icon is %d by %d pixels, want 512 by 512", icon.Width, icon.Height)
	}
	if !bytes.Contains(Logo, []byte(`viewBox="0 0 512 512"`)) {
		t.Error("the logo is not drawn on a square of 512")
	}
}
