//go:build bench

package bench

import (
	"testing"

	"enplan/models/detect"
	"enplan/models/oneplan"
	"enplan/server/calendar"
)

func BenchmarkAll(b *testing.B) {
	pen := newPen(1)
	zone := calendar.Copenhagen()
	var plans []oneplan.Plan
	for i := range 200 {
		facts := pen.citizen(i)
		if err := calendar.ExpandAll(&facts, start, oneplan.YearDays, zone); err != nil {
			b.Fatal(err)
		}
		plans = append(plans, oneplan.Build(facts, start.At(6, 0, zone), zone))
	}
	b.ResetTimer()
	b.ReportAllocs()
	for i := 0; i < b.N; i++ {
		detect.All(plans[i%len(plans)])
	}
}
