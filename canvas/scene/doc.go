// Package scene is the display list every output draws: rectangles, paths, text runs and images in points.
//
// A scene knows no model. Its nodes carry a Ref, an opaque name of what they stand for, so that a hit test can
// answer "what is here" to those who do know the model. Lines are broken and glyphs are placed before a scene is
// made; whoever draws one neither wraps, aligns nor measures.
//
// Coordinates are points (1/72 inch), the origin is top left and y grows downwards.
package scene
