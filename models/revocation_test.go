package models

import (
	"strconv"
	"testing"
	"time"

	"pgregory.net/rapid"
)

var givenAt = time.Date(2026, 11, 23, 7, 0, 0, 0, time.UTC)

// drawStory is a consent that was given, and what happened to it after, minute by
// minute, each as the rules allow.
func drawStory(r *rapid.T, id string) []ConsentEvent {
	terms := Terms{From: "sundhedscentret", To: "jobcenter", Category: CategoryLimits, Purpose: PurposeSpare}
	story := []ConsentEvent{{
		Consent: id, What: ConsentGiven, Terms: terms, Until: givenAt.AddDate(0, 1, 0), Capacity: AsSelf, Form: ByLogin, At: givenAt,
	}}
	for i := range rapid.IntRange(0, 6).Draw(r, "steps") {
		c := ConsentRecords(story)[0]
		e := ConsentEvent{Consent: id, At: givenAt.Add(time.Duration(i+1) * time.Minute), Capacity: AsSelf, Form: ByLogin}
		e.What = rapid.SampledFrom([]ConsentDeed{ConsentNarrowed, ConsentPaused, ConsentResumed, ConsentWithdrawn}).Draw(r, "deed")
		if e.What == ConsentNarrowed {
			e.Terms, e.Until = c.Terms, c.Until.AddDate(0, 0, -1)
			if e.Terms.Item == "" && rapid.Bool().Draw(r, "single") {
				e.Terms.Item = "ryg"
			}
			if c.CheckNarrow(e.Terms, e.Until, e.At) != nil {
				continue
			}
		} else if c.CheckChange(e.What, e.At) != nil {
			continue
		}
		story = append(story, e)
	}
	for i := range story {
		story[i].Seq = int64(i + 1)
	}
	return story
}

// A backup is a beginning of the story. With the journal of the whole it comes to
// where the story came, doing it again changes nothing, and it never shows more
// than the backup did.
func TestABackupWithTheJournalComesToWhereTheStoryCame(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		story := drawStory(r, "c1")
		var journal []Revocation
		for _, e := range story {
			if kept, ok := RevocationOf("mette", e); ok {
				journal = append(journal, kept)
			}
		}
		backup := append([]ConsentEvent{}, story[:rapid.IntRange(1, len(story)).Draw(r, "backup")]...)
		restored := append(append([]ConsentEvent{}, backup...), Reapply(backup, journal)...)
		was, now, want := ConsentRecords(backup)[0], ConsentRecords(restored)[0], ConsentRecords(story)[0]
		// A pause that the backup holds and that was ended after it stays: the citizen can end it again.
		if now.Terms != want.Terms || !now.Until.Equal(want.Until) ||
			now.State != want.State && (now.State != ConsentPaused || want.State != ConsentGiven) {
			r.Fatalf("left %+v, restored %+v", want, now)
		}
		if again := Reapply(restored, journal); len(again) != 0 {
			r.Fatalf("the second time it does %+v", again)
		}
		look := Look{Of: "sundhedscentret", Category: CategoryLimits, For: PurposeSpare}
		for minute := range 5 {
			at := givenAt.AddDate(0, 0, 7*minute)
			for _, look.Item = range []string{"ryg", "knæ"} {
				shown := func(c ConsentRecord) bool {
					return c.Terms.Covers(look, "jobcenter") && c.Holds(at, FieldSocial, Date{}, time.UTC)
				}
				if shown(now) && !shown(was) {
					r.Fatalf("%s is shown after the journal and not before", look.Item)
				}
			}
		}
	})
}

