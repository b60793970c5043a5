package typeset

import (
	"sync"

	"sojourn/canvas/scene"
)

// others are faces of the system, numbered from scene.Faces on in the order they are first needed.
type others struct {
	find    Finder        // asked at once; nil: nobody is asked before Seek
	wanted  chan struct{} // tells that open is not empty
	seeking sync.Mutex    // held while files are read

	mu     sync.Mutex // held for a moment
	faces  []*face
	sought map[rune]scene.Face // 0: nobody has it, or nobody has been asked yet
	open   []rune              // those that nobody has been asked for
}

// most is how many faces of the system one typesetter takes: their numbers fit into a scene.Face.
const most = 200

// at returns a face by its number.
func (o *others) at(f scene.Face) *face {
	o.mu.Lock()
	defer o.mu.Unlock()
	if i := int(f) - scene.Faces; i < len(o.faces) {
		return o.faces[i]
	}
	return nil
}

// having returns the face of the system that draws a character, false when there is none or none has been looked for.
func (o *others) having(r rune) (scene.Face, bool) {
	f, known := o.known(r)
	switch {
	case known:
	case o.find == nil:
		o.want(r)
	default:
		f = o.seek(r, o.find)
	}
	return f, f != 0
}

func (o *others) known(r rune) (scene.Face, bool) {
	o.mu.Lock()
	defer o.mu.Unlock()
	f, ok := o.sought[r]
	return f, ok
}

// want notes a character for Seek.
func (o *others) want(r rune) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if _, ok := o.sought[r]; ok {
		return // another goroutine wants it too
	}
	o.sought[r] = 0
	o.open = append(o.open, r)
	select {
	case o.wanted <- struct{}{}:
	default:
	}
}

// takeOpen returns what is wanted, which is then up to the caller.
func (o *others) takeOpen() []rune {
	o.mu.Lock()
	defer o.mu.Unlock()
	list := o.open
	o.open = nil
	return list
}

// seek asks the faces at hand and then the system. A font that cannot be read, or has only a picture of the character,
// is passed over.
func (o *others) seek(r rune, find Finder) scene.Face {
	o.seeking.Lock()
	defer o.seeking.Unlock()
	if f, _ := o.known(r); f != 0 {
		return f // another goroutine was quicker
	}
	f := o.ask(r, find)
	o.mu.Lock()
	defer o.mu.Unlock()
	o.sought[r] = f
	return f
}

func (o *others) ask(r rune, find Finder) scene.Face {
	for i, f := range o.faces { // only who seeks adds to them
		if f.draws(r) {
			return scene.Face(scene.Faces + i)
		}
	}
	for _, font := range find(r) {
		if len(o.faces) == most {
			break
		}
		if f, err := load(font); err == nil && f.draws(r) {
			return o.add(f)
		}
	}
	return 0
}

func (o *others) add(f *face) scene.Face {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.faces = append(o.faces, f)
	return scene.Face(scene.Faces + len(o.faces) - 1)
}

// Wanted receives when a text was set with boxes in it that a font of the system could fill: it is time to Seek.
func (t *Typesetter) Wanted() <-chan struct{} { return t.others.wanted }

// Seek looks for the characters that were set as boxes since it was last called, and reports whether some were found:
// what stands with boxes is then to be set again. It takes as long as find does, and texts can be set meanwhile.
func (t *Typesetter) Seek(find Finder) (found bool) {
	for _, r := range t.others.takeOpen() {
		found = t.others.seek(r, find) != 0 || found
	}
	if found {
		t.round.Add(1)
	}
	return found
}
