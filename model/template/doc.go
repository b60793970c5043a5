// Package template turns the ready lifecycles that come with the program into maps.
package template
