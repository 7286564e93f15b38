// The program planted puts known faults into a copy of the code, one at a time, and
// asks that the tests find each. It is the test of the tests: a suite that stays
// green with one of these in it protects nobody.
//
//	go run ./tools/planted [name | more]
//
// The working tree is never touched.
package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

// fault is one that somebody could make in an afternoon and not see.
type fault struct {
	name    string
	edits   []edit
	pkg     string // where the tests are that must find it
	run     string // which of them, as go test takes it
	useless string // what it would mean for a citizen
}

// edit puts one text in place of another, which must stand there once.
type edit struct{ file, old, new string }

func main() {
	only := ""
	if len(os.Args) > 1 {
		only = os.Args[1]
	}
	missed, err := plant(os.Stdout, only)
	if err != nil {
		fmt.Fprintln(os.Stderr, "planted:", err)
		os.Exit(1)
	}
	if missed > 0 {
		fmt.Fprintf(os.Stderr, "planted: %d not found\n", missed)
		os.Exit(1)
	}
}

// plant tries each fault, or the one named, or the second list, and counts those that no
// test found.
func plant(out io.Writer, only string) (missed int, err error) {
	house, err := copied()
	if err != nil {
		return 0, err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(house)) }()
	_, _ = fmt.Fprintln(out, "| planted | what it would mean | found by |\n|---|---|---|")
	all := slices.Concat(faults, more)
	if only == "more" {
		all, only = more, ""
	}
	for _, f := range all {
		if only != "" && f.name != only {
			continue
		}
		found, err := f.try(house)
		if err != nil {
			return missed, fmt.Errorf("%s: %w", f.name, err)
		}
		if found == "" {
			missed++
			found = "**nobody**"
		}
		_, _ = fmt.Fprintf(out, "| %s | %s | %s |\n", f.name, f.useless, found)
	}
	return missed, nil
}

// copied is a copy of what is tracked, with what was built and downloaded beside it.
func copied() (string, error) {
	house, err := os.MkdirTemp("", "enplan-planted-")
	if err != nil {
		return "", err
	}
	list, err := exec.Command("git", "ls-files", "-z").Output()
	if err != nil {
		return "", err
	}
	for _, name := range strings.Split(strings.TrimRight(string(list), "\x00"), "\x00") {
		content, err := os.ReadFile(name) //nolint:gosec // git names it
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return "", err
		}
		to := filepath.Join(house, name)
		if err := errors.Join(os.MkdirAll(filepath.Dir(to), 0o750), os.WriteFile(to, content, 0o600)); err != nil {
			return "", err
		}
	}
	for _, made := range []string{"tools/testbed/node_modules", "pwa/dist"} {
		from, err := filepath.Abs(made)
		if err != nil {
			return "", err
		}
		to := filepath.Join(house, made)
		if err := os.RemoveAll(to); err != nil {
			return "", err
		}
		if made == "pwa/dist" { // what is embedded may be no link
			err = os.CopyFS(to, os.DirFS(from))
		} else {
			err = os.Symlink(from, to)
		}
		if err != nil {
			return "", err
		}
	}
	return house, nil
}

// try plants the fault, runs the tests and takes it out again. found names the first
// test that failed, "" when none did.
func (f fault) try(house string) (found string, err error) {
	before := map[string][]byte{}
	defer func() {
		for name, content := range before {
			err = errors.Join(err, os.WriteFile(name, content, 0o600))
		}
	}()
	for _, e := range f.edits {
		name := filepath.Join(house, e.file)
		content, err := os.ReadFile(name) //nolint:gosec // the table names it
		if err != nil {
			return "", err
		}
		if _, kept := before[name]; !kept {
			before[name] = content
		}
		if n := bytes.Count(content, []byte(e.old)); n != 1 {
			return "", fmt.Errorf("%q stands %d times in %s: the fault no longer fits the code", e.old, n, e.file)
		}
		if err := os.WriteFile(name, bytes.Replace(content, []byte(e.old), []byte(e.new), 1), 0o600); err != nil {
			return "", err
		}
	}
	test := exec.Command("go", "test", "-trimpath", "-count=1", "-run", f.run, f.pkg) //nolint:gosec // the table says it
	test.Dir = house
	said, failed := test.CombinedOutput()
	for line := range strings.Lines(string(said)) {
		if name, is := strings.CutPrefix(line, "--- FAIL: "); is {
			name, _, _ = strings.Cut(name, " ")
			return name, nil
		}
	}
	if failed != nil {
		return "", fmt.Errorf("the tests did not run:\n%s", said)
	}
	return "", nil
}
