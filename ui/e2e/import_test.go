package e2e

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"sojourn/model"
	"sojourn/model/codec"
)

// Two forms of a client, in GBK: 阶段,触点,吐槽 and the same columns in another order.
const (
	firstForm  = "\xbd\xd7\xb6\xce,\xb4\xa5\xb5\xe3,\xcd\xc2\xb2\xdb\n\xbd\xd3\xb4\xa5,\xb6\xcc\xca\xd3\xc6\xb5,\xb9\xe3\xb8\xe6\xb6\xe0\n\xb9\xba\xc2\xf2,\xbd\xe1\xcb\xe3\xd2\xb3,\xb5\xc8\xcc\xab\xbe\xc3\n"
	secondForm = "\xcd\xc2\xb2\xdb,\xbd\xd7\xb6\xce,\xb4\xa5\xb5\xe3\n\xbf\xb4\xb2\xbb\xb6\xae,\xca\xb9\xd3\xc3,\xcb\xb5\xc3\xf7\xca\xe9\n"
)

// A client's form comes in with a column that nobody can guess: it is corrected by typing what it means, the mapping is
// saved under the client's name, and the next form of this kind is read that way at once.
func TestACorrectedFormIsRecognisedNextTime(t *testing.T) {
	path := sample(t)
	for name, form := range map[string]string{"a.csv": firstForm, "b.csv": secondForm} {
		if err := os.WriteFile(filepath.Join(filepath.Dir(path), name), []byte(form), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	d := start(t, chinese, path)
	open := func(name string) {
		d.ask("ctrl+i")
		d.write(name)
		d.ask("Return") // the page
	}
	// imported ends the page and waits for a map with so many pains in the file.
	imported := func(what string, maps, pains int) {
		d.wait(what, func() bool { // nothing is saved while the page is open
			d.key("Return", "ctrl+s")
			data, _ := os.ReadFile(path)
			doc, _, err := codec.Decode(data)
			if err != nil || len(doc.Maps()) != maps {
				return false
			}
			n := 0
			for _, c := range doc.Cards(doc.Maps()[maps-1].ID) {
				if c.Type == model.PainCard {
					n++
				}
			}
			return n == pains
		})
	}

	open("a.csv")
	tries := 0
	d.wait("the mapping in the settings", func() bool {
		if tries%120 == 0 { // at once, and again after six seconds
			d.click(515, 228, "1") // what column C means
			d.do("sleep", "0.4", "type", "--delay", "60", "pain")
			d.key("Return")
			d.do("sleep", "0.4")
			d.click(1387, 142, "1") // to be saved under the name of the project's client
			d.do("sleep", "0.6")
			d.shot("import-save")
			d.key("Return")
		}
		tries++
		data, _ := os.ReadFile(filepath.Join(d.home, "settings.json"))
		return strings.Contains(string(data), `"吐槽": "pain"`)
	})
	imported("the pains of the form", 4, 2)
	open("b.csv")
	d.shot("import-known")
	imported("the pains of the next form", 5, 1)
}
