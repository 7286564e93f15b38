package actions_test

import (
	"context"
	"os"
	"slices"
	"testing"
	"time"

	"enplan/models"
	"enplan/server/testbed"
)

const (
	metteCPR = "731184-1234"
	jonasCPR = "690307-4456"
	noCPR    = "010203-0000"
)

// search looks for a number, long after any search before.
func (h *house) search(t *testing.T, who models.Viewer, number string) (names []string) {
	t.Helper()
	h.now = h.now.Add(4 * time.Minute)
	view, err := h.SearchCitizen(context.Background(), who, number, "da")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range view.Citizens {
		names = append(names, c.Name)
	}
	return names
}

func TestASearchShowsOnlyWhomOneWorksWith(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		h := openStrandborg(t, url)
		h.employBo(t)
		vera := models.Viewer{Role: models.AsCoordinator, ID: "vera"}
		if err := h.EmployStaff(context.Background(), operator, models.Staff{ID: "vera", Name: "Vera Vind"}); err != nil {
			t.Fatal(err)
		}
		mette, jonas := h.citizen(t, "mette").ID, h.citizen(t, "jonas").ID
		for _, c := range []struct {
			who    models.Viewer
			number string
			want   string
			on     string // whose log says it
			result models.Result
		}{
			{lone, metteCPR, "Mette Lund", mette, models.Done}, {lone, "7311841234", "Mette Lund", mette, models.Done},
			{vera, metteCPR, "", mette, models.Refused}, {bo, metteCPR, "", mette, models.Refused},
			{bo, jonasCPR, "Jonas Bech", jonas, models.Done},
		} {
			var want []string
			if c.want != "" {
				want = []string{c.want}
			}
			if got := h.search(t, c.who, c.number); !slices.Equal(got, want) {
				t.Errorf("%s finds %v of %s", c.who.ID, got, c.number)
			}
			if line := h.lastLine(t, c.on); line.Action != models.SearchCitizen || line.By != c.who || line.Result != c.result {
				t.Errorf("after %s searched %s, the log says %+v", c.who.ID, c.number, line)
			}
		}
		h.nowStates(t, "momentum", `"addressProtected":true`)
		if got := h.search(t, bo, metteCPR); got != nil {
			t.Errorf("one with a protected address: %v", got)
		}
		before := h.lastLine(t, "").Seq
		if got := h.search(t, bo, noCPR); got != nil || h.lastLine(t, "").Seq != before+1 {
			t.Errorf("a number that nobody has: %v, and %d lines", got, h.lastLine(t, "").Seq-before)
		}
		for _, who := range []models.Viewer{h.citizen(t, "mette"), {Role: models.AsLeader, ID: "birgit"}, operator, {Role: models.AsSource, ID: "momentum"}} {
			if _, err := h.SearchCitizen(context.Background(), who, metteCPR, "da"); models.KindOf(err) != models.NotFound {
				t.Errorf("as %v: %v", who, err)
			}
		}
		all, err := h.Searches(context.Background(), operator, 1)
		if err != nil {
			t.Fatal(err)
		}
		want := []models.Searches{{Staff: "bo", Count: 4, Numbers: 3, Nothing: 3}, {Staff: "lone", Count: 2, Numbers: 1}, {Staff: "vera", Count: 1, Numbers: 1, Nothing: 1}}
		if !slices.Equal(all, want) {
			t.Errorf("the operator is told %+v, want %+v", all, want)
		}
	})
}

func TestNobodySearchesMoreThanTwentyTimesAnHour(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		h := openStrandborg(t, url)
		numbers, often := []string{metteCPR, jonasCPR, noCPR}, 0
		answers := make(chan error)
		for i := range 30 { // at once, so that none may be counted before another is kept
			go func() {
				_, err := h.SearchCitizen(context.Background(), lone, numbers[i%3], "da")
				answers <- err
			}()
		}
		for range 30 {
			if err := <-answers; models.KindOf(err) == models.TooOften {
				often++
			} else if err != nil {
				t.Error(err)
			}
		}
		if often != 10 {
			t.Errorf("%d of 30 were refused", often)
		}
		if line := h.lastLine(t, ""); line.Action != models.SearchCitizen || line.Result != models.Refused {
			t.Errorf("the log says %+v", line)
		}
		if _, err := h.SearchCitizen(context.Background(), henrik, metteCPR, "da"); err != nil {
			t.Errorf("a colleague: %v", err)
		}
		if _, err := h.SearchCitizen(context.Background(), henrik, "Mette Lund", "da"); models.KindOf(err) != models.Invalid {
			t.Errorf("a name: %v", err)
		}
		h.now = h.now.Add(time.Hour)
		if _, err := h.SearchCitizen(context.Background(), lone, metteCPR, "da"); err != nil {
			t.Errorf("an hour later: %v", err)
		}
	})
}

// TestAttackSearchTimes finds out by the time that an answer takes whether there is
// somebody. ENPLAN_PROVE=1 asks 2,000 times of each.
func TestAttackSearchTimes(t *testing.T) {
	rounds := 40
	if os.Getenv("ENPLAN_PROVE") == "1" {
		rounds = 2000
	}
	testbed.Databases(t, func(t *testing.T, url string) {
		h := openStrandborg(t, url)
		h.employBo(t)
		kinds := []string{"hit", "miss", "denied"}
		numbers := map[string]string{"hit": jonasCPR, "miss": noCPR, "denied": metteCPR}
		took := map[string][]time.Duration{}
		for i := range rounds + 3 {
			for j := range kinds {
				kind := kinds[(i+j)%3] // each is first as often as last
				h.now = h.now.Add(4 * time.Minute)
				began := time.Now()
				if _, err := h.SearchCitizen(context.Background(), bo, numbers[kind], "da"); err != nil {
					t.Fatal(err)
				}
				if i >= 3 {
					took[kind] = append(took[kind], time.Since(began))
				}
			}
		}
		median := map[string]time.Duration{}
		for kind, all := range took {
			slices.Sort(all)
			median[kind] = all[len(all)/2]
		}
		// Whom one finds one is told of; of the rest nothing may be. Where the machine is
		// slow, all of it is.
		within := max(2*time.Millisecond, median["miss"]/2)
		if differ := (median["miss"] - median["denied"]).Abs(); differ >= within {
			t.Errorf("miss and denied differ by %s", differ)
		}
		t.Logf("attack: %d searches that find, miss and are denied, 0 told apart by time; measured medians %v", rounds, median)
	})
}
