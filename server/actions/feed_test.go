package actions_test

import (
	"bytes"
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"enplan/models"
	"enplan/server/intake"
	"enplan/server/store"
	"enplan/server/testbed"
)

// event is a time as a calendar reads it.
type event struct {
	start, status, place string
	version              int64
}

// events are the times of a calendar, by their names; title of each is told too.
func events(t *testing.T, body []byte) (all map[string]event, titles []string) {
	t.Helper()
	d, err := intake.Read(body, intake.Options{Source: "phone", Citizen: "me"})
	if err != nil {
		t.Fatalf("%v\n%s", err, body)
	}
	all = map[string]event{}
	for _, p := range intake.Compose(d.Records).Plans {
		for _, a := range p.Appointments {
			e := event{start: a.Start.In(zone(t)).Format("2006-01-02T15:04"), place: a.Place}
			if a.Cancelled {
				e.status = "off"
			}
			all[a.ID] = e
			titles = append(titles, a.Title)
		}
	}
	for _, r := range d.Records {
		e := all[r.ID]
		e.version = r.Version >> 43
		all[r.ID] = e
	}
	slices.Sort(titles)
	return all, slices.Compact(titles)
}

func (h *house) feed(t *testing.T, token string) []byte {
	t.Helper()
	body, tag, err := h.FeedOf(context.Background(), token)
	if err != nil || tag == "" {
		t.Fatalf("%q, %v", tag, err)
	}
	return body
}

func TestACalendarIsToldWhenAndNothingElse(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		h, ctx := openStrandborg(t, url), context.Background()
		mette, session := h.citizen(t, "mette"), h.logIn(t, "mette")
		token, err := h.MakeFeed(ctx, mette, "da")
		if err != nil {
			t.Fatal(err)
		}
		body := h.feed(t, token)
		all, titles := events(t, body)
		if len(all) < 100 || !slices.Equal(titles, []string{"Aftale"}) {
			t.Errorf("%d times called %q", len(all), titles)
		}
		want := 0
		for _, time := range h.planOf(t, "mette").Times {
			for _, e := range all {
				if strings.HasPrefix(time.Start, e.start) {
					want++
					break
				}
			}
		}
		if n := len(h.planOf(t, "mette").Times); n == 0 || want != n {
			t.Errorf("%d of %d times of the plan are told", want, n)
		}
		for _, word := range []string{
			"Jobcent", "GenbrugsCentralen", "Henrik", "praktik", "Rikke", "Familie", "Emil", "Karin", "Bostøtte", "Ryghold", "Sundhed", "Hjemme", "Mette", "Torvet",
			"Lund", mette.ID, "momentum", "c1-", "LOCATION", "DESCRIPTION", "ORGANIZER", "ATTENDEE", "ATTACH", "VALARM", "URL", "Kommune", "kommune", token,
		} {
			if bytes.Contains(body, []byte(word)) {
				t.Errorf("it says %q", word)
			}
		}
		for range 2 {
			h.now = h.now.Add(time.Minute)
			if again := h.feed(t, token); !bytes.Equal(again, body) {
				t.Error("a minute later it is another, although nothing has changed")
			}
		}
		if l := line(t, h.log(t, session), "Din kalender"); l.Text != "Din kalender så tiderne for dine aftaler." || l.CanAsk || l.Voice != "system" ||
			!strings.Contains(l.When, "3 gange") || l.Why != "Du har lavet en hemmelig adresse til den." {
			t.Errorf("the log says %+v", l)
		}
		if l := line(t, h.log(t, session), "hemmelig adresse"); l.Text != "Du lavede en hemmelig adresse til din kalender." {
			t.Errorf("that it was made: %+v", l)
		}
	})
}

