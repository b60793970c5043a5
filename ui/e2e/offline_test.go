package e2e

import (
	"flag"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"sojourn/model/modeltest"
)

// sockets is the record of those a program has opened: a file that strace writes.
type sockets string

// alone is a command without a network: in a namespace whose only interface is down, and with every socket on record.
// The tracer is a grandchild, so that the process of the command is the program itself and can be signalled. When the
// test ends, any socket but a local one, as a display or the desktop's bus needs, fails it.
func alone(t *testing.T, name string, args ...string) *exec.Cmd {
	t.Helper()
	cmd, log := offline(t, name, args...)
	t.Cleanup(func() {
		if cmd.Process == nil {
			return // it was never started
		}
		lines := log.foreign(t, cmd.Process.Pid)
		runs.Add(1)
		caught.Add(int64(len(lines)))
		for _, line := range lines {
			t.Errorf("%s opened a socket: %s", filepath.Base(name), line)
		}
	})
	return cmd
}

// runs and caught count the programs that ran alone, and their sockets that were not local.
var runs, caught atomic.Int64

// TestMain tells the table of make torture what all tests together have seen.
func TestMain(m *testing.M) {
	flag.Parse()
	code := m.Run()
	if modeltest.Full() && runs.Load() > 0 { // not in a child of a test
		result := fmt.Sprintf("%d runs of the program in its window and on the command line, %d sockets", runs.Load(), caught.Load())
		if err := modeltest.Put(modeltest.GoalNetwork, result, code == 0 && caught.Load() == 0); err != nil {
			fmt.Fprintln(os.Stderr, err)
			code = 1
		}
	}
	os.Exit(code)
}

func offline(t *testing.T, name string, args ...string) (*exec.Cmd, sockets) {
	t.Helper()
	how := namespace()
	if how == nil {
		t.Fatalf("programs cannot be run without a network here, and the tests run none with one. Needed are unshare and strace (make deps-test), "+
			"the right to make network namespaces (root, or user namespaces) and to trace processes:\n%s", refusal)
	}
	return traced(filepath.Join(t.TempDir(), "sockets"), how, name, args)
}

func traced(log string, how []string, name string, args []string) (*exec.Cmd, sockets) {
	line := append(append([]string{}, how...), "--", "strace", "-D", "-f", "--seccomp-bpf", "-e", "trace=socket,socketpair", "-e", "signal=!SIGURG", "-o", log, "--", name)
	return exec.Command("unshare", append(line, args...)...), sockets(log)
}

// refusal is what the system said when it would not run a program without a network.
var refusal string

// namespace returns the options with which unshare makes a network namespace here, nil if there are none.
var namespace = sync.OnceValue(func() []string {
	dir, err := os.MkdirTemp("", "sojourn-e2e-")
	if err != nil {
		refusal = err.Error()
		return nil
	}
	defer os.RemoveAll(dir)
	for _, how := range [][]string{{"--net"}, {"--user", "--map-root-user", "--net"}} {
		cmd, log := traced(filepath.Join(dir, "sockets"), how, "true", nil)
		out, err := cmd.CombinedOutput()
		if err == nil && log.ended(cmd.Process.Pid) {
			return how
		}
		refusal += fmt.Sprintf("%s: %v: %s\n", cmd, err, out)
	}
	return nil
})

func (s sockets) lines() []string {
	data, _ := os.ReadFile(string(s)) // none yet is nothing recorded
	return strings.Split(string(data), "\n")
}

// ended waits until the tracer has seen the program's end.
func (s sockets) ended(pid int) bool {
	for end := time.Now().Add(10 * time.Second); time.Now().Before(end); time.Sleep(5 * time.Millisecond) {
		for _, line := range s.lines() {
			if f := strings.Fields(line); len(f) > 2 && f[0] == strconv.Itoa(pid) && f[1] == "+++" {
				return true
			}
		}
	}
	return false
}

