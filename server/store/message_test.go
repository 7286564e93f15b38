package store

import (
	"errors"
	"reflect"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"enplan/models"
	"enplan/server/testbed"
)

var mette = models.Viewer{Role: models.AsCitizen, ID: "mette"}

// key is the key of a client that calls what it sends name.
func key(name string) Key { return Key{Name: []byte("k" + name), Asked: []byte("a" + name)} }

func said(thread, text, name string, by models.Viewer) NewMessage {
	return NewMessage{Citizen: "mette", Thread: thread, Message: models.Message{By: by, Text: text}, Key: key(name)}
}

// conversation has one of everything there is in a conversation.
func conversation(tx *Tx, citizen, staff string) error {
	by := models.Viewer{Role: models.AsCitizen, ID: citizen}
	id, err := tx.AddThread(citizen, "Emne")
	if err != nil {
		return err
	}
	place, _, err := tx.AddMessage(NewMessage{Citizen: citizen, Thread: id, Message: models.Message{By: by, Text: "Hej"}, Key: key("first")})
	if err != nil {
		return err
	}
	desk := Desk{Citizen: citizen, By: by, Thread: id}
	if _, err := tx.Attach(desk, models.Attachment{Name: "brev.pdf", Type: "application/pdf", Size: 3}, []byte("pdf")); err != nil {
		return err
	}
	if _, err := tx.MarkRead(id, models.Viewer{Role: models.AsCoordinator, ID: staff}, place.Seq); err != nil {
		return err
	}
	return errors.Join(tx.LetIn(id, staff), tx.SendAttached(desk, place), tx.SaveDraft(Draft{Desk: desk, Text: "Og", Version: 1}),
		tx.Changed(id, models.MustDate("2026-11-23"), citizen))
}

func TestAConversationComesBackAsItWasWritten(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		s := openDesk(t, url)
		write(t, s, func(tx *Tx) error { return conversation(tx, "mette", "lone") })
		read(t, s, func(tx *Tx) error {
			threads, err := tx.Threads("mette", All)
			if err != nil {
				return err
			}
			if len(threads) != 1 || threads[0].Subject != "Emne" || len(threads[0].Messages) != 1 {
				t.Fatalf("%+v", threads)
			}
			thread, m := threads[0], threads[0].Messages[0]
			if m.Text != "Hej" || m.By != mette || !m.Sent.Equal(demoDay) || len(m.Attachments) != 1 {
				t.Errorf("%+v", m)
			}
			if len(thread.Reads) != 1 || thread.Reads[0].ByName != "Lone" || thread.Reads[0].Seq != 1 || len(thread.People) != 1 {
				t.Errorf("%+v", thread)
			}
			a, content, err := tx.Attached("mette", thread.ID, m.Attachments[0].ID)
			if err != nil || string(content) != "pdf" || a.Name != "brev.pdf" {
				t.Errorf("%+v %q %v", a, content, err)
			}
			if _, _, err := tx.Attached("karl", thread.ID, a.ID); !errors.Is(err, models.ErrNotFound) {
				t.Errorf("another citizen gets it: %v", err)
			}
			draft, err := tx.DraftAt(Desk{Citizen: "mette", By: mette, Thread: thread.ID})
			if err != nil || draft.Text != "Og" || draft.Version != 1 {
				t.Errorf("%+v %v", draft, err)
			}
			closed, err := tx.Threads("mette", "")
			if err != nil || closed[0].Messages[0].Text != "" {
				t.Errorf("a list opens no texts: %+v %v", closed, err)
			}
			return nil
		})
	})
}

func TestWhatIsTakenBackIsErased(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		s := openDesk(t, url)
		var thread string
		write(t, s, func(tx *Tx) (err error) {
			if thread, err = tx.AddThread("mette", "Emne"); err != nil {
				return err
			}
			_, _, err = tx.AddMessage(said(thread, "Forkert", "1", mette))
			return err
		})
		write(t, s, func(tx *Tx) error { return tx.TakeBack(thread, 1) })
		write(t, s, func(tx *Tx) error {
			m, err := tx.MessageAt("mette", thread, 1)
			if err != nil || m.Text != "" || m.TakenBack.IsZero() {
				t.Errorf("%+v %v", m, err)
			}
			var left int
			tx.db.Raw("SELECT count(*) FROM messages WHERE body IS NOT NULL").Scan(&left)
			if left != 0 {
				t.Error("the text is kept")
			}
			return nil
		})
	})
}

