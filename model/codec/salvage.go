package codec

import (
	"bytes"
	"errors"
	"regexp"
	"strconv"

	"sojourn/model"
)

// landmark is where reading can take up again after damage: the start of a record or of a table.
var landmark = regexp.MustCompile(`\{\s*"id"\s*:|"(?:personas|maps|stages|steps|lanes|cards|emotions|links|media|quarantine)"\s*:\s*\[`)

// read reads the whole file. Where bytes are no JSON it quarantines them and takes up again at the next landmark.
// Only limits end it.
func (f *fileReader) read() error {
	err := f.object(f.member)
	for {
		var bad *syntaxError
		if !errors.As(err, &bad) {
			break
		}
		err = f.resume(bad.at)
	}
	if err != nil {
		return err
	}
	if f.peek(); f.pos < len(f.src) {
		return f.damage(f.pos, len(f.src))
	}
	return nil
}

// resume goes on behind damage. Each landmark lies behind the one before, so that this comes to an end.
func (f *fileReader) resume(at int) error {
	from := at
	if f.torn >= 0 {
		from, at = f.torn, min(max(at, f.torn+1), len(f.src))
		f.torn = -1
	}
	next := len(f.src)
	if loc := landmark.FindIndex(f.src[at:]); loc != nil {
		next = at + loc[0]
	}
	if err := f.damage(from, next); err != nil {
		return err
	}
	f.pos, f.depth = next, 1
	if next == len(f.src) {
		return nil
	}
	if f.src[next] == '{' {
		if err := f.loose(); err != nil {
			return err
		}
	} else if err := f.named(); err != nil {
		return err
	}
	return f.rest()
}

// loose reads the records up to the end of a table whose start was lost.
func (f *fileReader) loose() error {
	kind := f.table
	if !f.within {
		kind = f.guess()
		f.table, f.within = kind, true
	}
	f.depth = 2
	for {
		if err := f.row(kind); err != nil {
			return err
		}
		done, err := f.next(']', false)
		if err != nil {
			return err
		}
		if done {
			f.depth, f.within = 1, false
			return nil
		}
	}
}

// guess returns the kind whose fields are most like those of the record at hand.
func (f *fileReader) guess() model.Kind {
	var keys []string
	s := scanner{src: f.src, pos: f.pos}
	// Damage further on does no harm: the keys before it tell enough.
	_ = s.object(func(key string) error { keys = append(keys, key); return s.skip() })
	best, most := model.KindCard, -1
	for kind := model.KindPersona; kind < model.Kinds; kind++ {
		n := 0
		for _, key := range keys {
			if _, known := shapeOf(recordTypes[kind]).byName[key]; known {
				n++
			}
		}
		if n > most {
			best, most = kind, n
		}
	}
	return best
}

// rest reads the members behind a table, up to the end of the file's object.
func (f *fileReader) rest() error {
	for {
		done, err := f.next('}', false)
		if done || err != nil {
			return err
		}
		if err := f.named(); err != nil {
			return err
		}
	}
}

func (f *fileReader) named() error {
	key, err := f.str()
	if err == nil {
		err = f.expect(':')
	}
	if err != nil {
		return err
	}
	return f.member(key)
}

// damage quarantines bytes, but for what stands between any two records.
func (f *fileReader) damage(from, to int) error {
	where := "byte " + strconv.Itoa(from)
	raw := bytes.Trim(f.src[from:to], " \t\r\n,]}")
	f.issue(Damaged, f.table, "", where, string(bytes.ToValidUTF8(raw[:min(len(raw), 80)], []byte("\uFFFD"))))
	if len(raw) == 0 {
		return nil
	}
	return f.keep(Damaged, where, f.src[from:to])
}

// list returns all records, to be made into a document.
func (f *fileReader) list() []model.Record {
	records := []model.Record{f.project}
	for k := range f.records {
		for _, v := range f.records[k] {
			records = append(records, v.Interface().(model.Record))
		}
	}
	return records
}
