package ui

import (
	"errors"
	"testing"
)

func TestSettingsAreWrittenAsideTheLastOfThem(t *testing.T) {
	var waiting []func()
	k := keeper{aside: func(do func()) { waiting = append(waiting, do) }}
	full := errors.New("disk full")
	var written []string
	var said error
	write := func(data []byte) error {
		if written = append(written, string(data)); len(written) == 2 {
			return full
		}
		return nil
	}
	for _, s := range []string{"a", "b", "c"} {
		k.keep([]byte(s), write, func(err error) { said = err })
	}
	if len(written) != 0 {
		t.Error("written at once:", written)
	}
	for _, do := range waiting {
		do()
	}
	if len(written) != 1 || written[0] != "c" || said != nil {
		t.Error("wrote", written, "said", said)
	}
	k.keep([]byte("d"), write, func(err error) { said = err })
	waiting[3]()
	if k.all.Wait(); len(written) != 2 || said != full {
		t.Error("wrote", written, "said", said)
	}
}
