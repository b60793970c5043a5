// Package modeltest builds documents, random operations and invariants for tests of every room.
package modeltest
