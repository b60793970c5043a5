package model

import (
	"encoding/json"
	"fmt"
)

// MarshalJSON writes a plain text as a string and others as an object from language to string, sorted.
func (t Text) MarshalJSON() ([]byte, error) {
	if t.by == nil {
		return json.Marshal(t.plain)
	}
	by := map[string]string{}
	for _, w := range t.by {
		by[w.lang] = w.words
	}
	return json.Marshal(by)
}

// UnmarshalJSON reads what MarshalJSON writes; null is the empty text.
func (t *Text) UnmarshalJSON(b []byte) error {
	*t = Text{}
	if string(b) == "null" {
		return nil
	}
	if len(b) > 0 && b[0] == '"' {
		return json.Unmarshal(b, &t.plain)
	}
	var by map[string]string
	if err := json.Unmarshal(b, &by); err != nil {
		return fmt.Errorf("a text is a string or one string per language: %w", err)
	}
	*t = Texts(by)
	return nil
}
