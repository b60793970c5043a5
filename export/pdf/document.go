package pdf

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"sojourn/canvas/scene"
	"sojourn/export/pdf/update"
	"sojourn/model/limits"
)

// document gathers what the pages of a file share. Its resources get their names in the order they are first used.
type document struct {
	report   Report
	missed   map[rune]bool
	fonts    []*font
	current  [scene.Faces]*font
	alphas   map[string]string // entries of graphics states by name
	patterns map[string]string // names by body
	pictures map[string]*picture
	scratch  []byte   // the content of the page at hand
	contents [][]byte // of all pages before it, as streams
	tags     [][]tag  // by page
	outlines func(scene.Face, uint16) *scene.Path
}

func newDocument() *document {
	return &document{
		missed:   map[rune]bool{},
		alphas:   map[string]string{},
		patterns: map[string]string{},
		pictures: map[string]*picture{},
	}
}

// alpha returns the operator that sets the opacity key, "ca" of areas or "CA" of strokes.
func (d *document) alpha(key string, a uint8) string {
	name := fmt.Sprintf("%s%d", key, a)
	d.alphas[name] = fmt.Sprintf("<</%s %s>>", key, strings.TrimSpace(channels[a]))
	return "/" + name + " gs"
}

// pattern returns the name of a pattern.
func (d *document) pattern(body string) string {
	name, ok := d.patterns[body]
	if !ok {
		name = fmt.Sprintf("P%d", len(d.patterns)+1)
		d.patterns[body] = name
	}
	return name
}

// page is a page being drawn.
type page struct {
	*ink
	doc  *document
	tags []tag
}

// draw keeps the content stream of a page.
func (d *document) draw(ctx context.Context, sheet Page) error {
	for _, side := range []float64{sheet.Size.W, sheet.Size.H} {
		if !(side >= limits.PageMin && side <= limits.PageMax) {
			return fmt.Errorf("%w, not %g × %g", ErrSize, sheet.Size.W, sheet.Size.H)
		}
	}
	p := &page{ink: newInk(d.scratch[:0], sheet.Size.H), doc: d}
	if sheet.Scene != nil {
		if err := p.scene(ctx, sheet.Scene, sheet.Size); err != nil {
			return err
		}
	}
	d.scratch, d.tags = p.buf, append(d.tags, p.tags)
	d.contents = append(d.contents, update.Stream("/Filter/FlateDecode", deflate(p.buf)))
	return ctx.Err()
}

// scene draws all nodes of a scene on its ground.
func (p *page) scene(ctx context.Context, s *scene.Scene, size scene.Size) error {
	if s.Ground.A > 0 {
		p.op("/Artifact BMC")
		p.setFill(s.Ground, nil)
		p.rect(scene.Rect{W: size.W, H: size.H})
		p.op("f")
		p.op("EMC")
	}
	for layer := scene.Ground; layer <= scene.Corner; layer++ {
		for i := range s.Nodes {
			n := &s.Nodes[i]
			if n.Layer != layer {
				continue
			}
			if err := ctx.Err(); err != nil {
				return err
			}
			if err := p.marked(n); err != nil {
				return fmt.Errorf("in %.60q: %w", n.Label, err)
			}
		}
	}
	return nil
}

// What gofpdf always gives the same numbers.
const (
	pageTree        = 1 // the object that lists the pages
	sharedResources = 2 // and the resources of all of them
)

// finish adds to the file what its pages refer to, and what it says about itself.
func (d *document) finish(ctx context.Context, file *update.File, pages []Page, info Info) error {
	sheets, err := file.Pages()
	if err != nil {
		return err
	}
	if err := d.fill(file, sheets); err != nil {
		return err
	}
	resources, err := d.resources(ctx, file)
	if err != nil {
		return err
	}
	file.Replace(sharedResources, []byte(resources))
	if len(d.alphas) > 0 { // blend in the colours of the page
		for _, n := range sheets {
			if err := file.Extend(n, "/Group<</S/Transparency/CS/DeviceRGB>>"); err != nil {
				return err
			}
		}
	}
	tagged, err := structureOf(file, sheets, pages, d.tags).add(ctx)
	if err != nil {
		return err
	}
	return info.add(file, sheets, pages, tagged)
}

// fill gives the pages their content.
func (d *document) fill(file *update.File, sheets []int) error {
	for i, sheet := range sheets {
		n, err := file.Content(sheet)
		if err != nil {
			return err
		}
		file.Replace(n, d.contents[i])
	}
	return nil
}

// resources returns the dictionary of everything that content streams name.
func (d *document) resources(ctx context.Context, file *update.File) (string, error) {
	var b strings.Builder
	b.WriteString("<</ProcSet[/PDF/Text/ImageB/ImageC]/Font<<")
	for _, f := range d.fonts {
		if err := ctx.Err(); err != nil {
			return "", err
		}
		n, err := f.add(file)
		if err != nil {
			return "", err
		}
		fmt.Fprintf(&b, "/%s %d 0 R", f.name, n)
	}
	b.WriteString(">>/XObject<<")
	for _, key := range slices.Sorted(maps.Keys(d.pictures)) {
		if p := d.pictures[key]; p != nil {
			fmt.Fprintf(&b, "/%s %d 0 R", p.name, p.add(file))
		}
	}
	b.WriteString(">>/ExtGState<<")
	for _, name := range slices.Sorted(maps.Keys(d.alphas)) {
		fmt.Fprintf(&b, "/%s %s", name, d.alphas[name])
	}
	b.WriteString(">>/Pattern<<")
	for _, body := range slices.Sorted(maps.Keys(d.patterns)) {
		fmt.Fprintf(&b, "/%s %d 0 R", d.patterns[body], file.Add([]byte(body)))
	}
	b.WriteString(">>>>")
	return b.String(), nil
}
