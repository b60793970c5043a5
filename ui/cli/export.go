package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"sojourn/canvas/layout"
	"sojourn/canvas/typeset"
	"sojourn/export"
	"sojourn/export/html"
	"sojourn/export/pdf"
	"sojourn/export/png"
	"sojourn/export/svg"
	"sojourn/export/xlsx"
	"sojourn/model"
	"sojourn/model/codec"
	"sojourn/ui/i18n"
)

// Exporters are the formats by the ending of the file's name.
var Exporters = map[string]export.Exporter{
	"pdf": pdf.Export, "xlsx": xlsx.Write, "csv": xlsx.WriteCSV, "png": png.Write, "svg": svg.Write, "html": html.Write, "journey": writeJourney,
}

func writeJourney(_ context.Context, w io.Writer, job export.Job) error {
	data, err := codec.Encode(job.Doc)
	if err == nil {
		_, err = w.Write(data)
	}
	return err
}

type exportFlags struct {
	out, m, compare, lang, page, layout, tile, overlap string
	scale, smallest                                    float64
	client, attach                                     bool
}

func (env Env) exportCommand() *cobra.Command {
	var f exportFlags
	cmd := &cobra.Command{
		Use: "export FILE -o OUT.EXT", Short: "Write a map as " + formats(), Args: exactly("FILE"),
		RunE: func(_ *cobra.Command, args []string) error { return env.export(args[0], f) },
	}
	cmd.Flags().StringVarP(&f.out, "output", "o", "", "the file to write; its ending names the format: "+formats())
	cmd.Flags().StringVarP(&f.m, "map", "m", "", "which map: its number or title (the first one; in a report and for personas all of them)")
	cmd.Flags().StringVar(&f.compare, "compare", "", "of a poster, a picture or a report: hold the map against another one, by its number or title, and mark what differs")
	cmd.Flags().StringVarP(&f.lang, "lang", "l", "", "zh or en (the system's); zh+en or en+zh writes in both, the second smaller below the first; tables have their heads in both")
	cmd.Flags().StringVar(&f.page, "page", "", "fit, A4, A3, A2, A1, A0, one of these with -portrait, or WIDTHxHEIGHTmm (A3; of tiles A1, of an interview A4-portrait; pictures fit)")
	cmd.Flags().StringVar(&f.layout, "layout", "poster", "of a PDF: poster (one page), pages (cut between columns and lanes), report (cover to glossary, with gaps, opportunities and actions), tiles (a poster over many sheets), slides (one stage each), persona (a page for each persona) or interview (a form of questions with room to write)")
	cmd.Flags().Float64Var(&f.smallest, "smallest", usualSmallest, "points that text is at least to have: a poster grows, a report shows a map over more pages, any other PDF warns")
	cmd.Flags().StringVar(&f.tile, "tile", "A4", "the paper of tiles, as for --page")
	cmd.Flags().StringVar(&f.overlap, "overlap", "10mm", "by how much tiles overlap")
	cmd.Flags().Float64Var(&f.scale, "scale", 0, "pixels per point of a picture (2)")
	cmd.Flags().BoolVar(&f.client, "client", false, "leave out what is internal")
	cmd.Flags().BoolVar(&f.attach, "attach", false, "let the project travel inside the PDF, for others to go on with; never with --client")
	cmd.MarkFlagRequired("output")
	return cmd
}

// usualSmallest is a text that can still be read in print, in points.
const usualSmallest = 5

func exactly(names ...string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) != len(names) {
			return fmt.Errorf("sojourn %s takes %s: see sojourn help %s", cmd.Name(), strings.Join(names, " "), cmd.Name())
		}
		return nil
	}
}

func formats() string {
	var names []string
	for ext := range Exporters {
		names = append(names, ext)
	}
	slices.Sort(names)
	return strings.Join(names, ", ")
}

// Extension returns the ending of a file's name, lower case and without the dot.
func Extension(path string) string {
	return strings.ToLower(strings.TrimPrefix(filepath.Ext(path), "."))
}

// styles names the layouts of a PDF.
func styles() string {
	var list []string
	for _, s := range export.Styles {
		list = append(list, string(s))
	}
	return strings.Join(list, ", ")
}

