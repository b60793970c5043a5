// Package fileio is the only code that writes files: a file holds its old bytes or its new bytes, whatever happens.
//
// Save and Atomic write a temporary file beside the target, flush it to the disk and rename it over the target; a guard
// beside it keeps the saves of two programs apart. Every call that touches the disk goes through FS, so that the failing
// file system in faultfs can stand in for a disk that is full, breaks, or loses power.
package fileio
