package cli

import (
	"fmt"
	"io"
	"strings"
)

// progress draws a bar on a terminal and nothing elsewhere, so that logs stay clean.
type progress struct {
	w           io.Writer
	steps, next int
}

const barWidth = 24

func (env Env) progress(steps int) *progress {
	p := &progress{steps: steps, w: io.Discard}
	if env.Terminal {
		p.w = env.Err
	}
	return p
}

// step says what is being done now.
func (p *progress) step(what string) {
	full := barWidth * p.next / p.steps
	p.next++
	fmt.Fprintf(p.w, "\r\x1b[K[%s%s] %s", strings.Repeat("#", full), strings.Repeat(".", barWidth-full), what)
}

// done takes the bar away.
func (p *progress) done() { fmt.Fprint(p.w, "\r\x1b[K") }
