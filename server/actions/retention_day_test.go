package actions_test

import (
	"bytes"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"enplan/models"
	"enplan/models/retention"
	"enplan/server/actions"
	"enplan/server/demo"
	"enplan/server/journal"
	"enplan/server/store"
	"enplan/server/testbed"
)

// ticks lets a time go by with a look at the clock each ten minutes, and says whether
// something is due at its end.
func (h *house) ticks(t *testing.T, how time.Duration) (due bool) {
	t.Helper()
	for end := h.now.Add(how); ; h.now = h.now.Add(retention.LookEach) {
		var err error
		if due, err = h.LookAtClock(t.Context(), "one"); err != nil {
			t.Fatal(err)
		}
		if !h.now.Before(end) {
			return due
		}
	}
}

func TestAClockThatJumpsErasesNobody(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		h := openStrandborg(t, url)
		id := h.delivers(t, "g", young("p", "ordung"))
		untrusted := trusting(9)
		untrusted.Trusted = false
		nobody := func(when string) {
			t.Helper()
			if _, err := h.Retain(t.Context(), operator, untrusted); !errors.Is(err, models.ErrClock) || len(h.here(t, id)) == 0 {
				t.Errorf("%s: %v", when, err)
			}
		}
		nobody("the first start")
		if h.ticks(t, retention.SteadyIn-retention.LookEach) {
			t.Error("due before the clock has gone a day")
		}
		h.now = h.now.Add(retention.LookEach)
		if !h.ticks(t, 0) {
			t.Error("not due after a day")
		}
		if done := h.retains(t, untrusted); done.Erased != 0 || len(h.here(t, id)) == 0 {
			t.Errorf("the time of hers is not over: %+v", done)
		}
		h.now = h.now.AddDate(10, 0, 0) // somebody has set the clock wrong
		if h.ticks(t, 3*time.Hour) {
			t.Error("due after a jump")
		}
		nobody("ten years on")
		h.now = h.now.AddDate(-10, 0, 0)
		if h.ticks(t, 23*time.Hour) {
			t.Error("due when it has just been put right")
		}
		nobody("back again")
		h.now = h.now.AddDate(5, 0, 0) // or the servers stood still for so long
		if !h.ticks(t, retention.SteadyIn) {
			t.Error("not due when it has gone a day")
		}
		if done := h.retains(t, untrusted); done.Erased != 1 {
			t.Errorf("%+v", done)
		}
		if h.ticks(t, retention.Each-retention.LookEach) {
			t.Error("due twice a day")
		}
	})
}

// No more than the most go in a day, the program says so aloud, and the rest goes on the
// days after.
func TestAFirstRunDoesNotEraseAllAtOnce(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		h := openStrandborg(t, url)
		var said bytes.Buffer
		loud := h.loud(t, url, &said)
		var all []string
		for i := range 5 {
			all = append(all, h.delivers(t, fmt.Sprint("e", i), over(fmt.Sprint("p", i), "ord")))
		}
		for day, left := range []int{3, 1, 0} {
			for again := range 3 {
				done := loud.retains(t, trusting(2))
				if n := len(h.here(t, all...)); n != left || done.Reached != (left > 0) {
					t.Errorf("day %d, run %d: %d are left, %+v", day, again, n, done)
				}
			}
			h.now = h.now.Add(retention.Each)
			loud.now = h.now
		}
		if n := strings.Count(said.String(), "alarm=retention"); n != 6 {
			t.Errorf("%d alarms: %s", n, said.String())
		}
		for _, id := range all {
			if strings.Contains(said.String(), id) {
				t.Error("the program's log names a citizen")
			}
		}
	})
}

// loud is the house on the same database, with a log that is kept.
func (h *house) loud(t *testing.T, url string, to *bytes.Buffer) *house {
	t.Helper()
	other := openHouse(t, url)
	other.now = h.now
	other.Actions = actions.New(other.store, vaultOf(t), zone(t), slog.New(slog.NewTextHandler(to, nil)))
	return other
}

func TestARestoredBackupLosesAgainWhatHadHadItsTime(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		live, backup, _, _ := twins(t, url)
		var gone, stays string
		for _, h := range []*house{live, backup} {
			gone, stays = h.delivers(t, "g", over("p", "ordgone")), h.delivers(t, "s", over("q", "ordover"), young("r", "ordung"))
		}
		path := filepath.Join(t.TempDir(), "enplan.journal")
		live.retains(t, trusting(9)) // and the power goes before the journal has it
		live.opensJournal(t, path)
		if again := backup.opensJournal(t, path); again != 2 {
			t.Errorf("%d are done again", again)
		}
		if found := backup.knows(t, stays, "ordover", "ordung"); !slices.Equal(found, []string{"ordung"}) || len(backup.here(t, gone)) > 0 {
			t.Errorf("in the restored one: %v, %v", found, backup.here(t, gone))
		}
		if again := backup.opensJournal(t, path); again != 0 {
			t.Errorf("the next start does %d again", again)
		}
		third := live.delivers(t, "x", over("y", "ordover"), young("z", "ordung"))
		live.retains(t, trusting(9)) // with the journal
		j, _, err := journal.Open(path)
		if err != nil {
			t.Fatal(err)
		}
		defer func() { _ = j.Close() }()
		if all := j.Removed(); len(all) != 2 || all[1].Citizen != third || all[1].ID != "y" || all[1].Source != "momentum" || len(j.Erased()) != 1 {
			t.Errorf("the journal has %+v and %+v", all, j.Erased())
		}
	})
}

