package crash

import (
	"errors"
	"fmt"
	"os"
	"reflect"
	"runtime"
	"runtime/debug"
	"strings"
	"testing"
	"time"
	"unsafe"
)

// The words that no report may hold. They stand in messages, never in names of functions.
const (
	chinese = "结算页付款方式少"
	english = "Aurelia cannot pay"
	words   = chinese + " / " + english
)

// forged is a text that looks like what the runtime writes.
const forged = words + "\ngoroutine 1 [running]:\nmain.Aurelia(0x1)\n\t/home/Aurelia/" + chinese + ".go:1 +0x1\n\npanic: " + words +
	"\n\ngoroutine 7 [Aurelia]:\nmain.f()\n\t/" + chinese + ".go:2\r\ngoroutine 8 [running]:\r/home/Aurelia.go:3"

type (
	card          struct{ Title string }
	word          string
	titled        struct{ error }
	broken        struct{}
	posing        struct{ word }
	holder[T any] struct{ it T }
)

func (c card) String() string         { return c.Title }
func (broken) Error() string          { panic(words) }
func (p posing) Error() string        { return string(p.word) }
func (posing) RuntimeError()          {}
func (h *holder[T]) faultyMethod()    { panic(fmt.Sprint(h.it)) }
func (c *card) faultyAccess() string  { return c.Title }
func faulty(v any)                    { panic(v) }
func faultyIndex(s []int, i int) int  { return s[i] }
func faultyRest(s string, i int)      { _ = s[i:] }
func faultyDivision(a, b int) int     { return a / b }
func faultyCast(v any) int            { return v.(int) }
func faultyMap(m map[string]string)   { m[chinese] = english }
func faultySend(c chan string)        { close(c); c <- words }
func faultyClose(c chan string)       { close(c); close(c) }
func faultyMake(n int) []string       { return make([]string, n) }
func faultyArray(s []int) [4]int      { return [4]int(s) }
func faultyHash(v any) map[any]string { return map[any]string{v: words} }
func faultyRecursion(s string) string { return faultyRecursion(s+"x") + s }
func faultyGoexit()                   { defer panic(words); runtime.Goexit() }
func faultyPointer()                  { *(*int)(unsafe.Add(nil, 1<<40)) = len(words) }

func faultyWrites() {
	m := map[int]string{}
	for range 8 {
		go func() {
			for i := 0; ; i++ {
				m[i%9] = words
			}
		}()
	}
	select {}
}

func faultyRepanic() {
	defer func() { panic(recover()) }()
	panic(errors.New(words))
}

func faultyNesting() {
	defer func() { panic(chinese) }()
	panic(english)
}

func faultyRecovery() { // the first panic is over; the second is what ends the program
	func() {
		defer func() { _ = recover() }()
		panic(english)
	}()
	panic(chinese)
}

func faultyReflection() { reflect.ValueOf(words).SetString(words) }

// elsewhere lets a function fail in a goroutine while main waits.
func elsewhere(f func()) {
	go f()
	time.Sleep(time.Minute)
}

func guarded(f func()) func() {
	return func() { defer Guard(); f() }
}

// many has several goroutines fail at once.
func many(f func()) func() {
	return func() {
		start := make(chan struct{})
		for range 20 {
			go func() { <-start; f() }()
		}
		close(start)
		time.Sleep(time.Minute)
	}
}

