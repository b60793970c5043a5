//go:build !windows && !darwin

package desktop

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"os"
	"time"

	"github.com/godbus/dbus/v5"
)

// patience is how long a program of the desktop may take to answer that it has begun; one that must be started first
// is given the same. A test has less.
var patience = 5 * time.Second

// Show opens the folder of a file with the file chosen in it. It returns ErrNone where the desktop has no file manager
// that can, within a few seconds.
func Show(ctx context.Context, path string) error {
	ctx, stop := context.WithTimeout(ctx, patience)
	defer stop()
	bus, err := connect(ctx)
	if err != nil {
		return err
	}
	defer bus.Close()
	file := (&url.URL{Scheme: "file", Path: path}).String()
	files := bus.Object("org.freedesktop.FileManager1", "/org/freedesktop/FileManager1")
	return none(files.CallWithContext(ctx, "org.freedesktop.FileManager1.ShowItems", 0, []string{file}, "").Err)
}

const (
	portal   = "org.freedesktop.portal.Desktop"
	requests = "org.freedesktop.portal.Request"
)

// Print shows the print dialog of the desktop for a PDF and returns once it was answered: nil also when the person
// chose not to print. Parent is the window it belongs to as the desktop portal names it, "" for none. It returns ErrNone
// where there is no such dialog, within a few seconds.
func Print(ctx context.Context, path, title, parent string) error {
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	defer file.Close()
	bus, err := connect(ctx)
	if err != nil {
		return err
	}
	defer bus.Close()
	begin, stop := context.WithTimeout(ctx, patience)
	defer stop()
	answers := make(chan *dbus.Signal, 16)
	bus.Signal(answers)
	if err := bus.AddMatchSignalContext(begin, dbus.WithMatchInterface(requests), dbus.WithMatchMember("Response")); err != nil {
		return none(err)
	}
	var request dbus.ObjectPath
	call := bus.Object(portal, "/org/freedesktop/portal/desktop").CallWithContext(begin, "org.freedesktop.portal.Print.Print", 0,
		parent, title, dbus.UnixFD(file.Fd()), map[string]dbus.Variant{})
	if err := call.Store(&request); err != nil {
		return none(err)
	}
	return answer(ctx, answers, request)
}

// answer waits for what the person answers.
func answer(ctx context.Context, answers <-chan *dbus.Signal, request dbus.ObjectPath) error {
	const failed = 2 // 0 is printed, 1 is called off
	for {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case s, open := <-answers:
			if !open {
				return ErrNone // the bus is gone
			}
			if s.Path != request || len(s.Body) == 0 {
				continue
			}
			if code, ok := s.Body[0].(uint32); ok && code >= failed {
				return fmt.Errorf("%w: the print dialog failed", ErrNone)
			}
			return nil
		}
	}
}

// connect reaches the bus of the session, for as long as ctx lasts. It starts none: a bus of our own has no desktop on it.
func connect(ctx context.Context) (*dbus.Conn, error) {
	ctx, drop := context.WithCancel(ctx)
	late := time.AfterFunc(patience, drop) // something may listen there that never says a word
	bus, err := dbus.SessionBusPrivateNoAutoStartup(dbus.WithContext(ctx))
	if err == nil {
		if err = errors.Join(bus.Auth(nil), bus.Hello()); err != nil {
			bus.Close()
		}
	}
	if err != nil || !late.Stop() {
		drop()
		return nil, none(errors.Join(err, ctx.Err()))
	}
	return bus, nil
}

// none marks an error as one to do without.
func none(err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("%w: %w", ErrNone, err)
}
