// Package cache keeps recently used values within a budget of bytes, for many goroutines at once.
package cache