func TestAnAddressDiesAtOnceAndLooksAsIfItNeverWas(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		h, ctx := openStrandborg(t, url), context.Background()
		mette, session := h.citizen(t, "mette"), h.logIn(t, "mette")
		dead := func(token, why string) {
			t.Helper()
			before := h.count(t, mette.ID, models.FetchFeed)
			if body, tag, err := h.FeedOf(ctx, token); !errors.Is(err, models.ErrNotFound) || body != nil || tag != "" {
				t.Errorf("%s: %q, %v", why, tag, err)
			}
			if err := h.HasFeed(ctx, token); !errors.Is(err, models.ErrNotFound) {
				t.Errorf("%s, asked for the head: %v", why, err)
			}
			if h.count(t, mette.ID, models.FetchFeed) != before {
				t.Errorf("%s: it left a line", why)
			}
		}
		dead(strings.Repeat("A", 43), "never made")
		dead("", "none")
		first, err := h.MakeFeed(ctx, mette, "da")
		if err != nil {
			t.Fatal(err)
		}
		h.feed(t, first)
		if err := h.HasFeed(ctx, first); err != nil || h.count(t, mette.ID, models.FetchFeed) != 1 {
			t.Errorf("the head: %v", err)
		}
		second, err := h.MakeFeed(ctx, mette, "da")
		if err != nil || second == first {
			t.Fatal("the same again", err)
		}
		dead(first, "made anew")
		if err := h.LogOut(ctx, session, h.now); err != nil {
			t.Fatal(err)
		}
		h.feed(t, second) // logging out does not end it
		if v, err := h.FeedPage(ctx, mette, "da"); err != nil || !v.Has || !strings.Contains(v.State, "sidst hentet mandag d. 23. november kl.\u00a08") {
			t.Errorf("%+v, %v", v, err)
		}
		for range 2 { // also when there is none
			if err := h.EndFeed(ctx, mette); err != nil {
				t.Fatal(err)
			}
		}
		dead(second, "stopped")
		if v, err := h.FeedPage(ctx, mette, "da"); err != nil || v.Has || v.State != "" {
			t.Errorf("%+v, %v", v, err)
		}
	})
}

func TestAnAddressIsFetchedAndMadeOnlySoOften(t *testing.T) {
	h, ctx := openStrandborg(t, testbed.SQLite(t)), context.Background()
	mette := h.citizen(t, "mette")
	token, err := h.MakeFeed(ctx, mette, "en")
	if err != nil {
		t.Fatal(err)
	}
	for range models.MostFeedFetches {
		h.feed(t, token)
	}
	if _, _, err := h.FeedOf(ctx, token); !errors.Is(err, models.ErrFeedOften) || h.count(t, mette.ID, models.FetchFeed) != models.MostFeedFetches {
		t.Errorf("once more: %v", err)
	}
	h.now = h.now.Add(time.Hour)
	if _, titles := events(t, h.feed(t, token)); !slices.Equal(titles, []string{"Appointment"}) {
		t.Errorf("in English %q", titles)
	}
	for range models.MostFeeds - 1 {
		if _, err := h.MakeFeed(ctx, mette, "da"); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := h.MakeFeed(ctx, mette, "da"); !errors.Is(err, models.ErrNewFeedOften) {
		t.Errorf("one more address: %v", err)
	}
}

func TestATimeThatMovesKeepsItsNameInTheCalendar(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		h, ctx := openStrandborg(t, url), context.Background()
		mette := h.citizen(t, "mette")
		token, err := h.MakeFeed(ctx, mette, "da")
		if err != nil {
			t.Fatal(err)
		}
		before, _ := events(t, h.feed(t, token))
		var uid string
		for id, e := range before {
			if e.start == "2026-12-08T14:15" {
				uid = id
			}
		}
		if uid == "" || before[uid].version != 0 {
			t.Fatalf("the talk is not there: %+v", before)
		}
		h.now = h.now.Add(time.Hour)
		h.deliverJob(t, 1, later)
		moved, _ := events(t, h.feed(t, token))
		if e := moved[uid]; e.start != "2026-12-10T09:00" || e.version < 1 {
			t.Errorf("moved by the department: %+v", e)
		}
		job, day := "momentum~c1-job~c1-job-a1", time.Date(2026, 12, 2, 8, 30, 0, 0, zone(t))
		was := models.Slot{Start: day, End: day.Add(4 * time.Hour)}
		h.says(t, mette.ID, models.Event{About: models.AboutAppointment, Ref: job, What: models.CalledOff, Target: models.AtName(day),
			Note: models.NoteOf(models.Move{Was: was, Base: was})})
		off, _ := events(t, h.feed(t, token))
		n := 0
		for id, e := range off {
			if e.status == "off" {
				n++
				if e.start != "2026-12-02T08:30" || before[id].start != e.start || e.version < 1 {
					t.Errorf("called off: %+v, before %+v", e, before[id])
				}
			}
		}
		if n != 1 || len(off) != len(moved) {
			t.Errorf("%d are off, %d are told, %d before", n, len(off), len(moved))
		}
	})
}

