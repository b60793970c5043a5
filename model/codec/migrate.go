package codec

import (
	"fmt"
	"strconv"
)

// migration turns the bytes of a file of one schema into those of the next. It is a pure function, and frozen once
// the newer schema is released.
type migration func([]byte) ([]byte, error)

// migrations holds the way from schema n to n+1 at n-1. Schema 1 is the first.
var migrations = []migration{}

// migrate brings a file from its schema to the newest.
func migrate(src []byte, from int, way []migration) ([]byte, error) {
	for n := max(from, 1); n <= len(way); n++ {
		next, err := way[n-1](src)
		if err != nil {
			return nil, fmt.Errorf("from schema %d to %d: %w", n, n+1, err)
		}
		src = next
	}
	return src, nil
}

// peekSchema returns the schema that the head of a file names, Schema when it names none.
func peekSchema(src []byte) int {
	s := scanner{src: src}
	schema := Schema
	// The schema stands at the start; bytes behind it that are no JSON are somebody else's concern.
	_ = s.object(func(key string) error {
		raw, err := s.raw()
		if n, bad := strconv.Atoi(string(raw)); key == "schema" && bad == nil {
			schema = n
			return s.fail()
		}
		return err
	})
	return schema
}
