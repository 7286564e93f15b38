package store

import (
	"errors"
	"fmt"
	"testing"

	"enplan/server/testbed"
)

// A plan of an ordinary size: 7.6 kB, 1.6 kB compressed, among 2,000 others.
func BenchmarkSessionPlanDoc(b *testing.B) {
	for name, url := range map[string]func(testing.TB) string{"sqlite": testbed.SQLite, "postgres": testbed.Postgres} {
		b.Run(name, func(b *testing.B) {
			s, session := openWithMette(b, url(b))
			doc := PlanDoc{Version: "v1", Body: make([]byte, 7600), BodyBr: make([]byte, 1600)}
			write(b, s, func(tx *Tx) error {
				errs := []error{tx.SavePlanDoc("mette", "da", doc)}
				for i := range 2000 {
					id := fmt.Sprint("citizen", i)
					errs = append(errs, tx.EnsureCitizen(id, nil, nil), tx.SavePlanDoc(id, "da", doc))
				}
				return errors.Join(errs...)
			})
			b.ReportAllocs()
			for b.Loop() {
				_, _, found, err := s.SessionPlanDoc(b.Context(), session.TokenHash, "da", "", demoDay)
				if err != nil || found != FoundPlanDoc {
					b.Fatal(found, err)
				}
			}
		})
	}
}

func BenchmarkPutRecord(b *testing.B) {
	for name, url := range map[string]func(testing.TB) string{"sqlite": testbed.SQLite, "postgres": testbed.Postgres} {
		b.Run(name, func(b *testing.B) {
			s := open(b, url(b))
			write(b, s, func(tx *Tx) error {
				for n := 0; b.Loop(); n++ {
					r := plan(string(make([]byte, 2000)), int64(n), "x")
					r.ID = fmt.Sprint(n)
					if _, err := tx.PutRecord(r); err != nil {
						return err
					}
				}
				return nil
			})
		})
	}
}
