// Package e2e drives the built program in a real window on a display of its own, with real mouse and keyboard events.
package e2e
