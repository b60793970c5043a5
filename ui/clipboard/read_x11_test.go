//go:build !windows && !darwin

package clipboard

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"math/rand/v2"
	"net"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/jezek/xgb/xproto"

	"sojourn/model/limits"
	"sojourn/model/picture"
)

// enough is patience for a machine that does something else as well; it is only waited out where nothing comes.
var enough = patience{2 * time.Second, 20 * time.Second}

func noise(n int) []byte {
	b := make([]byte, n)
	rand.NewChaCha8([32]byte{}).Read(b)
	return b
}

// pieces are those in which data are handed over; the last one is empty.
func pieces(data []byte, size int) [][]byte {
	return append(slices.Collect(slices.Chunk(data, size)), nil)
}

func TestWhatOtherProgramsHaveCopiedIsRead(t *testing.T) {
	display := screen(t)
	large := noise(5 << 20) // in one property, which is read in several turns
	bitmap := append([]byte("BM\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00"), deep()...)
	asPNG, _ := fromBitmap(deep())
	for name, c := range map[string]struct {
		has  map[string][]byte
		want Content
	}{
		"a picture":              {map[string][]byte{"image/png": large}, Content{Picture: large}},
		"of several the best":    {map[string][]byte{"image/bmp": bitmap, "image/jpeg": []byte("j"), "image/png": []byte("p")}, Content{Picture: []byte("p")}},
		"a photograph":           {map[string][]byte{"image/jpeg": []byte("j"), "text/html": []byte("<img>")}, Content{Picture: []byte("j")}},
		"a bitmap":               {map[string][]byte{"image/bmp": bitmap}, Content{Picture: asPNG}},
		"promised and not there": {map[string][]byte{"image/png": nil, "image/gif": []byte("g")}, Content{Picture: []byte("g")}},
		"text":                   {map[string][]byte{"UTF8_STRING": []byte("x")}, Content{}},
		"cells and how they look": {map[string][]byte{"UTF8_STRING": []byte("1\t2"), "text/html": []byte("<td>"), "image/png": []byte("p")},
			Content{Page: "<td>"}},
		"too large a page": {map[string][]byte{"UTF8_STRING": []byte("x"), "text/html": make([]byte, limits.ClipBytes+1)}, Content{}},
		"files": {map[string][]byte{"text/uri-list": []byte("file:///a.png\r\n"), "text/plain": []byte("/a.png"), "text/html": []byte("<a>"), "image/png": []byte("icon")},
			Content{Files: "file:///a.png\r\n"}},
		"nothing": {nil, Content{}},
		"unknown": {map[string][]byte{"application/x-thing": []byte("x"), "image/webp": []byte("w")}, Content{}},
	} {
		t.Run(name, func(t *testing.T) {
			own(t, display, offer(c.has))
			got, err := readFrom(display, enough)
			if err != nil || got.Files != c.want.Files || got.Page != c.want.Page || !bytes.Equal(got.Picture, c.want.Picture) {
				t.Errorf("%q, %.40q, %d bytes, %v", got.Files, got.Page, len(got.Picture), err)
			}
		})
	}
}

func TestTextIsRead(t *testing.T) {
	display := screen(t)
	long := strings.Repeat("旅程", 200_000)
	for name, c := range map[string]struct {
		has  map[string][]byte
		want string
	}{
		"as every program offers it": {map[string][]byte{"UTF8_STRING": []byte("购买\n\tx"), "STRING": []byte("??")}, "购买\n\tx"},
		"as old ones do":             {map[string][]byte{"STRING": []byte("caf\xe9")}, "café"},
		"broken":                     {map[string][]byte{"UTF8_STRING": []byte("a\xffb")}, "a\uFFFDb"},
		"long":                       {map[string][]byte{"UTF8_STRING": []byte(long)}, long},
		"a picture":                  {map[string][]byte{"image/png": []byte("p")}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			own(t, display, offer(c.has))
			if got, err := textFrom(display, enough); err != nil || got != c.want {
				t.Errorf("%.40q, %v", got, err)
			}
		})
	}
	o := own(t, display, offer(map[string][]byte{"image/png": []byte("p")}))
	if _, err := textFrom(display, enough); err != nil || !slices.Equal(o.asked, []string{"TARGETS"}) {
		t.Errorf("of a picture asked for %v, %v", o.asked, err)
	}
	own(t, display, offer(map[string][]byte{"UTF8_STRING": make([]byte, limits.ClipBytes+1)}))
	var e *picture.Error
	if _, err := textFrom(display, enough); !errors.As(err, &e) || e.Code != picture.Large {
		t.Errorf("too long a text: %v", err)
	}
}

