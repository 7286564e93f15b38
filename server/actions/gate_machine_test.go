package actions_test

import (
	"context"
	"crypto/sha256"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"enplan/i18n"
	"enplan/models"
	"enplan/server/actions"
	"enplan/server/calendar"
	"enplan/server/store"
	"enplan/server/testbed"
	"enplan/server/wording"
)

// What people say and what a department is then shown, on real databases, beside an
// account that keeps nothing but what was said. models compares far longer stories.

// spoke is one thing that was said of a consent.
type spoke struct {
	consent, verb, item string
	purpose             models.Purpose
	ends                time.Time
}

// tale is one citizen's.
type tale struct {
	*house
	who       models.Viewer
	said      []spoke
	emergency time.Time
	looks     int
}

// sparing are the things the health centre has to say.
var sparing = map[string]string{"back": "Løfter højst 5 kg", "knee": "Går højst en km"}

// visible are those of them that may be seen, from all that was said.
func (s *tale) visible(purpose models.Purpose) (items []string) {
	for item := range sparing {
		if purpose == models.PurposeEmergency && s.now.Before(s.emergency) || slices.ContainsFunc(s.said, func(yes spoke) bool {
			return yes.verb == "give" && s.lets(yes.consent, item, purpose)
		}) {
			items = append(items, item)
		}
	}
	slices.Sort(items)
	return items
}

func (s *tale) lets(consent, item string, purpose models.Purpose) bool {
	silent := 0
	for _, w := range s.said {
		if w.consent != consent {
			continue
		}
		switch w.verb {
		case "withdraw":
			return false
		case "pause":
			silent++
		case "resume":
			silent--
		default:
			if w.purpose != purpose || w.item != "" && w.item != item || !s.now.Before(w.ends) {
				return false
			}
		}
	}
	return silent == 0
}

// begin settles a citizen with two things that can be told, and one about somebody else.
func (h *house) begin(t testing.TB, n int) *tale {
	t.Helper()
	s := &tale{house: h, who: models.Viewer{Role: models.AsCitizen, ID: h.settle(t, fmt.Sprint("tale", n, "-"), 1)[0]}}
	pieces := []models.Piece{{Item: "brother", Text: "Hans bror er syg", Barred: true}}
	for item, text := range sparing {
		pieces = append(pieces, models.Piece{Item: item, Text: text})
	}
	if err := h.store.Write(context.Background(), func(tx *store.Tx) error {
		return tx.SavePlanParts(s.who.ID, "da", "Mette Lund", tx.Now.AddDate(1, 0, 0), []models.PlanPart{
			{Of: "jobcenter", Category: models.CategoryMeasures, Pieces: []models.Piece{{Item: "job", Text: "Praktik"}}},
			{Of: spared.From, Category: spared.Category, Pieces: pieces},
		})
	}); err != nil {
		t.Fatal(err)
	}
	return s
}

// say has something said, and keeps it when it was taken.
func (s *tale) say(t *rapid.T, departments []models.Department) {
	ctx := context.Background()
	verb := rapid.SampledFrom([]string{"give", "give", "narrow", "pause", "resume", "withdraw", "emergency"}).Draw(t, "verb")
	last := models.DateOf(s.now.In(calendar.Copenhagen())).AddDays(rapid.IntRange(0, 2).Draw(t, "days"))
	w := spoke{verb: verb, item: rapid.SampledFrom([]string{"", "back", "knee"}).Draw(t, "item"), ends: last.AddDays(1).At(0, 0, calendar.Copenhagen())}
	c := actions.Consenting{Citizen: s.who.ID, Until: last, Language: "da", Seen: models.Version(len(s.said))}
	var err error
	switch {
	case verb == "emergency":
		s.emergency = s.now.Add(time.Hour)
		if err := s.store.Write(ctx, func(tx *store.Tx) error {
			return tx.AddEmergency(store.Emergency{
				Emergency: models.Emergency{ID: fmt.Sprint(s.who.ID, s.now.UnixNano(), s.looks), Until: s.emergency}, Citizen: s.who.ID, Staff: henrik.ID, Department: spared.To, Reason: "Fare",
			})
		}); err != nil {
			t.Fatal(err)
		}
		return
	case verb == "give":
		w.purpose = rapid.SampledFrom([]models.Purpose{models.PurposeSpare, models.PurposeCase}).Draw(t, "purpose")
		c.Terms = spared
		c.Terms.Item, c.Terms.Purpose = w.item, w.purpose
		hash := sha256.Sum256([]byte(wording.ConsentText(c.Terms, sparing[w.item], w.ends, departments, i18n.For("da"))))
		c.Text = hash[:]
		w.consent, err = s.GiveConsent(ctx, s.who, c)
	case len(s.said) == 0:
		return
	default:
		on := s.said[rapid.IntRange(0, len(s.said)-1).Draw(t, "which")]
		w.consent, c.Consent = on.consent, on.consent
		for i, earlier := range s.said {
			if earlier.consent == on.consent {
				c.Seen = models.Version(i + 1)
				if earlier.purpose != "" {
					w.purpose = earlier.purpose
				}
			}
		}
		switch verb {
		case "narrow":
			c.Terms.Item = w.item
			err = s.NarrowConsent(ctx, s.who, c)
		case "pause":
			err = s.PauseConsent(ctx, s.who, c)
		case "resume":
			err = s.ResumeConsent(ctx, s.who, c)
		case "withdraw":
			err = s.WithdrawConsent(ctx, s.who, c)
		}
	}
	switch models.KindOf(err) {
	case models.Invalid, models.Conflict:
	default:
		if err != nil {
			t.Fatalf("%s: %v", verb, err)
		}
		s.said = append(s.said, w)
	}
}

