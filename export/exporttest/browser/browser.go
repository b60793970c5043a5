// Package browser shows an exported file in Chromium, for tests: an independent reader that is asked over pipes.
package browser

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"sojourn/assets"
)

// patience is how long a page may take over anything.
const patience = 60 * time.Second

// Page is a file that is open in a window of its own, which nobody sees.
type Page struct {
	t        testing.TB
	in       *os.File
	out      chan message
	session  string
	last     int
	loaded   bool
	mute     bool     // pages run no scripts, not even ours that wait
	Requests []string // addresses that the page has asked for, its own first
	Says     []string // what it wrote to the console: faults and refusals
}

type message struct {
	ID     int             `json:"id"`
	Method string          `json:"method"`
	Params json.RawMessage `json:"params"`
	Result json.RawMessage `json:"result"`
	Error  *struct{ Message string }
}

// Open starts the browser with an empty window, and with the fonts of the program and no others. It ends with the test.
func Open(t testing.TB) *Page {
	t.Helper()
	home := t.TempDir()
	toUs, theirOut, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	theirIn, toThem, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("chromium", "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--no-first-run",
		"--disable-background-networking", "--disable-component-update", "--force-color-profile=srgb", "--lang=en",
		"--user-data-dir="+filepath.Join(home, "profile"), "--remote-debugging-pipe", "about:blank")
	cmd.Env = append(os.Environ(), "FONTCONFIG_FILE="+Fonts(t, home), "HOME="+home)
	cmd.ExtraFiles = []*os.File{theirIn, theirOut}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	theirIn.Close()
	theirOut.Close()
	p := &Page{t: t, in: toThem, out: make(chan message, 1000)}
	go p.listen(toUs)
	t.Cleanup(func() {
		p.session = ""
		p.post("Browser.close", nil)
		toThem.Close() // without us it ends as well
		cmd.Wait()
	})
	var made struct{ TargetID, SessionID string }
	p.ask("Target.createTarget", map[string]any{"url": "about:blank"}, &made)
	p.ask("Target.attachToTarget", map[string]any{"targetId": made.TargetID, "flatten": true}, &made)
	p.session = made.SessionID
	for _, domain := range []string{"Page", "Network", "Runtime", "Log"} {
		p.ask(domain+".enable", nil, nil)
	}
	p.ask("Performance.enable", map[string]any{"timeDomain": "threadTicks"}, nil)
	return p
}

// Fonts writes, into a folder, where a reader finds its fonts, and returns the file that says so: those of the program and no others.
func Fonts(t testing.TB, home string) string {
	t.Helper()
	for name, data := range map[string][]byte{"regular.ttf": assets.SansRegular, "bold.ttf": assets.SansBold, "emoji.ttf": assets.Emoji,
		"fonts.conf": []byte("<fontconfig><dir>" + home + "</dir><cachedir>" + home + "/cache</cachedir></fontconfig>")} {
		if err := os.WriteFile(filepath.Join(home, name), data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return filepath.Join(home, "fonts.conf")
}

func (p *Page) listen(from *os.File) {
	defer close(p.out)
	defer from.Close()
	r := bufio.NewReader(from)
	for {
		line, err := r.ReadBytes(0)
		if err != nil {
			return
		}
		var m message
		if json.Unmarshal(bytes.TrimSuffix(line, []byte{0}), &m) == nil {
			p.out <- m
		}
	}
}

// Show opens a file in a window of w by h pixels, scale of them to a pixel of style sheets, and waits until it stands.
func (p *Page) Show(t testing.TB, file string, w, h int, scale float64) {
	t.Helper()
	p.t, p.Requests, p.Says = t, nil, nil
	p.ask("Emulation.setDeviceMetricsOverride", map[string]any{"width": w, "height": h, "deviceScaleFactor": scale, "mobile": false}, nil)
	p.loaded = false
	p.ask("Page.navigate", map[string]any{"url": "file://" + file}, nil)
	if !p.loaded {
		p.receive("loading "+file, func(message) bool { return p.loaded })
	}
	if p.mute {
		return
	}
	p.Eval("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
}

func (p *Page) post(method string, params any) int {
	p.last++
	m := map[string]any{"id": p.last, "method": method}
	if params != nil {
		m["params"] = params
	}
	if p.session != "" {
		m["sessionId"] = p.session
	}
	data, err := json.Marshal(m)
	if err == nil {
		_, err = p.in.Write(append(data, 0))
	}
	if err != nil {
		p.t.Errorf("%s: %v", method, err)
	}
	return p.last
}

func (p *Page) ask(method string, params, result any) {
	p.t.Helper()
	id := p.post(method, params)
	m := p.receive(method, func(m message) bool { return m.ID == id })
	if m.Error != nil {
		p.t.Fatalf("%s: %s", method, m.Error.Message)
	}
	if result != nil {
		if err := json.Unmarshal(m.Result, result); err != nil {
			p.t.Fatalf("%s: %v", method, err)
		}
	}
}

func (p *Page) receive(what string, wanted func(message) bool) message {
	p.t.Helper()
	late := time.After(patience)
	for {
		select {
		case m, open := <-p.out:
			if !open {
				p.t.Fatalf("%s: the browser is gone", what)
			}
			p.note(m)
			if wanted(m) {
				return m
			}
		case <-late:
			p.t.Fatalf("%s: no answer within %v", what, patience)
		}
	}
}

// note keeps what the page has asked for and what it complains of.
func (p *Page) note(m message) {
	var v struct {
		Request          struct{ URL string }
		Entry            struct{ Text string }
		Args             []struct{ Value any }
		ExceptionDetails struct {
			Text      string
			Exception struct{ Description string }
		}
	}
	json.Unmarshal(m.Params, &v)
	switch m.Method {
	case "Page.loadEventFired":
		p.loaded = true
	case "Network.requestWillBeSent":
		if !strings.HasPrefix(v.Request.URL, "data:") {
			p.Requests = append(p.Requests, v.Request.URL)
		}
	case "Log.entryAdded":
		p.Says = append(p.Says, v.Entry.Text)
	case "Runtime.consoleAPICalled":
		p.Says = append(p.Says, fmt.Sprint(v.Args))
	case "Runtime.exceptionThrown":
		p.Says = append(p.Says, v.ExceptionDetails.Text+" "+v.ExceptionDetails.Exception.Description)
	}
}
