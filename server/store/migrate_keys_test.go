package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"errors"
	"slices"
	"strings"
	"testing"

	"enplan/models"
	"enplan/server/testbed"
	"enplan/server/vault"
)

// fillForKeys puts something into every column that is sealed.
func fillForKeys(t *testing.T, s *Store) {
	t.Helper()
	cpr := must(models.ParseCPR("3112849996"))
	lone, text := models.Viewer{Role: models.AsCoordinator, ID: "lone"}, []byte("Må jobcentret se »sove om natten«?")
	hash := sha256.Sum256(text)
	write(t, s, func(tx *Tx) error {
		_, err := tx.PutRecord(plan("hendes plan", 1, "x"))
		shared := plan("ingens", 1, "")
		shared.ID = "p2"
		_, err2 := tx.PutRecord(shared)
		return errors.Join(err, err2, tx.EnsureCitizen("mette", []byte("h"), &cpr), tx.EnsureCitizen("karl", nil, nil),
			tx.LinkRef("momentum", "x", "mette"), tx.SaveStaff(models.Staff{ID: "lone"}), tx.SaveWebhook(Webhook{Department: "jobcenter", Secret: []byte("s")}),
			tx.AddEvent("mette", models.Event{Note: "sagt", Unplain: "svært"}, Key{}), tx.AddNotice(Notice{Citizen: "mette", Source: "momentum", Text: "besked"}),
			tx.KeepPlan("mette", "da", EarlierPlan{Body: []byte("tidligere"), Digest: []byte("d")}),
			tx.SavePlanDoc("mette", "da", PlanDoc{Version: "1", Body: []byte("færdig")}), conversation(tx, "mette", "lone"), unplain(tx),
			tx.SaveDraft(Draft{Desk: Desk{Citizen: "mette", By: lone}, Subject: "emne", Text: "kladde", Version: 1}),
			tx.AddNotification(models.Notification{Citizen: "mette", Key: "k", Due: demoDay, Until: demoDay, Detail: models.Detail{Place: "Havnegade"}}),
			tx.SaveReminding("mette", models.DefaultReminding()), keepDevice(tx, "mette", "https://fcm.googleapis.com/a"),
			tx.SaveMail("mette", models.Mail{Address: "mette@example.dk"}),
			tx.AddEmergency(Emergency{Emergency: models.Emergency{ID: "e"}, Citizen: "mette", Reason: "fald"}), tx.ReviewEmergency("e", "fine", "birgit", "i orden"),
			second(tx.AddConsent("mette", models.ConsentEvent{Consent: "c", What: models.ConsentGiven, Text: hash[:], Note: "skrevet", At: demoDay}, Key{})),
			tx.KeepConsentText(ConsentText{Citizen: "mette", Hash: hash[:], Language: "da", Body: text}))
	})
}

// unplain is a message of staff that is hard to read.
func unplain(tx *Tx) error {
	id, err := tx.AddThread("mette", "Andet emne")
	if err != nil {
		return err
	}
	_, _, err = tx.AddMessage(NewMessage{
		Citizen: "mette", Thread: id, Key: key("second"),
		Message: models.Message{By: models.Viewer{Role: models.AsCoordinator, ID: "lone"}, Text: "Svært", Unplain: "loven siger det så"},
	})
	return err
}

func second[T any](_ T, err error) error { return err }

// makeOld makes a database what it was before citizens had keys of their own.
func makeOld(t *testing.T, s *Store) (cells map[sealedColumn][]string) {
	t.Helper()
	ctx := t.Context()
	cells = map[sealedColumn][]string{}
	tx := must(s.writer.BeginTx(ctx, nil))
	defer func() { _ = tx.Rollback() }()
	check := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	keys := map[string]vault.DataKey{}
	check(query(ctx, tx, func(rows *sql.Rows) (err error) {
		var id string
		var wrapped []byte
		err = rows.Scan(&id, &wrapped)
		keys[id] = must(s.vault.OpenDataKey(keyOwner(id), wrapped))
		return err
	}, "SELECT citizen_id, wrapped FROM citizen_keys"))
	check(run(ctx, tx, allowingOn(s.dialect, "consents")))
	for _, c := range sealedColumns {
		for id, k := range keys {
			for _, cell := range must(c.rows(ctx, tx, c.of()+" AND "+c.column+" IS NOT NULL", id)) {
				plain := must(k.Open(cell.sealed, cell.place))
				cells[c] = append(cells[c], string(plain))
				check(c.put(ctx, tx, cell, must(s.vault.Seal(plain, cell.place))))
			}
		}
	}
	check(run(ctx, tx, refusingOn(s.dialect, "consents")))
	var texts []consentTextRow
	check(query(ctx, tx, func(rows *sql.Rows) error {
		var r consentTextRow
		err := rows.Scan(&r.CitizenID, &r.Hash, &r.Language, &r.Body)
		texts = append(texts, r)
		return err
	}, "SELECT citizen_id, hash, language, body FROM consent_texts"))
	check(run(ctx, tx, []string{
		"DROP TABLE consent_texts", "DROP TABLE citizen_keys", "DROP TABLE house_keys", "DROP TABLE erasures", "DROP TABLE holds", "DROP TABLE safeties",
		"DROP TABLE removals", "DROP TABLE retention", "DROP INDEX events_by_plan",
		"DROP TABLE family_named", "DROP TABLE family_bars", "DROP TABLE family_words", "DROP TABLE family_ties",
		"CREATE TABLE consent_texts (hash BYTEA NOT NULL PRIMARY KEY, language TEXT NOT NULL, body BYTEA NOT NULL)",
		"DELETE FROM goose_db_version WHERE version_id >= 25", "UPDATE plan_docs SET body = 'i klar tekst'",
	}))
	for _, r := range texts {
		_, err := tx.ExecContext(ctx, "INSERT INTO consent_texts (hash, language, body) VALUES ($1, $2, $3)", r.Hash, r.Language,
			must(keys[r.CitizenID].Open(r.Body, r.place())))
		check(err)
	}
	check(run(ctx, tx, refusingOn(s.dialect, "consent_texts")))
	check(tx.Commit())
	return cells
}

