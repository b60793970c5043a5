package fileio

import "os"

// Ours reports that the holder is this very program.
func (h Holder) Ours() bool { return h.Host == host() && h.PID == os.Getpid() && h.Run == run }