func (env Env) export(path string, f exportFlags) error {
	run, ok := Exporters[Extension(f.out)]
	if !ok {
		return fmt.Errorf("%s: cannot write %q: the formats are %s", f.out, "."+Extension(f.out), formats())
	}
	style := export.Style(f.layout)
	if !slices.Contains(export.Styles, style) {
		return fmt.Errorf("layout %q: use one of %s", f.layout, styles())
	}
	if style != export.Poster && Extension(f.out) != "pdf" {
		return fmt.Errorf("layout %s is for PDFs: %s holds one map; use poster", style, f.out)
	}
	lang, also, err := languages(f.lang)
	if err != nil {
		return err
	}
	if also != "" && !export.Bilingual(Extension(f.out)) {
		return fmt.Errorf("--lang %s is not for %s, which holds every language: use %s or %s", f.lang, f.out, lang, also)
	}
	words := layout.Words(i18n.For(lang))
	bar := env.progress(3)
	defer bar.done()
	bar.step("reading " + path)
	doc, _, err := load(path)
	if err != nil {
		return err
	}
	if f.client {
		doc = model.ForClient(doc)
	}
	m, err := findMap(doc, f.m)
	if err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	job := export.Job{Doc: doc, Map: m, Whole: f.m == "", Lang: lang, Words: words, Style: style, Scale: f.scale, Client: f.client, Date: Today(), Fonts: typeset.Shared()}
	if also != "" {
		job.Also, job.AlsoWords = also, layout.Words(i18n.For(also))
	}
	if err := f.opposite(&job); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	if err := f.paper(&job); err != nil {
		return err
	}
	if job.Attach, err = attached(path, doc, f); err != nil {
		return err
	}
	job.Warn = func(w export.Warning) {
		fmt.Fprintf(env.Err, "sojourn: %s: %s\n", f.out, words(w.Key, "detail", w.Detail))
	}
	bar.step("writing " + f.out)
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := write(f.out, func(w io.Writer) error { return run(ctx, w, job) }); err != nil {
		return about(f.out, err)
	}
	return nil
}

// opposite sets which map a poster is held against.
func (f exportFlags) opposite(job *export.Job) (err error) {
	if f.compare == "" {
		return nil
	}
	pictures := []string{"pdf", "png", "svg"}
	if ext := Extension(f.out); !slices.Contains(pictures, ext) || job.Style != export.Poster && (job.Style != export.Report || ext != "pdf") {
		return errors.New("--compare is for posters, reports and pictures: use --layout poster or report and a pdf, png or svg")
	}
	if job.Compare, err = findMap(job.Doc, f.compare); err == nil && job.Compare == job.Map {
		err = errors.New("--compare names the map itself: name the other one")
	}
	return err
}

// paper sets how a job becomes pages.
func (f exportFlags) paper(job *export.Job) (err error) {
	page := f.page
	if page == "" && Extension(f.out) == "pdf" {
		page = map[export.Style]string{export.Tiles: "A1", export.Interview: "A4-portrait"}[job.Style]
		if page == "" {
			page = "A3"
		}
	}
	if job.Page, err = export.ParsePage(page); err != nil {
		return err
	}
	if job.Style == export.Tiles {
		if job.Tile, err = export.ParseTile(f.tile); err != nil {
			return err
		}
		if job.Overlap, err = export.ParseOverlap(f.overlap); err != nil {
			return err
		}
	}
	if Extension(f.out) == "pdf" {
		job.Smallest = f.smallest
	}
	return export.CheckSmallest(f.smallest)
}

// attached returns what is to travel inside the export, nil for nothing.
func attached(path string, doc *model.Document, f exportFlags) (*export.File, error) {
	switch {
	case !f.attach:
		return nil, nil
	case f.client:
		return nil, errors.New("--attach and --client exclude each other: the project holds what the client is not to see")
	case Extension(f.out) != "pdf":
		return nil, fmt.Errorf("--attach is for PDFs, not for %s", f.out)
	}
	data, err := codec.Encode(doc)
	if err != nil {
		return nil, about(path, err)
	}
	name := filepath.Base(path)
	return &export.File{Name: strings.TrimSuffix(name, filepath.Ext(name)) + ".journey", Data: data}, nil
}

// Today is the day that stands on exports. SOURCE_DATE_EPOCH fixes it, for builds and tests that compare bytes.
func Today() time.Time {
	if s, err := strconv.ParseInt(os.Getenv("SOURCE_DATE_EPOCH"), 10, 64); err == nil {
		return time.Unix(s, 0).UTC()
	}
	y, m, d := time.Now().Date()
	return time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
}

// findMap returns the map with this number (from 1) or title, in any language; the first one for "".
func findMap(doc *model.Document, name string) (model.ID, error) {
	maps := doc.Maps()
	if len(maps) == 0 {
		return "", fmt.Errorf("the project has no map yet")
	}
	if name == "" {
		return maps[0].ID, nil
	}
	if n, err := strconv.Atoi(name); err == nil && n >= 1 && n <= len(maps) {
		return maps[n-1].ID, nil
	}
	var titles []string
	for i, m := range maps {
		match := false
		m.Title.All(func(_, s string) { match = match || strings.EqualFold(s, name) })
		if match {
			return m.ID, nil
		}
		titles = append(titles, fmt.Sprintf("%d %s", i+1, m.Title.In("")))
	}
	return "", fmt.Errorf("no map %q: there are %s", name, strings.Join(titles, ", "))
}