// looksRight has the job centre look, and compares what it is shown and what the log says
// with the account.
func (s *tale) looksRight(t *rapid.T, purpose models.Purpose) {
	view, err := askedBy(s.house, henrik, s.who.ID, purpose)
	if err != nil {
		t.Fatal(err)
	}
	s.looks++
	var shown []string
	for _, part := range view.Parts {
		for _, p := range part.Pieces {
			if part.From.ID != spared.To {
				shown = append(shown, p.ID)
			}
		}
	}
	slices.Sort(shown)
	if want := s.visible(purpose); !slices.Equal(shown, want) {
		t.Fatalf("for %s at %s it is shown %v, not %v, after %+v", purpose, s.now, shown, want, s.said)
	}
	if err := s.store.Read(context.Background(), func(tx *store.Tx) error {
		lines, err := tx.Entries(s.who.ID, 1_000)
		rows, things := 0, 0
		for _, line := range lines {
			if line.Action == models.ReadAsDepartment {
				rows++
			}
		}
		for _, seen := range lines[0].SeenThings() {
			if seen.From != spared.To {
				things += seen.N
			}
		}
		if rows != s.looks || things != len(shown) || lines[0].Purpose != purpose || strings.Contains(lines[0].Things, "statute") {
			t.Fatalf("after %d looks the log has %d, the last %+v", s.looks, rows, lines[0])
		}
		return err
	}); err != nil {
		t.Fatal(err)
	}
}

func TestADepartmentIsShownWhatAReplayOfAllThatWasSaidShows(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		h, n, steps, seen := openStrandborg(t, url), 0, 0, 0
		began := h.now
		var departments []models.Department
		if err := h.store.Read(context.Background(), func(tx *store.Tx) (err error) {
			departments, err = tx.Departments()
			return err
		}); err != nil {
			t.Fatal(err)
		}
		rapid.Check(t, func(rt *rapid.T) {
			h.now = began
			n++
			s := h.begin(t, n)
			for range rapid.IntRange(4, 14).Draw(rt, "steps") {
				steps++
				if rapid.IntRange(0, 3).Draw(rt, "later") == 0 {
					h.now = onwards(rt, h.now)
				} else {
					s.say(rt, departments)
				}
				purpose := rapid.SampledFrom([]models.Purpose{models.PurposeSpare, models.PurposeCase, models.PurposeEmergency}).Draw(rt, "for")
				s.looksRight(rt, purpose)
				seen += len(s.visible(purpose))
			}
		})
		if t.Logf("%d steps, %d things seen", steps, seen); seen == 0 {
			t.Error("nothing was ever seen")
		}
	})
}

// onwards lets time pass: a little, or to either side of midnight, where consents end.
func onwards(t *rapid.T, now time.Time) time.Time {
	midnight := models.DateOf(now.In(calendar.Copenhagen())).AddDays(1).At(0, 0, calendar.Copenhagen())
	return rapid.SampledFrom([]time.Time{now.Add(time.Millisecond), now.Add(time.Hour), midnight.Add(-time.Millisecond), midnight}).Draw(t, "now")
}
