package store

import (
	"context"
	"testing"

	"enplan/models"
	"enplan/server/testbed"
)

func TestAServerHearsWhatAnotherChanges(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		heard := make(chan Change, 100)
		listening := options(t, url)
		listening.OnChange = func(changes []Change) {
			for _, c := range changes {
				heard <- c
			}
		}
		here, there := openWith(t, listening), open(t, url)
		if here.announced == nil {
			return // SQLite serves one server
		}
		ctx, stop := context.WithCancel(t.Context())
		ended := make(chan struct{}, 2)
		for _, s := range []*Store{here, there} {
			go func() {
				s.Exchange(ctx)
				ended <- struct{}{}
			}()
		}
		write(t, there, func(tx *Tx) error { return tx.EnsureCitizen("mette", nil, nil) })
		for got := (Change{}); got.Reader != "citizen:mette"; { // the first ones may come before anybody listens
			write(t, there, func(tx *Tx) error { return tx.Changed("", models.Date{}, "mette") })
			select {
			case got = <-heard:
			default:
			}
		}
		stop()
		<-ended
		<-ended
	})
}

func TestWhatIsNoChangeIsRefused(t *testing.T) {
	if c, err := readChange("12 citizen:x y"); err != nil || c != (Change{"citizen:x y", 12}) {
		t.Errorf("%v, %v", c, err)
	}
	for _, word := range []string{"", "12", "x citizen:a", " citizen:a"} {
		if _, err := readChange(word); err == nil {
			t.Errorf("%q is a change", word)
		}
	}
}
