// Package present shows a map before an audience: it fills the screen and goes from stop to stop.
package present
