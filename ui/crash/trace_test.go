package crash

import (
	"fmt"
	"strings"
	"testing"

	"sojourn/model/limits"
)

// What is kept of a trace is what the runtime wrote about functions, and nothing that a message can bring about.
func TestTrace(t *testing.T) {
	for what, c := range map[string]struct{ raw, want string }{
		"values": {
			"panic: x\n\ngoroutine 1 [running]:\nmain.(*T[...]).f(0xc000012345, {0x1, 0x2?}, ...)\n\t/src/a b.go:12 +0x1d\n",
			"\ngoroutine 1 [running]:\nmain.(*T[...]).f\n\t/src/a b.go:12\n",
		},
		"of a fatal error": {
			"goroutine 0 gp=0x55 m=0 mp=0x66 [idle]:\nruntime.f()\n\tr.s:3 +0x1 fp=0xc0 sp=0xc1 pc=0x4\n\nrax    0x0\n",
			"\ngoroutine 0 [idle]:\nruntime.f\n\tr.s:3\n",
		},
		"creator and gap": {
			"goroutine 7 [select, 2 minutes, locked to thread]:\n...23 frames elided...\ncreated by main.f in goroutine 1\n\tC:/Users/lin/f.go:1 +0x1\n",
			"\ngoroutine 7 [select, 2 minutes, locked to thread]:\n...23 frames elided...\ncreated by main.f in goroutine 1\n\tC:/Users/lin/f.go:1\n",
		},
		"labels": {
			"goroutine 7 [running labels:{\"Aurelia\": \"x\"}]:\nmain.f()\n\tf.go:1\n",
			"\ngoroutine 7 [running]:\nmain.f\n\tf.go:1\n",
		},
		"home": {
			"goroutine 1 [running]:\nmain.f()\n\t/home/lin/src/f.go:1\nmain.g()\n\t/home/lin.go:1\n",
			"\ngoroutine 1 [running]:\nmain.f\n\t~/src/f.go:1\nmain.g\n\t/home/lin.go:1\n",
		},
		"stack of the runtime": {
			"runtime stack:\nruntime.f()\n\tr.go:3\n",
			"\nruntime stack:\nruntime.f\n\tr.go:3\n",
		},
		"a second panic after a torn line": {
			"panic: x\n\ngoroutine 1 [running]:\nmain.f()\npanic: x\n\t/Aurelia.go:1\n\tgoroutine 2 [running]:\n\ngoroutine 3 [running]:\nmain.g()\n\tg.go:1\n",
			"\ngoroutine 1 [running]:\n\ngoroutine 3 [running]:\nmain.g\n\tg.go:1\n",
		},
		"a long line that goes on like a stack": {
			"panic: " + strings.Repeat("x", limits.CrashLineBytes-len("panic: ")) + "goroutine 2 [Aurelia]:\n\ngoroutine 1 [running]:\nmain.f()\n\tf.go:1\n",
			"\ngoroutine 1 [running]:\nmain.f\n\tf.go:1\n",
		},
		"cut":     {"goroutine 1 [running]:\nmain.f()\n\tf.g", "\ngoroutine 1 [running]:\n"},
		"nothing": {"", "\n"},
	} {
		if got := parse(strings.NewReader(c.raw), "/home/lin").text(); got != c.want {
			t.Errorf("%s: %q, want %q", what, got, c.want)
		}
	}
}

// However many goroutines there are, a report has its bounds and says so.
func TestTraceIsBounded(t *testing.T) {
	var raw strings.Builder
	for i := range 20_000 {
		fmt.Fprintf(&raw, "goroutine %d [running]:\nmain.f()\n\tf.go:1\n\n", i)
	}
	got := parse(strings.NewReader(raw.String()), "").text()
	if len(got) < limits.CrashBytes/2 || len(got) > limits.CrashBytes+100 || !strings.HasSuffix(got, "too long to keep.\n") {
		t.Errorf("%d bytes ending in %q", len(got), got[len(got)-40:])
	}
}

// The reason tells what the runtime says in numbers, and of anything else only that it was said.
func TestReason(t *testing.T) {
	for line, want := range map[string]reason{
		"panic: runtime error: index out of range [5] with length 3":                       {"panic", "runtime error: index out of range [5] with length 3"},
		"panic: runtime error: slice bounds out of range [:7] with capacity 3 [recovered]": {"panic", "runtime error: slice bounds out of range [:7] with capacity 3"},
		"panic: close of nil channel [recovered, repanicked]":                              {"panic", "close of nil channel"},
		"panic: runtime error: index out of range [5] with length three":                   {"panic", withheld},
		"panic: interface conversion: Aurelia":                                             {"panic", "interface conversion: " + withheld},
		"panic: SIGABRT: abort":                                                            {"panic", withheld},
		"panic: main.word(\"Aurelia\")":                                                    {"panic", withheld},
		"SIGABRT: abort":                                                                   {"signal", "SIGABRT: abort"},
		"":                                                                                 {"fatal error of the runtime", "(see the stacks)"},
		"Aurelia":                                                                          {"fatal error of the runtime", "(see the stacks)"},
	} {
		if got := reasonIn(line); got != want {
			t.Errorf("%q: %q, want %q", line, got, want)
		}
	}
}
