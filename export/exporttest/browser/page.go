package browser

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"image"
	"image/png"
	"testing"
)

// Eval returns what an expression of JavaScript comes to, waiting for a promise.
func (p *Page) Eval(expression string) any {
	p.t.Helper()
	var got struct {
		Result           struct{ Value any }
		ExceptionDetails *struct {
			Exception struct{ Description string }
		}
	}
	p.ask("Runtime.evaluate", map[string]any{"expression": expression, "returnByValue": true, "awaitPromise": true}, &got)
	if e := got.ExceptionDetails; e != nil {
		p.t.Fatalf("%s: %s", expression, e.Exception.Description)
	}
	return got.Result.Value
}

// keys are those that Press knows besides single characters, with their codes.
var keys = map[string]int{"Enter": 13, "Escape": 27, "Tab": 9, "ArrowLeft": 37, "ArrowUp": 38, "ArrowRight": 39, "ArrowDown": 40, "Home": 36, "End": 35}

// Press strikes a key.
func (p *Page) Press(key string) {
	p.t.Helper()
	event := map[string]any{"type": "keyDown", "key": key, "code": key, "windowsVirtualKeyCode": keys[key]}
	if _, named := keys[key]; !named {
		event["text"] = key
	} else if key == "Enter" {
		event["text"] = "\r"
	}
	p.ask("Input.dispatchKeyEvent", event, nil)
	event["type"] = "keyUp"
	delete(event, "text")
	p.ask("Input.dispatchKeyEvent", event, nil)
}

// Type enters text where the keyboard is.
func (p *Page) Type(text string) {
	p.t.Helper()
	p.ask("Input.insertText", map[string]any{"text": text}, nil)
}

// Mouse sends an event of the mouse at a place of the window: mousePressed, mouseMoved, mouseReleased or mouseWheel.
func (p *Page) Mouse(kind string, x, y float64, more map[string]any) {
	p.t.Helper()
	event := map[string]any{"type": kind, "x": x, "y": y, "button": "left", "buttons": 1, "clickCount": 1}
	for k, v := range more {
		event[k] = v
	}
	p.ask("Input.dispatchMouseEvent", event, nil)
}

// Touch puts fingers on the window (touchStart), moves them (touchMove) or lifts them (touchEnd, without places).
func (p *Page) Touch(kind string, places ...[2]float64) {
	p.t.Helper()
	fingers := []map[string]any{}
	for i, at := range places {
		fingers = append(fingers, map[string]any{"x": at[0], "y": at[1], "id": i})
	}
	p.ask("Input.dispatchTouchEvent", map[string]any{"type": kind, "touchPoints": fingers}, nil)
}

// Click presses and releases the mouse.
func (p *Page) Click(x, y float64) {
	p.t.Helper()
	p.Mouse("mousePressed", x, y, nil)
	p.Mouse("mouseReleased", x, y, nil)
}

// Picture returns what the window shows.
func (p *Page) Picture() image.Image {
	p.t.Helper()
	var shot struct{ Data string }
	p.ask("Page.captureScreenshot", map[string]any{"format": "png", "optimizeForSpeed": true}, &shot)
	data, err := base64.StdEncoding.DecodeString(shot.Data)
	if err != nil {
		p.t.Fatal(err)
	}
	m, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		p.t.Fatal(err)
	}
	return m
}

// Print returns the PDF that printing would give.
func (p *Page) Print() []byte {
	p.t.Helper()
	var got struct{ Data string }
	p.ask("Page.printToPDF", map[string]any{"preferCSSPageSize": true, "printBackground": true}, &got)
	data, err := base64.StdEncoding.DecodeString(got.Data)
	if err != nil {
		p.t.Fatal(err)
	}
	return data
}

// Scripts lets the pages that are shown from now on run their own scripts, or forbids that.
func (p *Page) Scripts(t testing.TB, may bool) {
	t.Helper()
	p.t, p.mute = t, !may
	p.ask("Emulation.setScriptExecutionDisabled", map[string]any{"value": !may}, nil)
}

// Busy returns the processor time that the page's own thread has taken so far, in seconds: parsing, layout, scripts,
// painting.
func (p *Page) Busy() float64 {
	p.t.Helper()
	var got struct {
		Metrics []struct {
			Name  string
			Value float64
		}
	}
	p.ask("Performance.getMetrics", nil, &got)
	for _, m := range got.Metrics {
		if m.Name == "ThreadTime" {
			return m.Value
		}
	}
	p.t.Fatal("the browser does not say how busy it was")
	return 0
}

// Outline returns what a screen reader is told, in its order: role and name of everything that is not ignored.
func (p *Page) Outline() []string {
	p.t.Helper()
	type text struct{ Value any }
	var got struct {
		Nodes []struct {
			Ignored    bool
			Role, Name text
		}
	}
	p.ask("Accessibility.getFullAXTree", nil, &got)
	var out []string
	for _, n := range got.Nodes {
		if name, _ := n.Name.Value.(string); !n.Ignored && name != "" {
			out = append(out, fmt.Sprint(n.Role.Value, " ", name))
		}
	}
	return out
}