func TestADatabaseFromBeforeTheKeysIsSealedAnewAndReadAsItWas(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		old := options(t, url)
		old.Vault.First = vault.Key{1, 2, 3} // the first release made all of the house key
		s := openWith(t, old)
		write(t, s, func(tx *Tx) error { return errors.Join(saveSource(tx, "momentum"), saveSource(tx, "nexus")) })
		fillForKeys(t, s)
		before := makeOld(t, s)
		for _, c := range sealedColumns {
			if len(before[c]) == 0 {
				t.Errorf("%s.%s is not tried", c.table, c.column)
			}
		}
		s = openWith(t, options(t, url))
		if _, there, err := s.PlanDoc(t.Context(), "mette", "da"); there || err != nil {
			t.Errorf("a finished plan that stood in the clear is there: %v", err)
		}
		err := s.Read(t.Context(), func(tx *Tx) error {
			if err := tx.needKeys("mette"); err != nil {
				return err
			}
			return errors.Join(sameSealed(t, tx, before), readAsItWas(t, tx))
		})
		if err != nil {
			t.Error(err)
		}
		if err := s.Write(t.Context(), func(tx *Tx) error { return second(tx.exec("UPDATE consents SET in_force = in_force")) }); err == nil {
			t.Error("a consent can be changed")
		}
		if err := s.Write(t.Context(), func(tx *Tx) error { return second(tx.exec("DELETE FROM consent_texts")) }); err == nil {
			t.Error("the text of a consent can be removed")
		}
	})
}

// sameSealed holds each sealed value up against what it was.
func sameSealed(t *testing.T, tx *Tx, before map[sealedColumn][]string) error {
	for _, c := range sealedColumns {
		var after []string
		rows, err := tx.db.Statement.ConnPool.QueryContext(context.Background(), "SELECT "+c.keys+", "+c.column+" FROM "+c.table+" WHERE "+c.of()+" AND "+c.column+" IS NOT NULL", "mette")
		if err != nil {
			return err
		}
		for rows.Next() {
			cell, err := c.scan(rows)
			if err != nil {
				return err
			}
			plain, err := tx.keys["mette"].Open(cell.sealed, cell.place)
			if err != nil {
				return err
			}
			after = append(after, string(plain))
		}
		if err := errors.Join(rows.Err(), rows.Close()); err != nil {
			return err
		}
		slices.Sort(after)
		slices.Sort(before[c])
		if strings.Join(after, "|") != strings.Join(before[c], "|") {
			t.Errorf("%s.%s was %q and is %q", c.table, c.column, before[c], after)
		}
	}
	return nil
}

// readAsItWas reads what is sealed by the house, and the text of a consent.
func readAsItWas(t *testing.T, tx *Tx) error {
	shared, err := tx.SharedRecords("momentum", []RecordName{{Kind: "plan", ID: "p2"}})
	hooks, err2 := tx.Webhooks()
	events, err3 := tx.Consents("mette")
	if len(shared) != 1 || string(shared[0].Content) != "ingens" || len(events) != 1 || events[0].Note != "skrevet" || string(hooks["jobcenter"].Secret) != "s" {
		t.Errorf("%d shared, webhooks %v, consents %v", len(shared), hooks, events)
	}
	text, err4 := tx.ConsentTextOf("mette", events[0].Text)
	if !strings.Contains(string(text.Body), "sove om natten") {
		t.Errorf("the text is %q", text.Body)
	}
	cpr, err5 := tx.CPROf("mette")
	if cpr != must(models.ParseCPR("3112849996")) {
		t.Errorf("the CPR is %v", cpr)
	}
	return errors.Join(err, err2, err3, err4, err5)
}
