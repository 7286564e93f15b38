package store

import (
	"errors"
	"reflect"
	"testing"
	"time"

	"enplan/models"
	"enplan/server/testbed"
)

func TestACitizenIsAddedOnceAndKeepsTheCPR(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		s := open(t, url)
		none, one, two := models.CPR{}, must(models.ParseCPR("3112849996")), must(models.ParseCPR("0101019996"))
		for _, step := range []struct {
			name string
			id   string
			hash []byte
			cpr  *models.CPR
			ok   bool
			want *models.CPR
		}{
			{"without CPR", "b", nil, nil, true, &none},
			{"the CPR comes later", "b", []byte("h1"), &one, true, &one},
			{"the same again", "b", []byte("h1"), &two, true, &one},
			{"without CPR again", "b", nil, nil, true, &one},
			{"another CPR", "b", []byte("h2"), &two, false, &one},
			{"a second citizen without CPR", "a", nil, nil, true, &none},
			{"the CPR of somebody else", "a", []byte("h1"), &one, false, &none},
		} {
			err := s.Write(t.Context(), func(tx *Tx) error { return tx.EnsureCitizen(step.id, step.hash, step.cpr) })
			if (err == nil) != step.ok {
				t.Errorf("%s: %v", step.name, err)
			}
			read(t, s, func(tx *Tx) error {
				cpr, err := tx.CPROf(step.id)
				if errors.Is(err, models.ErrNotFound) && !step.ok {
					return nil
				}
				if cpr != *step.want {
					t.Errorf("%s: %v", step.name, cpr)
				}
				return err
			})
		}
		read(t, s, func(tx *Tx) error {
			all, err := tx.Citizens()
			if !reflect.DeepEqual(all, []string{"a", "b"}) {
				t.Errorf("citizens %v", all)
			}
			_, none := tx.CPROf("c")
			if !errors.Is(none, models.ErrNotFound) {
				t.Errorf("the CPR of nobody: %v", none)
			}
			return err
		})
	})
}

func TestACitizenIsFoundByIDAndByWhatAllSourcesAgreeOn(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		s := open(t, url)
		write(t, s, func(tx *Tx) error {
			return errors.Join(tx.EnsureCitizen("id-mette", nil, nil), tx.EnsureCitizen("id-karl", nil, nil),
				tx.LinkRef("momentum", "mette", "id-mette"), tx.LinkRef("nexus", "Patient/mette", "id-mette"),
				tx.LinkRef("momentum", "7", "id-mette"), tx.LinkRef("nexus", "7", "id-karl"),
				tx.LinkRef("momentum", "Patient/8", "id-karl"), tx.LinkRef("nexus", "8", "id-mette"),
				tx.LinkRef("momentum", "karl", "id-mette"), tx.LinkRef("momentum", "karl", "id-karl"))
		})
		read(t, s, func(tx *Tx) error {
			for asked, want := range map[string]string{
				"id-mette": "id-mette", "mette": "id-mette", "Patient/mette": "id-mette",
				"karl": "id-karl", "Patient/karl": "id-karl",
				"7": "", "8": "", "Patient/8": "", "nobody": "", "": "",
			} {
				id, err := tx.FindCitizen(asked)
				if id != want || (want == "") != errors.Is(err, models.ErrNotFound) {
					t.Errorf("%q: %q, %v", asked, id, err)
				}
			}
			if id, err := tx.CitizenOfRef("nexus", "8"); id != "id-mette" || err != nil {
				t.Errorf("a ref of a source: %q, %v", id, err)
			}
			if _, err := tx.CitizenOfRef("nexus", "mette"); !errors.Is(err, models.ErrNotFound) {
				t.Errorf("a ref of another source: %v", err)
			}
			return nil
		})
	})
}

func TestALockedCitizenIsWaitedForAndOthersAreNot(t *testing.T) {
	s := open(t, testbed.Postgres(t)) // SQLite has one writer; there is nothing to lock
	write(t, s, func(tx *Tx) error {
		return errors.Join(tx.EnsureCitizen("mette", nil, nil), tx.EnsureCitizen("karl", nil, nil))
	})
	trail := make(chan string, 3)
	locked, second := make(chan bool), make(chan error)
	write(t, s, func(tx *Tx) error {
		err := tx.LockCitizen("mette")
		go func() {
			second <- s.Write(t.Context(), func(tx *Tx) error {
				close(locked)
				err := tx.LockCitizen("mette")
				trail <- "second"
				return err
			})
		}()
		<-locked
		write(t, s, func(tx *Tx) error {
			session := Session{TokenHash: []byte("t"), CitizenID: "mette", Expires: demoDay}
			return errors.Join(tx.LockCitizen("karl"), tx.CreateSession(session))
		})
		waitUntilBlocked(t, s)
		trail <- "first"
		return err
	})
	if err := <-second; err != nil {
		t.Fatal(err)
	}
	if first := <-trail; first != "first" {
		t.Error("the second did not wait")
	}
	err := s.Write(t.Context(), func(tx *Tx) error { return tx.LockCitizen("nobody") })
	if !errors.Is(err, models.ErrNotFound) {
		t.Errorf("locking nobody: %v", err)
	}
}