func TestAnAppointmentIsTakenOutAsTheCitizenReadsIt(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		h, ctx := openStrandborg(t, url), context.Background()
		mette := h.citizen(t, "mette")
		job, at := "momentum~c1-job~c1-job-a2", time.Date(2026, 12, 8, 14, 15, 0, 0, zone(t))
		file, err := h.AppointmentFile(ctx, mette, job, at, "da")
		if err != nil || file.Name != "aftale-2026-12-08.ics" || file.Type != "text/calendar; charset=utf-8" {
			t.Fatalf("%+v, %v", file, err)
		}
		all, titles := events(t, file.Body)
		title := h.planOf(t, "mette").Appointments[job].Title
		if len(all) != 1 || !slices.Equal(titles, []string{title}) {
			t.Errorf("%q, the citizen reads %q", titles, title)
		}
		for _, e := range all {
			if e.place != "Jobcentret" || e.start != "2026-12-08T14:15" {
				t.Errorf("%+v", e)
			}
		}
		again, err := h.AppointmentFile(ctx, mette, "sundhed~c1-sun~c1-sun-a1", time.Time{}, "da")
		if models.KindOf(err) == models.NotFound {
			for id, a := range h.planOf(t, "mette").Appointments {
				if a.Written.String() == "Ryghold" {
					again, err = h.AppointmentFile(ctx, mette, id, time.Time{}, "da")
				}
			}
		}
		if all, _ := events(t, again.Body); err != nil || len(all) != 8 {
			t.Errorf("all times of it: %d, %v", len(all), err)
		}
		if h.count(t, mette.ID, models.FetchAppointment) != 2 {
			t.Error("a file without a line in the log")
		}
		for _, who := range []models.Viewer{h.citizen(t, "sara"), {Role: models.AsCalendar, ID: mette.ID}, {Role: models.AsCoordinator, ID: "lone"}} {
			if _, err := h.AppointmentFile(ctx, who, job, at, "da"); models.KindOf(err) != models.NotFound {
				t.Errorf("as %+v: %v", who, err)
			}
		}
		if _, err := h.AppointmentFile(ctx, mette, job, at.Add(time.Hour), "da"); models.KindOf(err) != models.NotFound {
			t.Errorf("a time there is none of: %v", err)
		}
	})
}

func TestNoPlaceLeavesOfACitizenWhoseAddressIsProtected(t *testing.T) {
	h, ctx, told := openStrandborg(t, testbed.SQLite(t)), context.Background(), map[string]int{}
	for _, as := range []string{"mette", "jonas"} {
		who := h.citizen(t, as)
		for id, a := range h.planOf(t, as).Appointments {
			file, err := h.AppointmentFile(ctx, who, id, time.Time{}, "da")
			if err != nil {
				t.Fatal(err)
			}
			all, _ := events(t, file.Body)
			for _, e := range all {
				if e.place != "" {
					told[as]++
				}
			}
			if as == "jonas" && a.Place != "" && bytes.Contains(file.Body, []byte(a.Place)) {
				t.Errorf("%q is told", a.Place)
			}
		}
	}
	if told["jonas"] != 0 || told["mette"] == 0 {
		t.Errorf("places that were told: %v", told)
	}
}

// says keeps an event as if somebody had said it, and drops the finished plan.
func (h *house) says(t *testing.T, citizen string, e models.Event) {
	t.Helper()
	e.By, e.Shown = lone, true
	if err := h.store.Write(context.Background(), func(tx *store.Tx) error {
		return errors.Join(tx.AddEvent(citizen, e, store.Key{}), tx.DropPlanDocs(citizen))
	}); err != nil {
		t.Fatal(err)
	}
}