func TestThePageOfWhatWasCopiedIsRead(t *testing.T) {
	display := screen(t)
	const page = "<table><td>痛点</td></table>"
	for name, c := range map[string]struct {
		has  map[string][]byte
		want string
	}{
		"cells":             {map[string][]byte{"UTF8_STRING": []byte("痛点"), "text/html": []byte(page)}, page},
		"as a browser does": {map[string][]byte{"text/html": wide(page, binary.LittleEndian, true)}, page},
		"text":              {map[string][]byte{"UTF8_STRING": []byte("x")}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			own(t, display, offer(c.has))
			if got, err := pageFrom(display, enough); got != c.want || err != nil {
				t.Errorf("%q, %v", got, err)
			}
		})
	}
	t.Run("too large", func(t *testing.T) {
		const size = 128 << 10
		parts := offerParts(slices.Repeat([][]byte{noise(size)}, limits.SheetBytes/size+1), 10, nil)
		own(t, display, func(o *owner, r xproto.SelectionRequestEvent) {
			if o.name(r.Target) == "TARGETS" {
				o.list(r, map[string][]byte{"text/html": nil})
				return
			}
			parts(o, r)
		})
		if got, err := pageFrom(display, enough); got != "" || !errors.Is(err, ErrLarge) {
			t.Errorf("%d bytes, %v", len(got), err)
		}
	})
	t.Setenv("DISPLAY", "")
	if got, err := ReadPage(); got != "" || err != nil {
		t.Errorf("%q, %v", got, err)
	}
}

// Only what will be used is asked for: a spreadsheet would draw its cells for nothing.
func TestNoPictureIsAskedForBesideText(t *testing.T) {
	display := screen(t)
	o := own(t, display, offer(map[string][]byte{"STRING": []byte("x"), "image/png": []byte("p")}))
	if _, err := readFrom(display, enough); err != nil || !slices.Equal(o.asked, []string{"TARGETS"}) {
		t.Errorf("asked for %v, %v", o.asked, err)
	}
}

func TestAPictureInPartsIsPutTogether(t *testing.T) {
	display := screen(t)
	want := noise(3 << 20)
	for name, says := range map[string]uint32{"told truly": 3 << 20, "told too small": 10, "told too large": 1<<32 - 1} {
		t.Run(name, func(t *testing.T) {
			own(t, display, offerParts(pieces(want, 60_000), says, nil))
			got, err := readFrom(display, enough)
			if err != nil || !bytes.Equal(got.Picture, want) {
				t.Errorf("%d bytes, %v", len(got.Picture), err)
			}
		})
	}
}

func TestTooLargeAPictureIsRefused(t *testing.T) {
	display := screen(t)
	const size = 128 << 10
	own(t, display, offerParts(slices.Repeat([][]byte{noise(size)}, limits.PictureFile/size+1), 10, nil))
	_, err := readFrom(display, enough)
	var e *picture.Error
	if !errors.As(err, &e) || e.Code != picture.Large {
		t.Errorf("%v", err)
	}
}

