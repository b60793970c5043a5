// Package settings remembers how one person likes the program, between one run and the next.
package settings