// opensJournal does what a start does with a journal, but for consents.
func (h *house) opensJournal(t *testing.T, path string) (again int) {
	t.Helper()
	again = h.eraseAgain(t, path)
	j, _, err := journal.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = j.Close() })
	h.KeepJournal(j)
	removed, err := h.ReapplyRemovals(t.Context(), operator, j.Removed())
	if err != nil {
		t.Fatal(err)
	}
	return again + removed
}

// What is erased and what is removed is not in the files, not even sealed.
func TestWhatHasHadItsTimeIsInNoFile(t *testing.T) {
	url := testbed.SQLite(t)
	h := openStrandborg(t, url)
	ids := []string{h.delivers(t, "g", over("p", "kanariegul")), h.delivers(t, "s", over("q", "kanarieblaa"), young("r", "kanariegroen"))}
	for _, id := range ids {
		h.now = h.now.Add(time.Minute)
		h.exported(t, models.Viewer{Role: models.AsCitizen, ID: id}) // it is in the log, and the plan is made
	}
	sealed := h.rows(t, url, "SELECT content FROM records WHERE external_id IN ('p', 'q')", "SELECT wrapped FROM citizen_keys WHERE citizen_id = '"+ids[0]+"'",
		"SELECT body FROM plan_docs WHERE citizen_id IN ('"+ids[0]+"', '"+ids[1]+"')", "SELECT body FROM earlier_plans WHERE citizen_id IN ('"+ids[0]+"', '"+ids[1]+"')",
		"SELECT note FROM events WHERE note IS NOT NULL AND citizen_id = '"+ids[1]+"' AND target = 'momentum~q'")
	if len(sealed) < 9 || inFiles(t, url, sealed) != len(sealed) {
		t.Fatalf("before, %d of %d are in the files", inFiles(t, url, sealed), len(sealed))
	}
	h.retains(t, trusting(9))
	if n := inFiles(t, url, sealed); n != 0 {
		t.Errorf("%d of %d are still in the files", n, len(sealed))
	}
}

// inFiles counts those that stand somewhere in the files of an SQLite database.
func inFiles(t *testing.T, url string, all [][]byte) (n int) {
	t.Helper()
	var data []byte
	for _, ending := range []string{"", "-wal"} {
		file, err := os.ReadFile(url + ending)
		if err != nil {
			t.Fatal(err)
		}
		data = append(data, file...)
	}
	for _, one := range all {
		if bytes.Contains(data, one[:min(len(one), 64)]) { // longer ones go over several pages
			n++
		}
	}
	return n
}

// Whatever plans citizens have, those go that are over by a count of days, nobody else
// is touched, and a second run changes nothing.
func TestRunningTwiceIsRunningOnce(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		h, round := openStrandborg(t, url), 0
		rapid.Check(t, func(r *rapid.T) {
			if round++; round > 6 { // a database takes its time
				return
			}
			whole, part := map[string]bool{}, map[string]bool{}
			for i := range 3 {
				name := fmt.Sprintf("r%d-%d", round, i)
				var plans []oldPlan
				gone, stays := 0, 0
				for j := range rapid.IntRange(1, 3).Draw(r, "plans") {
					years := rapid.SampledFrom([]int{0, 1, 4, 6, 9, 11, 29, 31}).Draw(r, "years")
					p := oldPlan{id: fmt.Sprintf("%s-%d", name, j), kle: rapid.SampledFrom([]string{"", "15", "29.15", "34.10.10", "34.25.00"}).Draw(r, "kle"), word: "ord"}
					if years > 0 {
						p.closed = demo.Day.AddYears(-years).String()
					}
					if years > 0 && (p.kle == "15" && years > 5 || p.kle == "29.15" && years > 10 || p.kle == "34.10.10" && years > 30) {
						gone++
					} else {
						stays++
					}
					plans = append(plans, p)
				}
				id := h.delivers(t, name, plans...)
				whole[id], part[id] = stays == 0, stays > 0 && gone > 0
			}
			h.now = h.now.Add(time.Second)
			h.retains(t, trusting(9999))
			for id := range whole {
				if gone := len(h.here(t, id)) == 0; gone != whole[id] {
					r.Fatalf("%s is gone: %v", id, gone)
				}
				if cut := h.lineOf(t, id, models.RemovePlan).Action != ""; cut != part[id] {
					r.Fatalf("%s has lost a plan: %v", id, cut)
				}
			}
			before := h.print(t)
			if done := h.retains(t, trusting(9999)); done.Erased+done.Removed > 0 {
				r.Fatalf("the second time %+v", done)
			}
			after := h.print(t)
			delete(before.Rows, "log")
			delete(after.Rows, "log")
			if !reflect.DeepEqual(before, after) {
				r.Fatalf("%+v became %+v", before, after)
			}
		})
	})
}

func (h *house) print(t *testing.T) store.Fingerprint {
	t.Helper()
	f, err := h.store.Fingerprint(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return f
}
