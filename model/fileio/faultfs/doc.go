// Package faultfs is a file system in memory that fails, writes short and loses power on demand, for tests.
//
// It keeps apart what programs see and what the disk holds: bytes reach the disk by Sync, entries of a folder by
// SyncDir. After a crash, Restart shows what may be found, each way that real disks are known to leave behind.
package faultfs
