package web

import (
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"enplan/server/live"
)

// every is a while as the document says it.
func every(d time.Duration) string {
	switch {
	case d < time.Second:
		return fmt.Sprintf("%d a second", time.Second/d)
	case d < time.Minute:
		return fmt.Sprintf("%d a minute", time.Minute/d)
	}
	return fmt.Sprintf("%d an hour", time.Hour/d)
}

// rows are the limits as docs/security.md shows them.
func rows() (all []string) {
	of := func(title string, paces map[string]pace, more ...pace) {
		byName := map[string][]string{}
		is := map[string]pace{}
		for name, p := range paces {
			byName[p.name], is[p.name] = append(byName[p.name], "`"+name+"`"), p
		}
		for _, p := range more {
			byName[p.name], is[p.name] = []string{"all other " + p.name}, p
		}
		for _, name := range slices.Sorted(maps.Keys(byName)) {
			doors := slices.Sorted(slices.Values(byName[name]))
			all = append(all, fmt.Sprintf("| %s | %s | %d, then %s |", title, strings.Join(doors, ", "), is[name].burst, every(is[name].every)))
		}
	}
	of("a person, a system", ofPerson, reading, changing)
	of("an address", ofAddress)
	for _, name := range slices.Sorted(maps.Keys(sizes)) {
		all = append(all, fmt.Sprintf("| size | `%s` | %d KiB |", name, sizes[name]>>10))
	}
	return append(all, fmt.Sprintf("| size | all other bodies | %d KiB |", maxBody>>10),
		fmt.Sprintf("| streams | of a person, of a citizen's address, of a server | %d, %d, %d |", live.PerReader, perAddress, live.InAll))
}

func TestTheDocumentHasTheLimitsThereAre(t *testing.T) {
	document, err := os.ReadFile("../../docs/security.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range rows() {
		if !strings.Contains(string(document), row+"\n") {
			t.Errorf("docs/security.md lacks\n%s", row)
		}
	}
}
