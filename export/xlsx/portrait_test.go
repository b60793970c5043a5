package xlsx_test

import (
	"bytes"
	"image"
	"image/color"
	"image/jpeg"
	"strings"
	"testing"

	"sojourn/model"
	"sojourn/model/importer"
	"sojourn/model/roundtrip"
)

// photographed is a map of two people, one of whom has a photo, 300 by 400 pixels: blue above and below its red middle.
func photographed(t *testing.T) (b *builder, who model.ID) {
	t.Helper()
	b = shop(t)
	img := image.NewRGBA(image.Rect(0, 0, 300, 400))
	for y := range 400 {
		for x := range 300 {
			c := color.RGBA{B: 255, A: 255}
			if y >= 50 && y < 350 {
				c = color.RGBA{R: 255, A: 255}
			}
			img.Set(x, y, c)
		}
	}
	var file bytes.Buffer
	if err := jpeg.Encode(&file, img, nil); err != nil {
		t.Fatal(err)
	}
	b.do(func(tx *model.Tx) error {
		p := *tx.Doc().Personas()[0]
		who = p.ID
		p.Photo = model.AddPicture(tx, model.Media{Type: "image/jpeg", Data: file.Bytes()})
		model.Put(tx, p)
		other := model.AddPersona(tx, model.Persona{Name: model.Plain("周叔")})
		m, _ := model.Get[model.Map](tx, b.id)
		m.Personas = append(m.Personas, other)
		model.Put(tx, m)
		model.AddMap(tx, model.Map{Title: model.Plain("隐去的目标图"), State: model.ToBe, Personas: []model.ID{who}}, nil)
		return nil
	})
	return b, who
}

// The photo stands in the cell of its persona and on the cover, cut to its middle.
func TestPhotosStandInTheirCells(t *testing.T) {
	b, _ := photographed(t)
	f := open(t, write(t, job(t, b.doc())))
	for sheet, cell := range map[string]string{"xlsx.sheet.personas": "C3", "xlsx.sheet.cover": ""} {
		sheet = words(t, "zh")(sheet)
		cells, err := f.GetPictureCells(sheet)
		if err != nil || len(cells) != 1 || cell != "" && cells[0] != cell {
			t.Fatalf("%s: pictures in %v, %v", sheet, cells, err)
		}
		pictures, err := f.GetPictures(sheet, cells[0])
		if err != nil || len(pictures) != 1 || pictures[0].Format.AltText != "林悦" {
			t.Fatalf("%s: %v, %v", sheet, pictures, err)
		}
		img, _, err := image.Decode(bytes.NewReader(pictures[0].File))
		if err != nil || img.Bounds().Dx() != img.Bounds().Dy() {
			t.Fatalf("%s: %v, %v", sheet, img.Bounds(), err)
		}
		for _, y := range []int{4, img.Bounds().Dy() - 5} {
			if r, _, blue, _ := img.At(img.Bounds().Dx()/2, y).RGBA(); r < 0xC000 || blue > 0x4000 {
				t.Errorf("%s: the photo is not cut to its middle", sheet)
			}
		}
	}
	if size := len(part(t, write(t, job(t, b.doc())), "xl/media/image1.jpeg")); size > 40<<10 {
		t.Errorf("%d bytes of a portrait", size)
	}
}

// Whatever becomes of the picture, the project keeps its photo and nothing is an edit.
func TestAPhotoIsNoEditAfterLibreOffice(t *testing.T) {
	b, who := photographed(t)
	o := &office{client: newClient(t, 1, b.doc(), b.id, "zh"), notes: map[string]roundtrip.Reason{}}
	o.do("d.Sheets.getByName(%q).Columns.insertByIndex(3, 1)", o.people().Sheet)
	o.do("p = d.Sheets.getByName(%q).DrawPage", o.people().Sheet)
	o.do("p.remove(p.getByIndex(0))")
	for ending, data := range o.save(write(t, job(t, b.doc()))) {
		tables, err := importer.Read("back."+ending, data, importer.Options{})
		if err != nil {
			t.Fatal(err)
		}
		unchanged(t, ending, b.doc(), tables)
		r, err := roundtrip.Read(tables, b.doc())
		if err != nil {
			t.Fatal(err)
		}
		p, _ := model.Get[model.Persona](roundtrip.NewReview(r, b.doc(), nil).Doc(b.doc()), who)
		if p.Photo == "" {
			t.Errorf("%s: the photo is gone", ending)
		}
	}
}

// Personas say which maps they travel on, in a workbook for the client no other than its own.
func TestPersonasSayWhichMapsTheyTravelOn(t *testing.T) {
	b, _ := photographed(t)
	for _, client := range []bool{false, true} {
		j := job(t, b.doc())
		j.Client = client
		raw := write(t, j)
		f := open(t, raw)
		sheet := words(t, "zh")("xlsx.sheet.personas")
		_, row := find(t, f, sheet, words(t, "zh")("profile.journeys"))
		got, _ := f.GetCellValue(sheet, name(t, 3, row))
		want := "网店首购旅程 · 现状图"
		if !client {
			want += "\n隐去的目标图 · 目标图"
		}
		if got != want {
			t.Errorf("client %v: %q", client, got)
		}
		if client && strings.Contains(everyPart(t, raw)+base(t, raw), "隐去") {
			t.Error("the client's workbook names another map")
		}
	}
}
