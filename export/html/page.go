package html

import (
	"context"
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"html/template"
	"io/fs"
	"strings"

	"sojourn/canvas/layout"
	"sojourn/export"
	"sojourn/export/svg"
	"sojourn/model"
)

var (
	//go:embed page.html
	markup string
	//go:embed page.css
	style string
	//go:embed script
	parts  embed.FS
	script = joined(parts)

	frame = template.Must(template.New("page").Parse(markup))
)

// joined returns the parts of the script, in the order of their names, as one that shares nothing with its page.
func joined(parts embed.FS) string {
	var b strings.Builder
	b.WriteString("\"use strict\";\n(() => {\n")
	err := fs.WalkDir(parts, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := parts.ReadFile(path)
		b.Write(text)
		return err
	})
	if err != nil {
		panic(err) // the parts are in the program
	}
	b.WriteString("})();\n")
	return b.String()
}

// page is what the frame is filled with.
type page struct {
	Lang, Title string
	Also        string // the second language; "" is none
	Policy      string // what the browser lets the page do: show what it holds and run its own script
	Style       template.CSS
	Paper       template.CSS // which way a sheet lies that the map is printed on
	Script      template.JS
	Words       map[string]string
	Picture     template.HTML
	Data        data
	Matrix      matrix
	Touchpoints table
}

// data is what the script knows of the picture.
type data struct {
	Size  [2]float64 `json:"size"`  // points
	Unit  float64    `json:"unit"`  // how many points of the picture one point of the map has become
	Head  [2]float64 `json:"head"`  // from and to which height the stages stand
	Side  [2]float64 `json:"side"`  // from and to which x the labels of the lanes stand
	Lanes []band     `json:"lanes"` // top to bottom
	Cards []card     `json:"cards"`
	Also  string     `json:"also,omitempty"` // the second language
}

// band is a lane of the picture.
type band struct {
	Name string  `json:"name"`
	Y    float64 `json:"y"`
	H    float64 `json:"h"`
}

// newPage lays out the map of a job and says what stands on it.
func newPage(ctx context.Context, job export.Job) (*page, error) {
	sheet := job.Poster()
	b := newBook(job, sheet.Scene)
	picture, report, err := svg.Draw(ctx, sheet.Scene, svg.Options{Lang: job.Lang, Name: b.name})
	if err != nil {
		return nil, err
	}
	job.Unreadable(report.Pictures)
	sum := sha256.Sum256([]byte(script))
	p := &page{
		Lang: job.Lang, Also: job.Also, Title: sheet.Title,
		Policy: "default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) +
			"'; base-uri 'none'; form-action 'none'",
		Style: template.CSS(style), Paper: "portrait", Script: template.JS(script), Words: words(job.Words), Picture: template.HTML(picture),
		Matrix: b.matrix(), Touchpoints: b.touchpoints(),
	}
	if p.Title == "" {
		p.Title = job.Words("untitled.map")
	}
	if sheet.Size.W > sheet.Size.H {
		p.Paper = "landscape"
	}
	p.Data = b.data()
	p.Data.Also = job.Also
	return p, ctx.Err()
}

// words are those of the page itself.
func words(say layout.Words) map[string]string {
	out := map[string]string{}
	for name, key := range map[string]string{
		"map": "html.map", "table": "html.table", "search": "html.search", "next": "html.next", "previous": "html.previous", "lanes": "html.lanes",
		"all": "html.lanes.all", "close": "button.close", "in": "view.zoomin", "out": "view.zoomout", "fit": "view.zoomfit", "keys": "html.keys",
		"matrix": "html.matrix", "touchpoints": "lane.touchpoints", "none": "outline.unfound", "details": "html.details", "stage": "inspector.stage",
		"lane": "inspector.lane",
	} {
		out[name] = say(key)
	}
	return out
}

// laneName returns what a lane is called.
func laneName(l *model.Lane, job export.Job) string { return layout.LaneName(l, job.Lang, job.Words) }

// alsoLane is laneName in the second language, "" where there is none or where it is the same.
func alsoLane(l *model.Lane, job export.Job) string {
	if job.Also == "" {
		return ""
	}
	if s := layout.LaneName(l, job.Also, job.AlsoWords); s != laneName(l, job) {
		return s
	}
	return ""
}