// foreign returns what is on record of a program that has ended, without local sockets.
func (s sockets) foreign(t *testing.T, pid int) (out []string) {
	t.Helper()
	if !s.ended(pid) {
		t.Fatalf("there is no complete record of process %d:\n%s", pid, strings.Join(s.lines(), "\n"))
	}
	for _, line := range s.lines() {
		if strings.Contains(line, "socket") && !strings.Contains(line, "(AF_UNIX,") && !strings.Contains(line, "resumed>") {
			out = append(out, line)
		}
	}
	return out
}

const socketKind = "SOJOURN_TEST_SOCKET"

// Whoever opens a socket is caught, in whatever way and also as a child of the program; without that, the other tests
// would show nothing.
func TestSocketsAreCaught(t *testing.T) {
	if kind := os.Getenv(socketKind); kind != "" {
		openSocket(kind)
		return
	}
	for kind, want := range map[string]string{"none": "", "local": "", "tcp": "AF_INET", "udp6": "AF_INET6", "listen": "AF_INET", "interfaces": "AF_NETLINK", "child": "AF_INET"} {
		t.Run(kind, func(t *testing.T) {
			cmd, log := offline(t, os.Args[0], "-test.run=^TestSocketsAreCaught$")
			cmd.Env = append(os.Environ(), socketKind+"="+kind)
			if out, err := cmd.CombinedOutput(); err != nil || strings.Contains(string(out), "reached") {
				t.Fatalf("%v: %s", err, out)
			}
			found := strings.Join(log.foreign(t, cmd.Process.Pid), "\n")
			if (want == "") != (found == "") || !strings.Contains(found, want) {
				t.Errorf("found %q, want %q", found, want)
			}
		})
	}
}

// openSocket opens one, and says "reached" if there is a network behind it.
func openSocket(kind string) {
	switch kind {
	case "local":
		net.Dial("unix", "/nowhere")
	case "tcp":
		dial("tcp4", "127.0.0.1:9")
	case "udp6":
		dial("udp6", "[2001:db8::1]:53")
	case "listen":
		net.Listen("tcp4", "127.0.0.1:0")
	case "interfaces":
		list, _ := net.Interfaces()
		for _, i := range list {
			if i.Flags&net.FlagUp != 0 {
				fmt.Println("reached", i.Name)
			}
		}
	case "child":
		cmd := exec.Command(os.Args[0], "-test.run=^TestSocketsAreCaught$")
		cmd.Env = append(os.Environ(), socketKind+"=tcp")
		cmd.Run()
	}
}

func dial(network, address string) {
	if c, err := net.DialTimeout(network, address, time.Second); err == nil {
		fmt.Println("reached", c.RemoteAddr())
	}
}

// No command needs a network: the whole command line is gone through once.
func TestCommandsOpenNoSocket(t *testing.T) {
	dir := t.TempDir()
	sheet := filepath.Join(dir, "触点.csv")
	if err := os.WriteFile(sheet, []byte("阶段,触点,渠道,期望,实际\n接触,短视频,社媒,5,4\n购买,结算页,网店,5,2\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	in := func(name string) string { return filepath.Join(dir, name) }
	for _, args := range [][]string{
		{"new", "--template", "sample", "-o", in("sample.journey")},
		{"export", in("sample.journey"), "-o", in("map.pdf"), "--layout", "report"},
		{"export", in("sample.journey"), "-o", in("map.xlsx")},
		{"export", in("sample.journey"), "-o", in("map.png")},
		{"export", in("sample.journey"), "-o", in("client.journey"), "--client"},
		{"import", sheet, "-o", in("sheet.journey")},
		{"import", in("map.xlsx"), "-o", in("back.journey")},
		{"check", in("sheet.journey"), "--json"},
		{"completion", "bash"},
		{"help"}, {"version"},
	} {
		cmd := alone(t, binary(), args...)
		cmd.Env = append(os.Environ(), "SOJOURN_HOME="+in("home"))
		if out, err := cmd.CombinedOutput(); err != nil && (args[0] != "check" || cmd.ProcessState.ExitCode() != 1) {
			t.Errorf("%v: %v\n%s", args, err, out)
		}
	}
	if entries, _ := os.ReadDir(in("home")); len(entries) > 0 {
		t.Errorf("commands wrote into the program's own folder: %v", entries)
	}
}
