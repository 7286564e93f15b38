package store

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"enplan/models"
	"enplan/server/testbed"
)

// spoken keeps messages of one thread of Mette's, each at its hour after the
// demo day; "c" is the citizen, "s" staff, "x" what was taken back.
func spoken(tx *Tx, name string, at map[int]string) error {
	id, err := tx.AddThread("mette", name)
	if err != nil {
		return err
	}
	began := tx.Now
	var hours []int
	for hour := range at {
		hours = append(hours, hour)
	}
	slices.Sort(hours)
	for _, hour := range hours {
		tx.Now = demoDay.Add(time.Duration(hour) * time.Hour)
		by := models.Viewer{Role: models.AsCitizen, ID: "mette"}
		if at[hour] == "s" {
			by = models.Viewer{Role: models.AsCoordinator, ID: "lone"}
		}
		place, _, err := tx.AddMessage(said(id, "Hej", fmt.Sprint(name, hour), by))
		if err != nil {
			return err
		}
		if at[hour] == "x" {
			if err := tx.TakeBack(id, place.Seq); err != nil {
				return err
			}
		}
	}
	tx.Now = began
	return nil
}

func TestAQuestionIsAskedOnceAndAnsweredByTheNextOnOurSide(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		s, _ := openWithMette(t, url)
		write(t, s, func(tx *Tx) error {
			return errors.Join(
				tx.SaveStaff(models.Staff{ID: "lone", Name: "Lone Brandt", Unit: "Team Nord"}), tx.Assign("lone", "mette"),
				spoken(tx, "twice in one breath", map[int]string{1: "c", 2: "c", 5: "s", 6: "s", 30: "c"}),
				spoken(tx, "taken back", map[int]string{3: "x", 4: "s", 7: "x", 8: "c", 9: "x", 12: "s"}),
				spoken(tx, "asked long before", map[int]string{-500: "c", 10: "c", 11: "s"}),
				spoken(tx, "only staff", map[int]string{13: "s"}))
		})
		err := s.Read(t.Context(), func(tx *Tx) error {
			questions, err := tx.Questions(demoDay, demoDay.Add(40*time.Hour))
			var got []string
			for _, q := range questions {
				answered := -1
				if !q.Answered.IsZero() {
					answered = int(q.Answered.Sub(demoDay).Hours())
				}
				got = append(got, fmt.Sprintf("%02d %d %s", int(q.Asked.Sub(demoDay).Hours()), answered, q.Unit))
			}
			slices.Sort(got)
			if want := []string{"01 5 Team Nord", "08 12 Team Nord", "30 -1 Team Nord"}; !slices.Equal(got, want) {
				t.Errorf("%q, want %q", got, want)
			}
			texts, textErr := tx.StaffTexts(demoDay, demoDay.Add(10*time.Hour))
			if len(texts) != 3 || texts[0].Unit != "Team Nord" || texts[0].Unplain {
				t.Errorf("texts: %+v", texts)
			}
			return errors.Join(err, textErr)
		})
		if err != nil {
			t.Fatal(err)
		}
	})
}

func TestTheRoleOfAStaffIsLookedUpWithTheSession(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		s := open(t, url)
		token := []byte("token")
		for _, role := range []models.Role{models.AsLeader, models.AsCoordinator} {
			write(t, s, func(tx *Tx) error {
				return errors.Join(tx.EndStaffSession(token), tx.SaveStaff(models.Staff{ID: "birgit", Name: "Birgit Friis", Role: role}),
					tx.CreateStaffSession(StaffSession{TokenHash: token, StaffID: "birgit", Expires: demoDay.Add(time.Hour)}))
			})
			session, found, err := s.StaffSession(t.Context(), token, demoDay)
			if err != nil || !found || session.Role != role {
				t.Errorf("%+v %v %v, want %s", session, found, err, role)
			}
		}
	})
}

