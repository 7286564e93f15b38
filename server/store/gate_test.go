package store

import (
	"sync/atomic"
	"testing"
	"time"

	"enplan/models"
	"enplan/server/testbed"
)

// TestWhoHadToWaitDecidesAsOfWhenTheWaitingWasOver lets one transaction come while
// another has the citizen locked, and moves the clock before it may go on.
func TestWhoHadToWaitDecidesAsOfWhenTheWaitingWasOver(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		var ms atomic.Int64
		read := make(chan struct{}, 16)
		ms.Store(demoDay.UnixMilli())
		o := options(t, url)
		o.Now = func() time.Time {
			defer func() { read <- struct{}{} }()
			return time.UnixMilli(ms.Load())
		}
		s := openWith(t, o)
		write(t, s, func(tx *Tx) error { return tx.EnsureCitizen("mette", nil, nil) })
		drain := func() {
			for len(read) > 0 {
				<-read
			}
		}
		drain()
		over := demoDay.Add(time.Hour)
		var began, decided time.Time
		done := make(chan error, 1)
		write(t, s, func(tx *Tx) error {
			if _, err := tx.Gate("mette"); err != nil {
				return err
			}
			drain()
			go func() {
				done <- s.Write(t.Context(), func(tx *Tx) (err error) {
					began = tx.Now
					decided, err = tx.Gate("mette")
					return err
				})
			}()
			<-read // it has come, and its time is taken
			ms.Store(over.UnixMilli())
			return tx.Log(models.Entry{Citizen: "mette", Action: models.WithdrawConsent})
		})
		if err := <-done; err != nil {
			t.Fatal(err)
		}
		if began.Equal(over) || !decided.Equal(over) {
			t.Errorf("it began at %s and decided as of %s, not %s", began, decided, over)
		}
	})
}

func TestLinesOfOneTransactionAreAChain(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		s := open(t, url)
		write(t, s, func(tx *Tx) error { return tx.EnsureCitizen("mette", nil, nil) })
		for range 2 {
			write(t, s, func(tx *Tx) error {
				if _, err := tx.Gate("mette"); err != nil {
					return err
				}
				for _, citizen := range []string{"mette", "", "mette", "mette"} {
					if err := tx.Log(models.Entry{Citizen: citizen, Action: models.ReadAsDepartment}); err != nil {
						return err
					}
				}
				return nil
			})
		}
		read(t, s, func(tx *Tx) error {
			lines, err := tx.Entries("mette", 10)
			var prev []byte
			for i := len(lines) - 1; i >= 0; i-- {
				if lines[i].Seq != int64(len(lines)-i) || string(lines[i].Hash) != string(lines[i].Sum(prev)) {
					t.Errorf("line %d does not follow: %+v", len(lines)-i, lines[i])
				}
				prev = lines[i].Hash
			}
			if len(lines) != 6 {
				t.Errorf("%d lines", len(lines))
			}
			return err
		})
	})
}