// Who never answers costs as long as we wait and no longer; who dies is not waited for.
func TestOwnersThatHangOrDieAreLeft(t *testing.T) {
	display := screen(t)
	short := patience{300 * time.Millisecond, 600 * time.Millisecond}
	silent := func(*owner, xproto.SelectionRequestEvent) {}
	half := pieces(noise(1<<20), 60_000)[:3]
	die := func(o *owner) { xproto.DestroyWindow(o.conn, o.window) }
	for name, c := range map[string]struct {
		does        func(*owner, xproto.SelectionRequestEvent)
		p           patience
		atLeast, to time.Duration
	}{
		"silent":       {silent, short, short.answer, 5 * time.Second},
		"stops midway": {offerParts(half, 1<<20, nil), short, short.whole, 5 * time.Second},
		"dies midway":  {offerParts(half, 1<<20, die), patience{time.Minute, time.Minute}, 0, 20 * time.Second},
		"dies at once": {func(o *owner, _ xproto.SelectionRequestEvent) { die(o) }, patience{time.Minute, time.Minute}, 0, 20 * time.Second},
	} {
		t.Run(name, func(t *testing.T) {
			own(t, display, c.does)
			begun := time.Now()
			got, err := readFrom(display, c.p)
			if took := time.Since(begun); !errors.Is(err, ErrSilent) || got.Picture != nil || took < c.atLeast || took > c.to {
				t.Errorf("%d bytes, %v, after %v", len(got.Picture), err, took)
			}
		})
	}
	own(t, display, silent)
	if text, err := textFrom(display, short); text != "" || !errors.Is(err, ErrSilent) {
		t.Errorf("text %q, %v", text, err)
	}
	promise := func(o *owner, r xproto.SelectionRequestEvent) { // to have a text, which never comes
		if o.name(r.Target) == "TARGETS" {
			o.list(r, map[string][]byte{"UTF8_STRING": nil})
		}
	}
	own(t, display, promise)
	if text, err := textFrom(display, short); text != "" || !errors.Is(err, ErrSilent) {
		t.Errorf("promised text %q, %v", text, err)
	}
}

// A list of forms that is longer than any, or that is no list, does no harm.
func TestNonsenseInPlaceOfAListOfForms(t *testing.T) {
	display := screen(t)
	for name, c := range map[string]struct {
		format byte
		data   []byte
		large  bool
	}{"bytes": {8, []byte("abcdefg"), false}, "too many": {32, make([]byte, 1<<20), true}, "none": {32, nil, false}} {
		t.Run(name, func(t *testing.T) {
			own(t, display, func(o *owner, r xproto.SelectionRequestEvent) {
				o.put(r.Requestor, r.Property, xproto.AtomAtom, c.format, c.data)
				o.tell(r, r.Property)
			})
			got, err := readFrom(display, enough)
			if got.Files != "" || got.Picture != nil || (err != nil) != c.large {
				t.Errorf("%+v, %v", got, err)
			}
		})
	}
}

func TestWhereThereIsNoClipboardNothingIsFound(t *testing.T) {
	for _, display := range []string{screen(t), ":99999", "nonsense", "/nowhere:0"} {
		if c, err := readFrom(display, enough); err != nil || c.Files != "" || c.Picture != nil {
			t.Errorf("%s: %+v, %v", display, c, err)
		}
	}
	t.Setenv("DISPLAY", "")
	if text, ok, err := Text(); text != "" || ok || err != nil {
		t.Errorf("%q, %v, %v", text, ok, err)
	}
	if c, err := Read(); err != nil || c.Files != "" || c.Picture != nil {
		t.Errorf("%+v, %v", c, err)
	}
}

// A display on another machine would be reached over the network.
func TestNoDisplayIsLookedForInTheNetwork(t *testing.T) {
	door, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer door.Close()
	knocked := make(chan struct{}, 2)
	go func() {
		for {
			c, err := door.Accept()
			if err != nil {
				return
			}
			knocked <- struct{}{}
			c.Close()
		}
	}()
	display := fmt.Sprint("127.0.0.1:", door.Addr().(*net.TCPAddr).Port-6000)
	for _, d := range []string{display, "tcp/" + display} {
		t.Setenv("DISPLAY", d)
		if _, ok, _ := Text(); ok {
			t.Errorf("%s: the text was asked for", d)
		}
		if _, err := Read(); err != nil || len(knocked) > 0 {
			t.Errorf("%s: %d connections, %v", d, len(knocked), err)
		}
	}
}

// A paste leaves nothing running, also when its owner hangs.
func TestReadingLeavesNothingBehind(t *testing.T) {
	display := screen(t)
	own(t, display, func(*owner, xproto.SelectionRequestEvent) {})
	before := runtime.NumGoroutine()
	for range 20 {
		readFrom(display, patience{10 * time.Millisecond, time.Second})
	}
	end := time.Now().Add(5 * time.Second)
	for runtime.NumGoroutine() > before && time.Now().Before(end) {
		time.Sleep(10 * time.Millisecond)
	}
	if n := runtime.NumGoroutine(); n > before {
		t.Errorf("%d goroutines, %d before", n, before)
	}
}
