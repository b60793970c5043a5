package fileio

import "testing"

func TestWindowsReserved(t *testing.T) {
	for name, want := range map[string]bool{
		"a.journey": false, "客户.journey": false, "console.journey": false, "COM10.journey": false, "comet": false, "xCOM1": false,
		"CON": true, "con.journey": true, "nul .txt": true, "COM1.journey": true, "lpt³": true,
		"a.": true, "a ": true, "a:b": true, "what?": true, "": true,
	} {
		if windowsReserved(name) != want {
			t.Errorf("%q: got %v", name, !want)
		}
	}
}
