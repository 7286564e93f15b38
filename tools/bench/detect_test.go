//go:build bench

package bench

import (
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	"enplan/i18n"
	"enplan/models"
	"enplan/models/detect"
	"enplan/models/oneplan"
	"enplan/server/calendar"
	"enplan/server/wording"
)

// What the finder may cost. A plan is made anew within the transaction of each
// write, so the finder's time is time that others wait.
const (
	people     = 1000
	passes     = 5 // each citizen is measured so often, and the median counts
	mostMillis = 5
	mostGrowth = 3 // times that ms/(n log n) may grow
)

// TestBenchDetect measures the finder of what does not fit together, alone and
// with all else that a rebuild does but the database.
func TestBenchDetect(t *testing.T) {
	pen := newPen(1)
	steps := map[string][]float64{}
	var found []float64
	for i := range people {
		facts := pen.citizen(i)
		took := measure(t, facts)
		for step, ms := range took.ms {
			steps[step] = append(steps[step], ms)
		}
		found = append(found, float64(took.findings))
	}
	var out strings.Builder
	fmt.Fprintf(&out, "\n%d citizens with six plans and a year of appointments each, median of %d passes\n\n", people, passes)
	fmt.Fprintf(&out, "| a citizen, ms | p50 | p95 | p99 | max | total s |\n|---|---|---|---|---|---|\n")
	for _, step := range []string{"expand", "build", "detect.All", "expand + build + detect.All", "detect.Look", "wording, both languages", "whole rebuild"} {
		of := steps[step]
		fmt.Fprintf(&out, "| %s | %.2f | %.2f | %.2f | %.2f | %.1f |\n", step, at(of, 0.50), at(of, 0.95), at(of, 0.99), at(of, 1), sum(of)/1000)
	}
	fmt.Fprintf(&out, "\nfindings a citizen: p50 %.0f, p95 %.0f, most %.0f\n", at(found, 0.50), at(found, 0.95), at(found, 1))
	t.Log(out.String())
	if p95 := at(steps["detect.All"], 0.95); p95 > mostMillis {
		t.Errorf("detect.All takes %.2f ms (p95), more than %d", p95, mostMillis)
	}
}

// TestBenchDetectGrowth follows the cost as one citizen gets more appointments,
// over what the texts of the plans cost without any. It fails when the cost of
// the appointments grows faster than n log n: when ms/(n log n) at the most
// appointments is more than mostGrowth times what it is at the smallest stable
// size, the first at which they cost half of what the texts do.
func TestBenchDetectGrowth(t *testing.T) {
	var out strings.Builder
	fmt.Fprintf(&out, "\none citizen with more and more weekly appointments, best of %d\n\n", 2*passes)
	fmt.Fprintf(&out, "| appointments | times a year | findings | detect.All ms | of it appointments | µs/(n log n) | whole rebuild ms |\n|---|---|---|---|---|---|---|\n")
	_, texts, _ := best(t, 0)
	stable, first, last := 0, 0.0, 0.0
	for n := 10; n <= 640; n *= 2 {
		took, ms, rebuild := best(t, n)
		last = 1000 * (ms - texts) / (float64(n) * math.Log2(float64(n)))
		if stable == 0 && ms-texts > texts/2 {
			stable, first = n, last
		}
		fmt.Fprintf(&out, "| %d | %d | %d | %.2f | %.2f | %.2f | %.2f |\n", n, took.times, took.findings, ms, ms-texts, last, rebuild)
	}
	fmt.Fprintf(&out, "\nthe texts alone: %.2f ms; µs/(n log n): %.2f at %d, %.2f at the most: %.2f times (limit %d)\n", texts, first, stable, last, last/first, mostGrowth)
	t.Log(out.String())
	if stable > 0 && last > mostGrowth*first {
		t.Errorf("the cost grows %.1f times faster than n log n", last/first)
	}
}

// best is the cost with n appointments, with the least ms of the finder and of a
// whole rebuild.
func best(t *testing.T, n int) (took cost, finder, rebuild float64) {
	t.Helper()
	facts := newPen(2).busy(n)
	finder, rebuild = math.Inf(1), math.Inf(1)
	for range 2 * passes {
		took = once(t, facts)
		finder, rebuild = min(finder, took.ms["detect.All"]), min(rebuild, took.ms["whole rebuild"])
	}
	return took, finder, rebuild
}

// busy is a citizen with n weekly appointments, spread over the whole week so
// that how many of them clash grows as n does.
func (p *pen) busy(n int) models.Facts {
	facts := p.citizen(n, n/len(fields), n/len(fields), n/len(fields), n/len(fields), n/len(fields), n-n/len(fields)*(len(fields)-1))
	apart := 7 * 24 * time.Hour / time.Duration(max(n, 1))
	i := 0
	for j := range facts.Plans {
		for k := range facts.Plans[j].Appointments {
			a := &facts.Plans[j].Appointments[k]
			a.Start = start.At(0, 0, p.zone).Add(time.Duration(i) * apart)
			a.End, a.Repeat, a.Except = a.Start.Add(apart/2), "FREQ=WEEKLY", nil
			if i%10 == 0 { // into the next one
				a.End = a.Start.Add(apart + apart/4)
			}
			i++
		}
	}
	return facts
}

// cost is what one rebuild took, step by step.
type cost struct {
	ms              map[string]float64
	findings, times int
}

func measure(t *testing.T, facts models.Facts) cost {
	t.Helper()
	var took cost
	each := map[string][]float64{}
	for range passes {
		took = once(t, facts)
		for step, ms := range took.ms {
			each[step] = append(each[step], ms)
		}
	}
	for step, all := range each {
		took.ms[step] = median(all)
	}
	return took
}

func once(t *testing.T, facts models.Facts) cost {
	t.Helper()
	zone := calendar.Copenhagen()
	took := cost{ms: map[string]float64{}}
	timed := func(step string, do func()) {
		began := time.Now()
		do()
		took.ms[step] = float64(time.Since(began).Nanoseconds()) / 1e6
	}
	timed("expand", func() {
		if err := calendar.ExpandAll(&facts, start, oneplan.YearDays, zone); err != nil {
			t.Fatal(err)
		}
	})
	var plan oneplan.Plan
	timed("build", func() { plan = oneplan.Build(facts, start.At(6, 0, zone), zone) })
	timed("detect.All", func() { took.findings = len(detect.All(plan)) })
	var found detect.Matters
	timed("detect.Look", func() { found = detect.Look(plan) })
	timed("wording, both languages", func() {
		for _, language := range i18n.Names() {
			if _, err := json.Marshal(wording.ViewWith(plan, found, i18n.For(language))); err != nil {
				t.Fatal(err)
			}
		}
	})
	for _, b := range plan.Bookings {
		took.times += len(b.Slots)
	}
	took.ms["expand + build + detect.All"] = took.ms["expand"] + took.ms["build"] + took.ms["detect.All"]
	took.ms["whole rebuild"] = took.ms["expand"] + took.ms["build"] + took.ms["detect.Look"] + took.ms["wording, both languages"]
	return took
}

func at(of []float64, share float64) float64 {
	sorted := slices.Sorted(slices.Values(of))
	return sorted[int(share*float64(len(sorted)-1))]
}

func sum(of []float64) float64 {
	total := 0.0
	for _, v := range of {
		total += v
	}
	return total
}
