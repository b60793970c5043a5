package crash

import (
	"fmt"
	"reflect"
	"regexp"
	"runtime"
	"strings"
)

// reason is why the program ended, in words that hold none of the user's.
type reason struct{ kind, message string }

const withheld = "(withheld: it may hold words of yours)"

// known are the messages of the runtime that hold nothing but numbers.
var known = regexp.MustCompile(`^(?:` + strings.Join([]string{
	`runtime error: (?:index out of range \[-?\d+\](?: with length \d+)?|slice bounds out of range \[-?\d*:-?\d*(?::-?\d*)?\](?: with (?:length|capacity) \d+)?)`,
	`runtime error: cannot convert slice with length \d+ to array or pointer to array with length \d+`,
	`runtime error: (?:invalid memory address or nil pointer dereference|integer divide by zero|integer overflow|negative shift amount)`,
	`runtime error: (?:makeslice: (?:len|cap) out of range|growslice: len out of range|makechan: size out of range)`,
	`assignment to entry in nil map|(?:close|send) (?:of|on) (?:closed|nil) channel|all goroutines are asleep - deadlock!`,
	`panic called with nil argument \(use GODEBUG=panicnil=1 to disable\)`,
	`(?:concurrent map (?:writes|read and map write|iteration and map write)|stack overflow)`,
}, "|") + `)$`)

// conversion is a failed type assertion, whose message names types.
const conversion = "interface conversion: "

var signal = regexp.MustCompile(`^SIG[A-Z0-9]+: [a-z /-]+$`)

// reasonOf is why a panic with that value has ended the program. It asks nothing of the value, which may be broken.
func reasonOf(v any) reason {
	r := reason{fmt.Sprintf("panic with a %T", v), withheld}
	t := reflect.TypeOf(v)
	if t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	if err, ok := v.(runtime.Error); ok && t.PkgPath() == "runtime" { // others may say anything under that name
		r.message = err.Error()
	}
	return r
}

// reasonIn is why, by the first line that the runtime wrote.
func reasonIn(line string) reason {
	message, panicked := strings.CutPrefix(line, "panic: ")
	message, _, _ = strings.Cut(message, " [recovered")
	switch {
	case signal.MatchString(line):
		return reason{"signal", line}
	case !panicked:
		return reason{"fatal error of the runtime", "(see the stacks)"}
	case known.MatchString(message):
		return reason{"panic", message}
	case strings.HasPrefix(message, conversion):
		return reason{"panic", conversion + withheld}
	}
	return reason{"panic", withheld}
}
