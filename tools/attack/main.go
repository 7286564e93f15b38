// Command attack reads what go test -json says of the attacks, prints it as a table
// and writes the table into a document. It ends with 1 when an attack got through,
// was left out, or there was none.
//
//	go test -json -run '^TestAttack' ./... | attack -into docs/security.md
package main

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
)

// The lines of a document between which the table stands.
const (
	begins = "<!-- the attacks: make attack -->"
	ends   = "<!-- end of the attacks -->"
)

// Attack is one test of the suite and what it said.
type Attack struct {
	Name, Package string
	Outcome       string // pass, fail or skip
	Said          []string
	Took          float64 // seconds
}

// event is a line of go test -json.
type event struct {
	Action, Package, Test, Output string
	Elapsed                       float64
}

func main() {
	into := flag.String("into", "", "the document to write the table into")
	flag.Parse()
	if err := run(os.Stdin, os.Stdout, *into); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(in io.Reader, out io.Writer, into string) error {
	all, broken, err := Read(in)
	if err != nil {
		return err
	}
	held := 0
	for _, a := range all {
		if a.Outcome == "pass" {
			held++
		}
		fmt.Fprintf(out, "%-4s  %-44s %6.1f s  %s\n", a.Outcome, a.Name, a.Took, strings.Join(a.Said, "; "))
	}
	fmt.Fprintf(out, "%d of %d attacks held off\n", held, len(all))
	if held < len(all) || len(all) == 0 || len(broken) > 0 {
		return fmt.Errorf("not all attacks were held off; packages that failed: %v", broken)
	}
	if into == "" {
		return nil
	}
	document, err := os.ReadFile(into) //nolint:gosec // the caller names it
	if err != nil {
		return err
	}
	written, err := Put(string(document), Table(all))
	if err != nil {
		return fmt.Errorf("%s: %w", into, err)
	}
	return os.WriteFile(into, []byte(written), 0o644) //nolint:gosec // a document that all may read
}

// Read gathers what is said of each attack, by name, and names the packages that
// failed.
func Read(in io.Reader) (all []Attack, broken []string, err error) {
	const longest = 1 << 20 // bytes of a line
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, longest)
	by := map[string]*Attack{}
	for lines.Scan() {
		var e event
		if json.Unmarshal(lines.Bytes(), &e) != nil {
			continue // what the compiler says
		}
		name, sub, _ := strings.Cut(e.Test, "/")
		if e.Test == "" && e.Action == "fail" {
			broken = append(broken, e.Package)
		}
		if !strings.HasPrefix(name, "TestAttack") {
			continue
		}
		a := by[e.Package+" "+name]
		if a == nil {
			a = &Attack{Name: name, Package: strings.TrimPrefix(e.Package, "enplan/")}
			by[e.Package+" "+name] = a
		}
		if _, said, is := strings.Cut(strings.TrimSpace(e.Output), "attack: "); is {
			a.Said = append(a.Said, said)
		}
		if outcome := e.Action; slices.Contains([]string{"pass", "fail", "skip"}, outcome) {
			if sub == "" {
				a.Took = e.Elapsed
			}
			if sub == "" && a.Outcome == "" || outcome != "pass" {
				a.Outcome = outcome
			}
		}
	}
	for _, a := range by {
		all = append(all, *a)
	}
	slices.SortFunc(all, func(a, b Attack) int { return strings.Compare(a.Name+a.Package, b.Name+b.Package) })
	slices.Sort(broken)
	return all, broken, lines.Err()
}

// Table is the attacks as a document shows them. What was measured on this machine,
// after "measured", is left out: it is another each time.
func Table(all []Attack) string {
	var table strings.Builder
	table.WriteString("| attack | where | what it came to |\n|---|---|---|\n")
	for _, a := range all {
		var said []string
		for _, one := range a.Said {
			kept, _, _ := strings.Cut(one, "; measured")
			if !slices.Contains(said, kept) {
				said = append(said, kept)
			}
		}
		fmt.Fprintf(&table, "| `%s` | `%s` | %s |\n", a.Name, a.Package, strings.ReplaceAll(strings.Join(said, "; "), "|", "\\|"))
	}
	return table.String()
}

// Put puts the table between its lines in a document.
func Put(document, table string) (string, error) {
	before, rest, begun := strings.Cut(document, begins)
	_, after, ended := strings.Cut(rest, ends)
	if !begun || !ended {
		return "", fmt.Errorf("there is no %q with %q after it", begins, ends)
	}
	return before + begins + "\n\n" + table + "\n" + ends + after, nil
}
