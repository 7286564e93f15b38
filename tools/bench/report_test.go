//go:build bench

package bench

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

// report prints the table and the ratios the project aims at. It fails nothing:
// a figure is read by a person, on a quiet machine.
func report(t *testing.T, sides []*side) {
	t.Helper()
	var out strings.Builder
	fmt.Fprintf(&out, "\n%d rounds, interleaved, %d clients, %s each\n\n", rounds, clients, each)
	fmt.Fprintf(&out, "| side | req/s | p50 ms | p99 ms | CPU µs/req | bytes |\n|---|---|---|---|---|---|\n")
	rates := map[string]float64{}
	for _, s := range sides {
		rates[s.name] = median(s.rate)
		fmt.Fprintf(&out, "| %s | %.0f | %.2f | %.2f | %.1f | %d |\n", s.name, median(s.rate),
			ms(s.percentile(0.50)), ms(s.percentile(0.99)), median(s.cpu), s.bytes)
	}
	peer := rates["PocketBase 0.40.4, view + expand"]
	for _, aim := range []struct {
		database     string
		bare, beside float64
	}{{"sqlite", 0.40, 25}, {"postgres", 0, 10}} {
		ours, bare := rates["GET /api/plan, "+aim.database], rates["bare handler, "+aim.database]
		fmt.Fprintf(&out, "\n%s: %.2f of the bare handler (aim %.2f)", aim.database, ours/bare, aim.bare)
		if peer > 0 {
			fmt.Fprintf(&out, ", %.1f times PocketBase (aim %.0f)", ours/peer, aim.beside)
		}
	}
	t.Log(out.String())
}

func ms(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }
