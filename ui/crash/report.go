package crash

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"

	"sojourn/model/fileio"
	"sojourn/model/limits"
)

// Report is the account of one sudden end.
type Report struct {
	Path string
	Time time.Time // of the end
}

// In the folder lie reports, report-TIME-TOKEN.txt with the last part of the run's name; a raw file of each run that goes
// on or ended suddenly, RUN.raw; and a list of the reports that the user has been told of.
const (
	rawEnding    = ".raw"
	reportEnding = ".txt"
	reportHead   = "report-"
	reportTime   = "20060102-150405" // UTC, so that names stand in order of time
	toldName     = "told"
	strayAge     = 7 * 24 * time.Hour // after which the raw file of another machine is taken for one of a run that ended
)

func folder(home string) string { return filepath.Join(home, "crash") }

// end is how a run ended. A run ends once, so that its name and the time make the name of its report: two programs that
// find the same raw file write the same report.
type end struct {
	run, about string
	at         time.Time
	why        reason
	stacks     *trace
}

// write keeps a report, lets go of the oldest beyond limits.CrashReports, and returns its path.
func (e end) write(dir string) (string, error) {
	text := fmt.Sprintf("%s\nstopped unexpectedly on %s\n\n%s\n%s\n", e.about, e.at.Format(time.RFC3339), e.why.kind, e.why.message) + e.stacks.text()
	token := e.run[strings.LastIndex(e.run, "-")+1:]
	path := filepath.Join(dir, reportHead+e.at.UTC().Format(reportTime)+"-"+token+reportEnding)
	if _, err := fileio.Save(fileio.OS, path, []byte(text), fileio.Options{}); err != nil {
		return "", err
	}
	list := reports(dir)
	for _, r := range list[:max(0, len(list)-limits.CrashReports)] {
		os.Remove(r.Path)
	}
	return path, nil
}

// reports lists what is kept, oldest first.
func reports(dir string) (list []Report) {
	entries, _ := os.ReadDir(dir) // no folder, no reports
	for _, e := range entries {
		name, ours := strings.CutPrefix(e.Name(), reportHead)
		at, err := time.Parse(reportTime, name[:min(len(name), len(reportTime))])
		if ours && err == nil && strings.HasSuffix(name, reportEnding) {
			list = append(list, Report{filepath.Join(dir, e.Name()), at.Local()})
		}
	}
	slices.SortStableFunc(list, func(a, b Report) int { return cmp.Or(a.Time.Compare(b.Time), strings.Compare(a.Path, b.Path)) })
	return list
}

// Last returns the newest report if the user has not been told of it yet, and takes all there are as told.
func Last(home string) (Report, bool) {
	dir := folder(home)
	list := reports(dir)
	if len(list) == 0 {
		return Report{}, false
	}
	path := filepath.Join(dir, toldName)
	told, _, _ := fileio.Read(fileio.OS, path, limits.CrashBytes) // without it nothing was told
	newest, names := list[len(list)-1], ""
	for _, r := range list {
		names += filepath.Base(r.Path) + "\n"
	}
	if slices.Contains(strings.Split(string(told), "\n"), filepath.Base(newest.Path)) {
		return Report{}, false
	}
	// Where this cannot be kept, the user is told once more.
	_, _ = fileio.Save(fileio.OS, path, []byte(names), fileio.Options{})
	return newest, true
}

// gather makes reports of what runs that are over have left, and removes it.
func gather(dir string) {
	entries, _ := os.ReadDir(dir) // made just now
	for _, e := range entries {
		run, raw := strings.CutSuffix(e.Name(), rawEnding)
		info, err := e.Info()
		if !raw || err != nil || !fileio.RunOver(run) && time.Since(info.ModTime()) < strayAge {
			continue
		}
		path := filepath.Join(dir, e.Name())
		if digest(path, run, info.ModTime()) == nil {
			os.Remove(path)
		}
	}
}

var aboutLine = regexp.MustCompile(`^Sojourn [\w.+-]+, \w+/\w+, [\w.+ :-]+$`)

// digest makes a report of a raw file, unless there is nothing in it: the run then ended without a word, as it does
// when it is killed or the power fails.
func digest(path, run string, at time.Time) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	in := bufio.NewReaderSize(f, limits.CrashLineBytes)
	head, err := in.ReadString('\n')
	head = strings.TrimSuffix(head, "\n")
	if err != nil || !aboutLine.MatchString(head) {
		return nil // not ours, or torn before anything happened
	}
	if _, err := in.Peek(1); err == io.EOF {
		return nil
	}
	t := parse(in, userHome())
	_, err = end{run, head, at, reasonIn(t.first), t}.write(filepath.Dir(path))
	return err
}
