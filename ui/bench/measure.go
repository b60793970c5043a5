package main

import (
	"bytes"
	"fmt"
	"os"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// taken is what several runs of the same thing took, in milliseconds each.
type taken struct{ wall, processor []float64 }

// measure runs f n times. What runs before it left as garbage is swept first, so that each pays for its own.
func measure(n int, f func() error) (taken, error) {
	var out taken
	for range n {
		runtime.GC()
		processor, start := processorTime(), time.Now()
		if err := f(); err != nil {
			return out, err
		}
		out.wall = append(out.wall, inMilliseconds(time.Since(start)))
		out.processor = append(out.processor, inMilliseconds(processorTime()-processor))
	}
	return out, nil
}

func inMilliseconds(d time.Duration) float64 { return float64(d) / float64(time.Millisecond) }

// processorTime is what this process has used of all processors.
func processorTime() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		panic(err) // the arguments are constant and right
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// share returns the value below which that share of all values lies; 0 is the smallest.
func share(values []float64, of float64) float64 {
	sorted := slices.Sorted(slices.Values(values))
	return sorted[int(of*float64(len(sorted)-1)+0.5)]
}

// peakMemory returns the most bytes of real memory that a process, by its number or "self", ever held.
func peakMemory(process string) (float64, error) { return statusBytes(process, "VmHWM:") }

// memory returns the bytes of real memory that a process holds.
func memory(process string) (float64, error) { return statusBytes(process, "VmRSS:") }

// statusBytes reads an amount of memory that the system tells about a process.
func statusBytes(process, name string) (float64, error) {
	status, err := os.ReadFile("/proc/" + process + "/status")
	if err != nil {
		return 0, err
	}
	_, rest, _ := bytes.Cut(status, []byte(name))
	line, _, _ := bytes.Cut(rest, []byte(" kB"))
	kilobytes, err := strconv.ParseFloat(strings.TrimSpace(string(line)), 64)
	if err != nil {
		return 0, fmt.Errorf("the system does not tell the memory of a process: %w", err)
	}
	return kilobytes * 1024, nil
}

// processorTimeOf is what another process has used of all processors.
func processorTimeOf(process int) (time.Duration, error) {
	const perSecond = 100 // of the clock in which the system counts, on every Linux
	stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", process))
	if err != nil {
		return 0, err
	}
	fields := strings.Fields(string(stat[bytes.LastIndexByte(stat, ')')+1:])) // the name before it may hold anything
	if len(fields) < 13 {
		return 0, fmt.Errorf("the system does not tell what process %d does", process)
	}
	user, err := strconv.Atoi(fields[11])
	if err != nil {
		return 0, err
	}
	system, err := strconv.Atoi(fields[12])
	return time.Duration(user+system) * time.Second / perSecond, err
}