// A municipality of 2,000 citizens with 24 messages each over sixteen weeks,
// five plans and five findings: one period is counted from it.
func BenchmarkReport(b *testing.B) {
	for name, url := range map[string]func(testing.TB) string{"sqlite": testbed.SQLite, "postgres": testbed.Postgres} {
		b.Run(name, func(b *testing.B) {
			s := open(b, url(b))
			write(b, s, settle)
			p := models.PeriodBefore(models.DateOf(demoDay))
			for b.Loop() {
				if err := s.Read(b.Context(), func(tx *Tx) error { return countOnce(tx, p) }); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func countOnce(tx *Tx, p models.Period) error {
	from, end := p.From.At(0, 0, time.UTC), p.End().At(0, 0, time.UTC)
	var n models.Numbers
	var errs [6]error
	var questions []Question
	questions, errs[0] = tx.Questions(from.AddDate(0, 0, -21), end)
	for _, q := range questions {
		if due := models.WaitDue(q.Unit, q.Citizen, q.Asked, q.Answered); p.Has(due.By) {
			n.Answers = append(n.Answers, due)
		}
	}
	n.Sent, errs[1] = tx.StaffTexts(from, end)
	n.Plans, errs[2] = tx.PlanTexts()
	n.Settled, errs[3] = tx.SettledCourses(from, end)
	n.Open, errs[4] = tx.OpenCourses(end)
	n.Coordinates, n.Citizens, errs[5] = tx.Caseloads(end)
	if r := models.ReportOn(p, n); r.Answers.Total.Total.N < 5_000 || len(r.Plans) != 5 {
		return fmt.Errorf("too little was counted: %+v", r.Answers.Total)
	}
	return errors.Join(errs[:]...)
}

// settle fills the tables by themselves: a hundred thousand sealed texts would
// take longer than what is measured.
func settle(tx *Tx) error {
	bytes := "BYTEA"
	if tx.db.Name() == sqliteDialect {
		bytes = "BLOB"
	}
	const end = "1795422600000" // the demo day
	for _, fill := range []struct {
		rows int
		into string
	}{
		{5, `sources (name, title, phone, every_ms) SELECT 's' || i, 'Afdeling ' || i, '', 0`},
		{50, `staff (id, name, unit, phone, created_ms) SELECT 'k' || i, 'K', 'Team ' || (i % 6), '', 0`},
		{2000, `citizens (id, created_ms) SELECT 'c' || i, 0`},
		{2000, `assignments (citizen_id, staff_id, from_ms) SELECT 'c' || i, 'k' || (i % 50), 0`},
		{2000, `threads (id, citizen_id, subject, created_ms, last_seq) SELECT 't' || i, 'c' || i, '', 0, 24`},
		{10_000, `plan_texts (citizen_id, plan, source, lix_tenths) SELECT 'c' || (i % 2000), 'p' || i, 's' || (i % 5), 300 + i % 300`},
		{10_000, `courses (citizen_id, finding, kind, state, found_ms, settled_ms) SELECT 'c' || (i % 2000), 'f' || i, 'kind' || (i % 9), 'open',
` + end + ` - 5000000000, CASE WHEN i % 3 = 0 THEN ` + end + ` - 800000000 END`},
		{48_000, `messages (thread_id, seq, citizen_id, by_role, by_id, asks, closes, body, lix_tenths, sent_ms, key_digest, asked_digest) SELECT 't' || (i % 2000), i / 2000, 'c' || (i % 2000), CASE WHEN (i / 2000) % 2 = 0 THEN 'citizen' ELSE 'coordinator' END, 'k' || (i % 50),
1 = 0, 1 = 0, '', CASE WHEN (i / 2000) % 2 = 1 THEN 250 + i % 100 END, ` + end + ` - 9676800000 + (i / 2000) * 400000000, CAST('k' || i AS ` + bytes + `), ''`},
	} {
		with := fmt.Sprintf("WITH RECURSIVE n(i) AS (SELECT CAST(0 AS BIGINT) UNION ALL SELECT i + 1 FROM n WHERE i < %d) ", fill.rows-1)
		into, what, _ := strings.Cut(fill.into, " SELECT")
		if err := tx.db.Exec("INSERT INTO " + into + " " + with + "SELECT" + what + " FROM n").Error; err != nil {
			return fmt.Errorf("%s: %w", into, err)
		}
	}
	return nil
}
