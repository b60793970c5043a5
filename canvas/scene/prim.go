package scene

import "image/color"

// Color is a colour with straight (not premultiplied) alpha.
type Color = color.NRGBA

// RGB returns an opaque colour from 0xRRGGBB.
func RGB(hex uint32) Color {
	return Color{R: uint8(hex >> 16), G: uint8(hex >> 8), B: uint8(hex), A: 255}
}

// Op says which fields of a Prim are in use.
type Op uint8

// The operations of the display list.
const (
	OpRect   Op = iota // Rect, Radius; filled with Fill, outlined with Stroke at Width
	OpPath             // Path; filled with Fill, outlined with Stroke at Width, Dash, round caps and joins
	OpText             // Run, in Fill
	OpImage            // Image into Rect, corners cut by Radius; stretched, unless it is to Cover
	OpShadow           // a soft shadow of Rect with Radius: Fill spread over Width points; paper leaves it out
)

// Detail is the distance from which a primitive is still drawn: zooming out drops detail instead of shrinking it.
type Detail uint8

// Details, from the farthest reading distance to the nearest.
const (
	Far    Detail = iota // stages, curve, stars, card shapes: always drawn
	Middle               // card titles, lane names
	Near                 // chips, faces on cards, owners, body text
)

// Prim is one primitive. Unused fields are zero. A zero alpha means "none" for Fill and Stroke.
type Prim struct {
	Op     Op
	Detail Detail
	Cover  bool // an image keeps its proportions and fills Rect: what sticks out on two sides is cut off
	Rect   Rect
	Radius float64 // points
	Path   *Path
	Run    *Run
	Image  *Image
	Fill   Color
	Stroke Color
	Width  float64   // stroke width in points
	Dash   []float64 // on, off, … in points; nil is solid
	Ramp   *Ramp     // replaces the colour (not the alpha) of Fill and Stroke
}

// Ramp is a gradient along a straight line. Stops are in ascending At, from 0 to 1.
type Ramp struct {
	From, To Point
	Stops    []Stop
}

// Stop is one colour of a Ramp.
type Stop struct {
	At    float64
	Color Color
}

// Image is a picture by the hash of its bytes. Bytes are PNG or JPEG, shared and never changed.
type Image struct {
	Key   string
	Bytes []byte
}