func TestOnlyThoseWhoMaySeeItAreToldOfAChange(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		var told []Change
		o := options(t, url)
		o.OnChange = func(c []Change) { told = append(told, c...) }
		s := openWith(t, o)
		monday := models.MustDate("2026-11-23")
		write(t, s, func(tx *Tx) error {
			for _, who := range []string{"lone", "per", "eva", "ib"} {
				if err := tx.SaveStaff(models.Staff{ID: who, Name: who}); err != nil {
					return err
				}
			}
			return errors.Join(tx.EnsureCitizen("mette", nil, nil), tx.Assign("lone", "mette"),
				tx.SaveAbsence(models.Absence{Staff: "lone", From: monday, To: monday, Substitute: "per"}))
		})
		write(t, s, func(tx *Tx) error {
			id, err := tx.AddThread("mette", "Emne")
			return errors.Join(err, tx.LetIn(id, "eva"), tx.Changed(id, monday, "mette"), tx.Changed("", monday.AddDays(1), "mette"))
		})
		want := []Change{{"citizen:mette", 1}, {"coordinator:eva", 1}, {"coordinator:lone", 1}, {"coordinator:per", 1},
			{"citizen:mette", 2}, {"coordinator:lone", 2}}
		if slices.SortFunc(told[:4], func(x, y Change) int { return int(x.Reader[0]) - int(y.Reader[0]) }); !sameChanges(told, want) {
			t.Errorf("told: %v", told)
		}
		failed := s.Write(t.Context(), func(tx *Tx) error { return errors.Join(tx.Changed("", monday, "mette"), models.ErrNotFound) })
		if failed == nil || len(told) != len(want) {
			t.Errorf("what was undone is told: %v", told[len(want):])
		}
		if n, err := s.ChangesOf(t.Context(), "coordinator:lone"); n != 2 || err != nil {
			t.Errorf("lone has %d, %v", n, err)
		}
		if n, err := s.ChangesOf(t.Context(), "coordinator:ib"); n != 0 || err != nil {
			t.Errorf("ib has %d, %v", n, err)
		}
	})
}

// sameChanges compares without the order, which is each database's own.
func sameChanges(x, y []Change) bool {
	by := func(a, b Change) int {
		return int(a.Seq-b.Seq)*1000 + slices.Compare([]byte(a.Reader), []byte(b.Reader))
	}
	x, y = slices.Clone(x), slices.Clone(y)
	slices.SortFunc(x, by)
	slices.SortFunc(y, by)
	return reflect.DeepEqual(x, y)
}

// However sends, repeats, take-backs and restarts come one after the other:
// what was acknowledged stands exactly once, in the order of its thread.
func TestEveryAcknowledgedMessageStandsOnce(t *testing.T) {
	runs := 0
	rapid.Check(t, func(r *rapid.T) {
		if runs++; runs > 40 {
			return // each makes a database, and opens it anew some times
		}
		o := options(t, t.TempDir()+"/db")
		now := demoDay
		o.Now = func() time.Time { now = now.Add(time.Second); return now }
		s, err := Open(t.Context(), o)
		if err != nil {
			r.Fatal(err)
		}
		defer func() { _ = s.Close() }()
		do := func(f func(*Tx) error) error { return s.Write(t.Context(), f) }
		var threads [2]string
		if err := do(func(tx *Tx) (err error) {
			err = tx.EnsureCitizen("mette", nil, nil)
			for i := range threads {
				var failed error
				threads[i], failed = tx.AddThread("mette", "Emne")
				err = errors.Join(err, failed)
			}
			return err
		}); err != nil {
			r.Fatal(err)
		}
		acked := map[string]Place{} // by key
		errTorn := errors.New("killed before the commit")
		for range rapid.IntRange(1, 30).Draw(r, "steps") {
			name := rapid.StringMatching(`[0-9]`).Draw(r, "key")
			thread := threads[name[0]%2]
			switch rapid.SampledFrom([]string{"send", "send", "torn", "undo", "restart"}).Draw(r, "step") {
			case "send":
				var place Place
				if err := do(func(tx *Tx) (err error) { place, _, err = tx.AddMessage(said(thread, name, name, mette)); return err }); err != nil {
					r.Fatal(err)
				}
				if before, sent := acked[name]; sent && (before.Thread != place.Thread || before.Seq != place.Seq) {
					r.Fatalf("sent again it stands elsewhere: %v, %v", before, place)
				}
				acked[name] = place
			case "torn":
				if err := do(func(tx *Tx) error {
					_, _, err := tx.AddMessage(said(thread, name, name, mette))
					return errors.Join(err, errTorn)
				}); err == nil {
					r.Fatal("a torn transaction is acknowledged")
				}
			case "undo":
				if place, sent := acked[name]; sent {
					if err := do(func(tx *Tx) error { return tx.TakeBack(place.Thread, place.Seq) }); err != nil {
						r.Fatal(err)
					}
				}
			case "restart":
				if err := s.Close(); err != nil {
					r.Fatal(err)
				}
				if s, err = Open(t.Context(), o); err != nil {
					r.Fatal(err)
				}
			}
		}
		var kept []models.Thread
		if err := s.Read(t.Context(), func(tx *Tx) (err error) { kept, err = tx.Threads("mette", All); return err }); err != nil {
			r.Fatal(err)
		}
		total := 0
		for _, thread := range kept {
			for i, m := range thread.Messages {
				total++
				if m.Seq != int64(i+1) || i > 0 && m.Sent.Before(thread.Messages[i-1].Sent) {
					r.Fatalf("message %d of its thread is number %d", i+1, m.Seq)
				}
				if m.Stands() && acked[m.Text] != (Place{Thread: thread.ID, Seq: m.Seq, At: m.Sent}) {
					r.Fatalf("%q stands at %d of %s", m.Text, m.Seq, thread.ID)
				}
			}
		}
		if total != len(acked) {
			r.Fatalf("%d stand, %d were acknowledged", total, len(acked))
		}
	})
}
