package codec

import (
	"bytes"
	"errors"
	"testing"
)

func TestMigrationsRunInTurn(t *testing.T) {
	step := func(from, to string) migration {
		return func(src []byte) ([]byte, error) {
			return bytes.ReplaceAll(src, []byte(from), []byte(to)), nil
		}
	}
	way := []migration{step("headline", "title"), step("title", "name")}
	for from, want := range map[int]string{1: "name", 2: "headline", 3: "headline", 0: "name", -5: "name"} {
		if got, err := migrate([]byte("headline"), from, way); err != nil || string(got) != want {
			t.Errorf("from %d: %q, %v", from, got, err)
		}
	}
	broken := errors.New("broken")
	way[1] = func([]byte) ([]byte, error) { return nil, broken }
	if _, err := migrate([]byte("headline"), 1, way); !errors.Is(err, broken) {
		t.Errorf("got %v", err)
	}
}

func TestMigrationsReachTheNewestSchema(t *testing.T) {
	if len(migrations) != Schema-1 {
		t.Errorf("%d migrations lead to schema %d", len(migrations), Schema)
	}
}

func TestPeekSchema(t *testing.T) {
	for text, want := range map[string]int{
		`{"format":"sojourn","schema":3,"minReader":1`: 3, `{"format":"sojourn"`: Schema, ``: Schema, `{"schema":"x"}`: Schema,
	} {
		if got := peekSchema([]byte(text)); got != want {
			t.Errorf("%s: got %d", text, got)
		}
	}
}
