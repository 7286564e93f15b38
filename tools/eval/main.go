// Command eval measures the finder of what does not fit against cases with an
// answer key: how much of the key it finds (recall), and how much of what it
// finds is in the key (precision), for each kind.
//
// A finding counts as found when the kind is the same and it names at least one
// of the things the key names; each is counted once, the best match first. The
// answer key is read here only: the finder never sees it.
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"enplan/models/detect"
	"enplan/models/oneplan"
	"enplan/server/calendar"
	"enplan/server/intake"
)

type key struct {
	ID   string   `json:"id"`
	Kind string   `json:"kind"`
	Refs []string `json:"refs"`
	Why  string   `json:"why"`
}

type answers struct {
	Cases []struct {
		ID       string `json:"id"`
		Expected struct {
			Detections    []key `json:"detections"`
			NonDetections []key `json:"nonDetections"`
		} `json:"expected"`
	} `json:"cases"`
}

type score struct{ expected, found, hits int }

func main() {
	verbose := flag.Bool("v", false, "list what was missed and what was found beside the key")
	pairs := flag.Bool("pairs", false, "the files hold pairs of sentences, one a line")
	flag.Parse()
	var files []string
	for _, pattern := range flag.Args() {
		some, err := filepath.Glob(pattern)
		if err != nil {
			fail(err)
		}
		files = append(files, some...)
	}
	if len(files) == 0 {
		fmt.Println("SKIP: no case files here:", strings.Join(flag.Args(), " "))
		return
	}
	if *pairs {
		countPairs(files, *verbose)
		return
	}
	scores := map[string]*score{}
	traps, sprung := 0, 0
	for _, file := range files {
		t, s := evaluate(file, scores, *verbose)
		traps, sprung = traps+t, sprung+s
	}
	report(scores, traps, sprung)
}

func fail(err error) {
	fmt.Fprintln(os.Stderr, "eval:", err)
	os.Exit(1)
}

func evaluate(file string, scores map[string]*score, verbose bool) (traps, sprung int) {
	data, err := os.ReadFile(file)
	if err != nil {
		fail(err)
	}
	var a answers
	if err := json.Unmarshal(data, &a); err != nil {
		fail(err)
	}
	cases, err := intake.Gather([][]byte{data}, intake.Options{Source: "eval"})
	if err != nil {
		fail(fmt.Errorf("%s: %w", file, err))
	}
	for _, c := range cases {
		found := findings(c)
		for _, expected := range a.Cases {
			if expected.ID != c.ID {
				continue
			}
			match(c.ID, expected.Expected.Detections, found, scores, verbose)
			for _, trap := range expected.Expected.NonDetections {
				traps++
				if f, ok := springs(trap, found, expected.Expected.Detections); ok {
					sprung++
					fmt.Printf("TRAP %s %v: %s %v (%s)\n", c.ID, trap.Refs, f.Kind, f.Refs, trap.Why)
				}
			}
		}
	}
	return traps, sprung
}

func findings(c intake.Case) []detect.Finding {
	zone := calendar.Copenhagen()
	const morning = 6
	if err := calendar.ExpandAll(&c.Facts, c.Day, oneplan.YearDays, zone); err != nil {
		fail(err)
	}
	return detect.All(oneplan.Build(c.Facts, c.Day.At(morning, 0, zone), zone))
}

// match pairs findings with the key, the pairs that share most of their refs
// first.
func match(id string, expected []key, found []detect.Finding, scores map[string]*score, verbose bool) {
	type likeness struct {
		e, f  int
		share float64
	}
	var pairs []likeness
	for i, e := range expected {
		of(scores, e.Kind).expected++
		for j, f := range found {
			if s := share(e.Refs, f.Refs); e.Kind == f.Kind && s > 0 {
				pairs = append(pairs, likeness{i, j, s})
			}
		}
	}
	for _, f := range found {
		of(scores, f.Kind).found++
	}
	slices.SortStableFunc(pairs, func(x, y likeness) int {
		if x.share > y.share {
			return -1
		}
		if x.share < y.share {
			return 1
		}
		return 0
	})
	hitE, hitF := map[int]bool{}, map[int]bool{}
	for _, p := range pairs {
		if !hitE[p.e] && !hitF[p.f] {
			hitE[p.e], hitF[p.f] = true, true
			of(scores, expected[p.e].Kind).hits++
		}
	}
	if !verbose {
		return
	}
	for i, e := range expected {
		if !hitE[i] {
			fmt.Printf("  MISSED %-8s %-8s %-24s %v  %s\n", id, e.ID, e.Kind, e.Refs, e.Why)
		}
	}
	for j, f := range found {
		if !hitF[j] {
			fmt.Printf("  EXTRA  %-8s %-24s %v %v\n", id, f.Kind, f.Refs, f.Args)
		}
	}
}

func share(x, y []string) float64 {
	both := 0
	for _, r := range x {
		if slices.Contains(y, r) {
			both++
		}
	}
	return float64(both) / float64(len(x)+len(y)-both)
}

func of(scores map[string]*score, kind string) *score {
	if scores[kind] == nil {
		scores[kind] = &score{}
	}
	return scores[kind]
}

// springs reports whether something was found of exactly what the trap names,
// and the key does not itself ask for it.
func springs(trap key, found []detect.Finding, expected []key) (detect.Finding, bool) {
	for _, f := range found {
		inside := !slices.ContainsFunc(trap.Refs, func(r string) bool { return !slices.Contains(f.Refs, r) })
		small := len(f.Refs) <= len(trap.Refs)+1
		wanted := slices.ContainsFunc(expected, func(e key) bool { return e.Kind == f.Kind && share(e.Refs, f.Refs) > 0 })
		if inside && small && !wanted && (trap.Kind == "" || trap.Kind == f.Kind) {
			return f, true
		}
	}
	return detect.Finding{}, false
}

// decided are the kinds that arithmetic or a date decides.
var decided = []string{
	detect.AppointmentOverlap, detect.TravelInfeasible, detect.DeadlineNear, detect.FollowUpOverdue, detect.ConsentExpired,
	detect.ConsentInvalid, detect.LawChanged, detect.RepresentationInvalid,
}

// families are the two sorts of kinds, in the order of sums.
var families = [2]string{"arithmetic and dates", "the rest"}

// sums add the kinds of each family.
func sums(scores map[string]*score) [2]score {
	var all [2]score
	for kind, s := range scores {
		i := 1
		if slices.Contains(decided, kind) {
			i = 0
		}
		all[i].expected += s.expected
		all[i].found += s.found
		all[i].hits += s.hits
	}
	return all
}

func report(scores map[string]*score, traps, sprung int) {
	fmt.Printf("%-26s %8s %6s %6s %8s %10s\n", "kind", "expected", "found", "hits", "recall", "precision")
	for _, kind := range detect.Kinds {
		if s := scores[kind]; s != nil {
			line(kind, *s)
		}
	}
	for i, sum := range sums(scores) {
		line(families[i], sum)
	}
	fmt.Printf("traps: %d, silent at %d\n", traps, traps-sprung)
}

func line(name string, s score) {
	recall, precision := ratio(s.hits, s.expected), ratio(s.hits, s.found)
	fmt.Printf("%-26s %8d %6d %6d %8s %10s\n", name, s.expected, s.found, s.hits, recall, precision)
}

func ratio(n, of int) string {
	if of == 0 {
		return "-"
	}
	return fmt.Sprintf("%.2f", float64(n)/float64(of))
}
