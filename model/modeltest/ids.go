package modeltest

import (
	"fmt"

	"sojourn/model"
)

// IDs counts: ids are the same in every run, so that files made by tests can be compared.
type IDs struct{ n int }

// New returns the next id.
func (c *IDs) New(k model.Kind) model.ID {
	c.n++
	return model.ID(fmt.Sprintf("%s%04d", k.String()[:1], c.n))
}
