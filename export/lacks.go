package export

import (
	"bytes"
	"image"
	_ "image/jpeg" // the two formats that a document holds
	_ "image/png"

	"sojourn/canvas/layout"
	"sojourn/canvas/scene"
	"sojourn/model/limits"
)

// Lacks warns, before anything is written, of what pages will lack: characters that no face has, and pictures that
// cannot be read. Exporters warn of the same once they are done.
func (j Job) Lacks(pages []layout.Page) {
	l := shortage{job: j, seen: map[string]bool{}, runes: map[rune]bool{}}
	for _, p := range pages {
		for i := range p.Scene.Nodes {
			l.look(p.Scene.Nodes[i].Prims)
		}
	}
	j.Missing(l.missing)
	j.Unreadable(l.pictures)
}

// shortage is what pages lack.
type shortage struct {
	job      Job
	seen     map[string]bool // pictures
	runes    map[rune]bool
	missing  []rune
	pictures []string
}

func (l *shortage) look(prims []scene.Prim) {
	for i := range prims {
		p := &prims[i]
		switch {
		case p.Run != nil:
			l.read(p.Run)
		case p.Image != nil && !l.seen[p.Image.Key]:
			l.seen[p.Image.Key] = true
			if !readable(p.Image.Bytes) {
				l.pictures = append(l.pictures, p.Image.Key)
			}
		}
	}
}

// read looks for characters without a shape. A box is the first glyph of its face.
func (l *shortage) read(r *scene.Run) {
	for _, g := range r.Glyphs {
		if g.ID != 0 || g.Start == g.End {
			continue
		}
		for _, c := range l.job.Fonts.Missing(r.Text[g.Start:g.End]) {
			if !l.runes[c] {
				l.runes[c] = true
				l.missing = append(l.missing, c)
			}
		}
	}
}

func readable(data []byte) bool {
	if len(data) > limits.MediaBytes {
		return false
	}
	head, _, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil || head.Width <= 0 || head.Height <= 0 || head.Width > limits.MediaPixels/head.Height {
		return false
	}
	_, _, err = image.Decode(bytes.NewReader(data))
	return err == nil
}
