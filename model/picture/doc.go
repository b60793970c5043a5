// Package picture is the door for pictures: the bytes of a foreign file become a stored picture of a sensible size, or a
// typed error.
package picture
