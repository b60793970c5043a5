package crash

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"sync"
	"sync/atomic"
	"time"

	"sojourn/model/fileio"
	"sojourn/model/limits"
)

// Failed is the exit code of a program that Guard has ended.
const Failed = 2

// keeper is where the reports of this run go.
type keeper struct {
	home, version string
	raw           string     // file the runtime writes to, "" for none
	once          sync.Mutex // never let go of: one end has one report
}

var kept atomic.Pointer[keeper]

// Keep makes Guard write its reports to a folder below home, which is made when there is one to write. Until then, and
// without Keep, a panic goes its usual way.
func Keep(home, version string) { kept.Store(&keeper{home: home, version: version}) }

// Watch does as Keep and also has the runtime leave a trace of what no Guard can catch: fatal errors, signals, and
// panics in goroutines of libraries. What earlier runs have left of that kind becomes reports. Call stop when the
// program ends as it should. Where home cannot be written, nothing is watched.
func Watch(home, version string) (stop func()) {
	Keep(home, version)
	k, dir := kept.Load(), folder(home)
	if fileio.MakeDir(fileio.OS, dir) != nil {
		return func() {}
	}
	gather(dir)
	path := filepath.Join(dir, fileio.RunName()+rawEnding)
	f, err := os.OpenFile(path, os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o600)
	if err != nil {
		return func() {}
	}
	fmt.Fprintln(f, about(version)) // the version that ends may not be the one that reads
	if err := debug.SetCrashOutput(f, debug.CrashOptions{}); err == nil {
		k.raw = path
	}
	f.Close() // the runtime has its own handle
	debug.SetTraceback("all")
	return func() {
		debug.SetCrashOutput(nil, debug.CrashOptions{})
		k.dropRaw()
	}
}

// dropRaw removes what the runtime would have written to.
func (k *keeper) dropRaw() {
	if k.raw != "" {
		os.Remove(k.raw)
	}
}

// about names the program and the machine, on one line.
func about(version string) string {
	return fmt.Sprintf("Sojourn %s, %s/%s, %s", version, runtime.GOOS, runtime.GOARCH, runtime.Version())
}

// Guard is deferred by main and by each goroutine of ours. It turns a panic into a report, says in one line on standard
// error where that is, and ends the program with exit code Failed. When no report can be written the panic goes on.
func Guard() {
	k := kept.Load()
	if k == nil {
		return
	}
	v := recover()
	if v == nil {
		return
	}
	k.once.Lock()
	path, err := k.report(v)
	if err != nil {
		panic(v)
	}
	k.dropRaw()
	fmt.Fprintln(os.Stderr, "sojourn: stopped unexpectedly; a report without any of your texts is in "+path)
	os.Exit(Failed)
}

func (k *keeper) report(v any) (string, error) {
	dir := folder(k.home)
	if err := fileio.MakeDir(fileio.OS, dir); err != nil {
		return "", err
	}
	stacks := make([]byte, 4*limits.CrashBytes) // with the values, which are left out
	stacks = stacks[:runtime.Stack(stacks, true)]
	return end{fileio.RunName(), about(k.version), time.Now(), reasonOf(v), parse(bytes.NewReader(stacks), userHome())}.write(dir)
}

// userHome is the user's folder as stack traces write paths.
func userHome() string {
	home, _ := os.UserHomeDir() // without one there is nothing to hide
	return filepath.ToSlash(home)
}
