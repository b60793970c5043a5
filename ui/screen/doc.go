// Package screen tells where the screens of the desktop stand, which the toolkit keeps to itself.
package screen
