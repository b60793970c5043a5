//go:build linux

package desktop

import (
	"bufio"
	"context"
	"errors"
	"io"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/godbus/dbus/v5"
)

// session starts a bus of our own with nothing on it, and makes it the one of the session.
func session(t *testing.T) *dbus.Conn {
	t.Helper()
	daemon := exec.Command("dbus-daemon", "--session", "--nofork", "--print-address", "--address=unix:dir="+t.TempDir())
	out, err := daemon.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := daemon.Start(); err != nil {
		t.Fatalf("dbus-daemon (Debian package dbus-daemon): %v", err)
	}
	t.Cleanup(func() { daemon.Process.Kill(); daemon.Wait() })
	address, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	t.Setenv("DBUS_SESSION_BUS_ADDRESS", strings.TrimSpace(address))
	bus, err := connect(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { bus.Close() })
	return bus
}

// serve puts a program of the desktop on the bus.
func serve(t *testing.T, bus *dbus.Conn, name, path, face string, methods any) {
	t.Helper()
	if err := bus.Export(methods, dbus.ObjectPath(path), face); err != nil {
		t.Fatal(err)
	}
	if _, err := bus.RequestName(name, dbus.NameFlagDoNotQueue); err != nil {
		t.Fatal(err)
	}
}

type fileManager struct{ shown chan string }

func (f *fileManager) ShowItems(files []string, _ string) *dbus.Error {
	for _, file := range files {
		f.shown <- file
	}
	return nil
}

func TestShowAsksTheFileManager(t *testing.T) {
	bus, files := session(t), &fileManager{make(chan string, 2)}
	if err := Show(t.Context(), "/tmp/a"); !errors.Is(err, ErrNone) {
		t.Errorf("without one: %v", err)
	}
	serve(t, bus, "org.freedesktop.FileManager1", "/org/freedesktop/FileManager1", "org.freedesktop.FileManager1", files)
	if err := Show(t.Context(), "/tmp/网店 1.pdf"); err != nil {
		t.Fatal(err)
	}
	if got := <-files.shown; got != "file:///tmp/%E7%BD%91%E5%BA%97%201.pdf" {
		t.Errorf("%q", got)
	}
}

// printer is the print dialog of a desktop. It answers with codes, and not at all when there are none left.
type printer struct {
	bus   *dbus.Conn
	codes chan uint32
	asked chan [3]string // parent, title, what is to be printed
}

func (p *printer) Print(parent, title string, fd dbus.UnixFD, _ map[string]dbus.Variant) (dbus.ObjectPath, *dbus.Error) {
	f := os.NewFile(uintptr(fd), "pdf")
	defer f.Close()
	data, _ := io.ReadAll(f)
	p.asked <- [3]string{parent, title, string(data)}
	const request = dbus.ObjectPath("/org/freedesktop/portal/desktop/request/1")
	select {
	case code := <-p.codes:
		go func() {
			p.bus.Emit("/org/freedesktop/portal/desktop/request/other", requests+".Response", uint32(2), map[string]dbus.Variant{})
			p.bus.Emit(request, requests+".Response", code, map[string]dbus.Variant{})
		}()
	default:
	}
	return request, nil
}

func pdfFile(t *testing.T) string {
	path := filepath.Join(t.TempDir(), "a.pdf")
	if err := os.WriteFile(path, []byte("%PDF-1.7"), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestPrintShowsTheDialogOfTheDesktop(t *testing.T) {
	bus, path := session(t), pdfFile(t)
	if err := Print(t.Context(), path, "a", ""); !errors.Is(err, ErrNone) {
		t.Errorf("without one: %v", err)
	}
	p := &printer{bus, make(chan uint32, 1), make(chan [3]string, 4)}
	serve(t, bus, portal, "/org/freedesktop/portal/desktop", "org.freedesktop.portal.Print", p)
	for code, want := range []error{nil, nil, ErrNone} { // printed, called off, failed
		p.codes <- uint32(code)
		if err := Print(t.Context(), path, "网店", "x11:1f"); !errors.Is(err, want) {
			t.Errorf("answer %d: %v", code, err)
		}
		if got := <-p.asked; got != [3]string{"x11:1f", "网店", "%PDF-1.7"} {
			t.Errorf("%q", got)
		}
	}
	ctx, stop := context.WithCancel(t.Context())
	time.AfterFunc(50*time.Millisecond, stop)
	if err := Print(ctx, path, "a", ""); !errors.Is(err, context.Canceled) {
		t.Errorf("a dialog nobody answers: %v", err)
	}
}

// Neither no bus nor one that never says a word makes anybody wait for long.
func TestNothingHangsWithoutABus(t *testing.T) {
	dir := t.TempDir()
	mute, err := net.Listen("unix", filepath.Join(dir, "mute"))
	if err != nil {
		t.Fatal(err)
	}
	defer mute.Close()
	path, usual := pdfFile(t), patience
	patience = 100 * time.Millisecond
	defer func() { patience = usual }()
	for _, address := range []string{"unix:path=" + filepath.Join(dir, "gone"), "unix:path=" + filepath.Join(dir, "mute"), "nonsense"} {
		t.Setenv("DBUS_SESSION_BUS_ADDRESS", address)
		began := time.Now()
		if err := Print(t.Context(), path, "a", ""); !errors.Is(err, ErrNone) {
			t.Errorf("%s: %v", address, err)
		}
		if err := Show(t.Context(), path); !errors.Is(err, ErrNone) {
			t.Errorf("%s: %v", address, err)
		}
		if d := time.Since(began); d > usual {
			t.Errorf("%s: waited for %v", address, d)
		}
	}
}
