package screen

import (
	"image"

	"github.com/go-gl/glfw/v3.4/glfw"
)

// Rects lists the screens in pixels of the desktop, the main one first. One that shows the same as another is left out. It is
// called on the UI goroutine of a program that has a window there.
func Rects() (out []image.Rectangle) {
	taken := map[image.Point]bool{}
	for _, m := range glfw.GetMonitors() {
		x, y := m.GetPos()
		mode := m.GetVideoMode()
		if at := image.Pt(x, y); mode != nil && !taken[at] {
			taken[at] = true
			out = append(out, image.Rectangle{Min: at, Max: at.Add(image.Pt(mode.Width, mode.Height))})
		}
	}
	return out
}

// OnChange calls f on the UI goroutine whenever a screen is plugged in or pulled out; nil calls nothing any more.
func OnChange(f func()) {
	if f == nil {
		glfw.SetMonitorCallback(nil)
		return
	}
	glfw.SetMonitorCallback(func(*glfw.Monitor, glfw.PeripheralEvent) { f() })
}

// Middle is where a window of a size stands in the middle of a screen; one that is larger begins at its corner.
func Middle(s image.Rectangle, size image.Point) image.Point {
	room := s.Size().Sub(size)
	return s.Min.Add(image.Pt(max(0, room.X/2), max(0, room.Y/2)))
}