func TestAJournalOfAnotherWorldChangesNothing(t *testing.T) {
	story := []ConsentEvent{{Seq: 1, Consent: "c1", What: ConsentGiven, Until: givenAt.AddDate(0, 1, 0), At: givenAt, Terms: Terms{Item: "ryg"}}}
	for i, r := range []Revocation{
		{Consent: "c2", What: ConsentWithdrawn, At: givenAt.Add(time.Hour)},                                              // whose yes is lost
		{Consent: "c1", What: ConsentResumed, At: givenAt.Add(time.Hour)},                                                // widens
		{Consent: "c1", What: ConsentGiven, At: givenAt.Add(time.Hour)},                                                  // widens
		{Consent: "c1", What: ConsentNarrowed, Item: "knæ", Until: givenAt.AddDate(1, 0, 0), At: givenAt.Add(time.Hour)}, // another thing, for longer
		{Consent: "c1", What: ConsentPaused, At: givenAt.Add(-time.Hour)},                                                // before the yes
		{Consent: "c1", What: "forgotten", At: givenAt.Add(time.Hour)},
	} {
		if got := Reapply(story, []Revocation{r}); len(got) != 0 {
			t.Errorf("line %d does %+v", i, got)
		}
	}
}

func TestWhereAConsentEndsItHoldsNoMore(t *testing.T) {
	zone, err := time.LoadLocation("Europe/Copenhagen")
	if err != nil {
		t.Fatal(err)
	}
	rapid.Check(t, func(r *rapid.T) {
		born := Date{Year: 2009, Month: 2, Day: 1}.AddDays(rapid.IntRange(-400, 400).Draw(r, "born"))
		c := ConsentRecord{
			State: ConsentGiven, Until: givenAt.AddDate(0, 0, rapid.IntRange(1, 365).Draw(r, "days")),
			Given: ConsentEvent{Form: ByLogin, At: givenAt, Capacity: rapid.SampledFrom([]Capacity{AsSelf, AsParent}).Draw(r, "capacity")},
		}
		end := c.EndsAt(born, zone)
		if c.Holds(end, FieldFamily, born, zone) {
			r.Fatalf("it holds at its end %s", end)
		}
		if before := end.Add(-time.Millisecond); before.After(givenAt) && !c.Holds(before, FieldFamily, born, zone) {
			r.Fatalf("it ended before %s", end)
		}
	})
}

func TestATellingIsTriedFortyNineTimes(t *testing.T) {
	tries := 0
	for now := givenAt; ; tries++ {
		next, more := TellAgain(tries+1, now)
		if !more {
			break
		}
		if next.Sub(now) != 5*time.Minute {
			t.Fatalf("after %s", next.Sub(now))
		}
		now = next
	}
	if tries+1 != 49 {
		t.Errorf("tried %d times", tries+1)
	}
}

func TestLooksAreCountedByDepartmentRoleAndCategory(t *testing.T) {
	line := func(n int, role Role, result Result, things string) Entry {
		return Entry{At: givenAt.Add(time.Duration(n) * time.Hour), By: Viewer{Role: role, ID: strconv.Itoa(n)}, Department: "jobcenter", Result: result, Things: things}
	}
	looks := SeenByConsent("c1", []Entry{
		line(1, AsProfessional, Done, "sund/limits*2:consent:c1@1 sund/limits*1:consent:c2@1"),
		line(2, AsProfessional, Done, "sund/limits*1:consent:c1@1 sund/limits*1:consent:c1@3 sund/words*4:consent:c1@3"),
		line(3, AsSource, Done, "sund/limits*9:consent:c1@3"),
		line(4, AsProfessional, Refused, "sund/limits*9:consent:c1@3"),
		line(5, AsProfessional, Done, "sund/limits*9:consent:c11@3 sund/limits*1:emergency:c1 broken"),
	})
	want := []ConsentSeen{
		{"jobcenter", AsSource, "sund", CategoryLimits, 1, givenAt.Add(3 * time.Hour), givenAt.Add(3 * time.Hour)},
		{"jobcenter", AsProfessional, "sund", CategoryLimits, 2, givenAt.Add(time.Hour), givenAt.Add(2 * time.Hour)},
		{"jobcenter", AsProfessional, "sund", CategoryWords, 1, givenAt.Add(2 * time.Hour), givenAt.Add(2 * time.Hour)},
	}
	if len(looks) != len(want) {
		t.Fatalf("%+v", looks)
	}
	for i := range want {
		if looks[i] != want[i] {
			t.Errorf("%+v, want %+v", looks[i], want[i])
		}
	}
}