// waitUntilBlocked asks PostgreSQL until some transaction waits for another.
func waitUntilBlocked(t *testing.T, s *Store) {
	t.Helper()
	for started := time.Now(); time.Since(started) < 5*time.Second; {
		var blocked int
		row := s.reader.QueryRowContext(t.Context(),
			`SELECT count(*) FROM pg_locks WHERE NOT granted AND database IS NULL OR NOT granted AND locktype = 'tuple'`)
		if err := row.Scan(&blocked); err != nil {
			t.Fatal(err)
		}
		if blocked > 0 {
			return
		}
	}
	t.Error("nobody waits")
}

func TestWithTheCitizenGoesWhatWasDerived(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		s := open(t, url)
		write(t, s, func(tx *Tx) error {
			_, err := tx.PutRecord(plan("a", 1, "x"))
			return errors.Join(err, tx.EnsureCitizen("mette", nil, nil), tx.LinkRef("momentum", "x", "mette"),
				tx.SavePlanDoc("mette", "da", PlanDoc{Version: "1", Body: []byte("{}")}),
				tx.CreateSession(Session{TokenHash: []byte("t"), CitizenID: "mette", Expires: demoDay}),
				tx.SyncTasks("mette", []Task{{ID: "1"}}), tx.Log(models.Entry{Citizen: "mette"}),
				tx.SaveStaff(models.Staff{ID: "lone"}), tx.Assign("lone", "mette"),
				tx.CreateStaffSession(StaffSession{TokenHash: []byte("s"), StaffID: "lone", Expires: demoDay}),
				tx.AddEvent("mette", models.Event{}, Key{}), tx.AddNotice(Notice{Citizen: "mette", Source: "momentum"}), tx.Hold("mette", "r"),
				tx.noteRemoval(models.Removal{Citizen: "mette", Source: "momentum", Kind: "plan", ID: "old"}, []byte("d")),
				tx.SaveSeen("mette", models.Viewer{Role: models.AsCitizen, ID: "mette"}, 1),
				tx.KeepPlan("mette", "da", EarlierPlan{Body: []byte("x"), Digest: []byte("d")}),
				tx.KeepPlanTexts("mette", []PlanText{{Plan: "p", Source: "momentum", LIX: 40}}),
				tx.FollowCourses("mette", []Course{{Finding: "f", Kind: "k", State: models.StateOpen}}),
				tx.KeepDues("mette", []PromiseDue{{Promise: "1", Due: models.MustDate("2026-12-01")}}),
				tx.KeepReport(models.Report{From: models.MustDate("2026-10-26")}),
				tx.RemindersPlanned("mette", "da"), tx.AddNotification(models.Notification{Citizen: "mette"}), tx.SaveReminding("mette", models.Reminding{}),
				tx.KeepSightEnd(SightEnd{Citizen: "mette", Ref: "consent:c", Until: demoDay}), tx.AddTelling(Telling{Citizen: "mette", Consent: "c"}),
				tx.SaveWebhook(Webhook{Department: "jobcenter", Secret: []byte("s")}),
				tx.AddNotification(models.Notification{Citizen: "mette", Key: "k", Due: demoDay, Until: demoDay}),
				tx.SaveReminding("mette", models.DefaultReminding()), tx.MakeFeed("mette", []byte("f"), "da"), keepDevice(tx, "mette", "https://fcm.googleapis.com/fcm/send/a"),
				tx.SaveMail("mette", models.Mail{Address: "mette@example.dk"}), tx.RemindersPlanned("mette", "da"),
				conversation(tx, "mette", "lone"))
		})
		write(t, s, func(tx *Tx) error { return tx.db.Exec("DELETE FROM citizens").Error })
		want := map[string]int64{
			"sources": 2, "deliveries": 0, "records": 1, "log": 1, "log_heads": 1, // delivered or done, so they stay
			"staff": 1, "staff_sessions": 1, // and they work here still
			"house_keys": 1, "citizen_keys": 0, "erasures": 0, "holds": 0, "removals": 0, "retention": 1,
			"citizens": 0, "checkpoint": 0, "citizen_refs": 0, "plan_docs": 0, "sessions": 0, "tasks": 0,
			"seen": 0, "earlier_plans": 0, "plan_texts": 0, "courses": 0, "dues": 0,
			"reports":     1, // as it was shown: what is subtracted from it would be her
			"assignments": 0, "events": 0, "notices": 0, "threads": 0, "messages": 0, "thread_reads": 0, "thread_people": 0,
			"drafts": 0, "attachments": 0, "absences": 0, "desk_order": 0, "plan_parts": 0, "emergencies": 0, "exports": 0,
			"notifications": 0, "notification_sends": 0, "remindings": 0, "devices": 0, "mails": 0, "feeds": 0, "reminder_plans": 0, "consents": 0, "consent_texts": 0, "departments": 0, "sight_ends": 0, "tellings": 0, "webhooks": 1, "source_keys": 0, "spent_tokens": 0, "marks": 0, "logins": 0, "login_uses": 0, "searches": 0, "safeties": 0, "family_ties": 0, "family_words": 0, "family_bars": 0, "family_named": 0, "changes": 2, // numbers of nobody in particular
		}
		if got := fingerprint(t, s).Rows; !reflect.DeepEqual(got, want) {
			t.Errorf("left: %v", got)
		}
	})
}
