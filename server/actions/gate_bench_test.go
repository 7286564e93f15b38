package actions_test

import (
	"context"
	"sync/atomic"
	"testing"

	"enplan/server/testbed"
)

// BenchmarkGate is the gate alone: no HTTP and no key. make bench measures it whole.
func BenchmarkGate(b *testing.B) {
	for name, url := range map[string]func(testing.TB) string{"sqlite": testbed.SQLite, "postgres": testbed.Postgres} {
		b.Run(name, func(b *testing.B) {
			h := openStrandborg(b, url(b))
			citizens := h.settle(b, "looked", 200)
			var n atomic.Int64
			b.SetParallelism(10)
			b.ReportAllocs()
			b.RunParallel(func(pb *testing.PB) {
				for pb.Next() {
					if _, err := h.gate(context.Background(), citizens[n.Add(1)%int64(len(citizens))]); err != nil {
						b.Error(err)
					}
				}
			})
		})
	}
}