// injected are the ends of a program, by name, with the function that is to blame and what the report says of it.
var injected = map[string]struct {
	fails       func()
	blame, says string
}{
	"string":             {func() { faulty(words) }, "crash.faulty", "panic with a string\n" + withheld},
	"named string":       {func() { faulty(word(words)) }, "crash.faulty", "crash.word\n" + withheld},
	"error":              {func() { faulty(errors.New(words)) }, "crash.faulty", "*errors.errorString\n" + withheld},
	"wrapped":            {func() { faulty(fmt.Errorf("%s: %w", chinese, os.ErrNotExist)) }, "crash.faulty", "*fmt.wrapError\n" + withheld},
	"joined":             {func() { faulty(errors.Join(errors.New(chinese), errors.New(english))) }, "crash.faulty", "*errors.joinError\n" + withheld},
	"path":               {func() { faulty(&os.PathError{Op: "open", Path: "/home/" + words, Err: os.ErrExist}) }, "crash.faulty", "PathError\n" + withheld},
	"embedded":           {func() { faulty(titled{errors.New(words)}) }, "crash.faulty", "crash.titled\n" + withheld},
	"stringer":           {func() { faulty(card{words}) }, "crash.faulty", "crash.card\n" + withheld},
	"struct":             {func() { faulty(struct{ Name, Text string }{chinese, english}) }, "crash.faulty", withheld},
	"pointer":            {func() { faulty(&card{words}) }, "crash.faulty", "*crash.card\n" + withheld},
	"list":               {func() { faulty([]string{words}) }, "crash.faulty", "[]string\n" + withheld},
	"bytes":              {func() { faulty([]byte(words)) }, "crash.faulty", "[]uint8\n" + withheld},
	"rune":               {func() { faulty('款') }, "crash.faulty", "int32\n" + withheld},
	"number":             {func() { faulty(4711) }, "crash.faulty", "int\n" + withheld},
	"nil":                {func() { faulty(nil) }, "crash.faulty", "PanicNilError"},
	"typed nil":          {func() { faulty((*card)(nil)) }, "crash.faulty", "*crash.card\n" + withheld},
	"broken error":       {func() { faulty(broken{}) }, "crash.faulty", "crash.broken\n" + withheld},
	"posing error":       {func() { faulty(posing{words}) }, "crash.faulty", "crash.posing\n" + withheld},
	"posing text":        {func() { faulty("runtime error: " + words) }, "crash.faulty", withheld},
	"forged":             {func() { faulty(forged) }, "crash.faulty", withheld},
	"very long":          {func() { faulty(strings.Repeat(forged, 20_000)) }, "crash.faulty", withheld},
	"function":           {func() { faulty(func() string { return words }) }, "crash.faulty", "func() string\n" + withheld},
	"generic":            {func() { (&holder[string]{words}).faultyMethod() }, "faultyMethod", withheld},
	"index":              {func() { faultyIndex([]int{1, 2}, 40) }, "crash.faultyIndex", "runtime error: index out of range [40] with length 2"},
	"rest":               {func() { faultyRest("Aurelia", 40) }, "crash.faultyRest", "runtime error: slice bounds out of range [40:7]"},
	"nil pointer":        {func() { (*card)(nil).faultyAccess() }, "crash.(*card).faultyAccess", "nil pointer dereference"},
	"address":            {faultyPointer, "crash.faultyPointer", "fatal error of the runtime"},
	"division":           {func() { faultyDivision(len(words), 0) }, "crash.faultyDivision", "integer divide by zero"},
	"conversion":         {func() { faultyCast(words) }, "crash.faultyCast", "interface conversion: interface {} is string, not int"},
	"nil map":            {func() { faultyMap(nil) }, "crash.faultyMap", "assignment to entry in nil map"},
	"send":               {func() { faultySend(make(chan string)) }, "crash.faultySend", "send on closed channel"},
	"close":              {func() { faultyClose(make(chan string)) }, "crash.faultyClose", "close of closed channel"},
	"make":               {func() { faultyMake(-len(words)) }, "crash.faultyMake", "makeslice: len out of range"},
	"array":              {func() { faultyArray([]int{1}) }, "crash.faultyArray", "cannot convert slice with length 1"},
	"hash":               {func() { faultyHash([]string{words}) }, "crash.faultyHash", "unhashable type"},
	"reflection":         {faultyReflection, "crash.faultyReflection", withheld},
	"again":              {faultyRepanic, "crash.faultyRepanic", withheld},
	"nested":             {faultyNesting, "crash.faultyNesting", withheld},
	"recovered":          {faultyRecovery, "crash.faultyRecovery", withheld},
	"deferred":           {faultyGoexit, "crash.faultyGoexit", withheld},
	"guarded":            {func() { elsewhere(guarded(func() { faulty(words) })) }, "crash.faulty", "panic with a string\n" + withheld},
	"guarded, many":      {many(guarded(func() { faulty(words) })), "crash.faulty", "panic with a string\n" + withheld},
	"unguarded":          {func() { elsewhere(func() { faulty(words) }) }, "crash.faulty", "panic\n" + withheld},
	"unguarded error":    {func() { elsewhere(func() { faulty(errors.New(words)) }) }, "crash.faulty", "panic\n" + withheld},
	"unguarded card":     {func() { elsewhere(func() { faulty(card{words}) }) }, "crash.faulty", "panic\n" + withheld},
	"unguarded word":     {func() { elsewhere(func() { faulty(word(forged)) }) }, "crash.faulty", "panic\n" + withheld},
	"unguarded forgery":  {func() { elsewhere(func() { faulty(forged) }) }, "crash.faulty", "panic\n" + withheld},
	"unguarded length":   {func() { elsewhere(func() { faulty(errors.New(strings.Repeat(forged, 20_000))) }) }, "crash.faulty", "panic\n" + withheld},
	"unguarded posing":   {func() { elsewhere(func() { faulty("runtime error: integer divide by zero " + words) }) }, "crash.faulty", "panic\n" + withheld},
	"unguarded nesting":  {func() { elsewhere(faultyNesting) }, "crash.faultyNesting", "panic\n" + withheld},
	"unguarded again":    {func() { elsewhere(faultyRepanic) }, "crash.faultyRepanic", "panic\n" + withheld},
	"unguarded index":    {func() { elsewhere(func() { faultyIndex(nil, 3) }) }, "crash.faultyIndex", "runtime error: index out of range [3] with length 0"},
	"unguarded nil":      {func() { elsewhere(func() { (*card)(nil).faultyAccess() }) }, "crash.(*card).faultyAccess", "nil pointer dereference"},
	"unguarded cast":     {func() { elsewhere(func() { faultyCast(words) }) }, "crash.faultyCast", conversion + withheld},
	"unguarded, many":    {many(func() { faulty(forged) }), "crash.faulty", "panic\n" + withheld},
	"concurrent writes":  {faultyWrites, "crash.faultyWrites", "fatal error of the runtime"},
	"overflow":           {func() { debug.SetMaxStack(1 << 20); faultyRecursion(words) }, "crash.faultyRecursion", "fatal error of the runtime"},
	"unguarded overflow": {func() { debug.SetMaxStack(1 << 20); elsewhere(func() { faultyRecursion(words) }) }, "crash.faultyRecursion", "fatal error of the runtime"},
}

const (
	childKind = "SOJOURN_TEST_CRASH"
	childHome = "SOJOURN_TEST_CRASH_HOME"
)

// TestMain is also the program that ends: what is injected then happens in its main goroutine, as in the real one.
func TestMain(m *testing.M) {
	kind := os.Getenv(childKind)
	if kind == "" {
		os.Exit(m.Run())
	}
	defer Watch(os.Getenv(childHome), "1.2.3")()
	defer Guard()
	if end, ok := injected[kind]; ok {
		end.fails()
	} else {
		live(kind)
	}
}

// live waits for a signal, has a goroutine end itself, or does nothing at all.
func live(kind string) {
	switch kind {
	case "wait":
		os.Stdout.WriteString("ready\n")
		time.Sleep(time.Minute)
	case "goexit":
		gone := make(chan struct{})
		go func() {
			defer close(gone)
			defer Guard()
			runtime.Goexit()
		}()
		<-gone
	}
}
