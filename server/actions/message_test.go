package actions_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"testing"
	"time"

	"enplan/models"
	"enplan/server/actions"
	"enplan/server/demo"
	"enplan/server/testbed"
	"enplan/server/wording"
)

var (
	per    = models.Viewer{Role: models.AsCoordinator, ID: "per"}
	henrik = models.Viewer{Role: models.AsProfessional, ID: "henrik"}
)

// write sends a message that must be kept.
func (h *house) write(t *testing.T, who models.Viewer, w actions.Writing) actions.Place {
	t.Helper()
	place, err := h.WriteMessage(context.Background(), who, w)
	if err != nil {
		t.Fatal(err)
	}
	return place
}

func (h *house) thread(t *testing.T, who models.Viewer, citizen, thread string) wording.ThreadView {
	t.Helper()
	v, err := h.Thread(context.Background(), who, citizen, thread, "da")
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func TestMetteWritesAndLoneAnswers(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		h, ctx := openStrandborg(t, url), context.Background()
		mette := h.citizen(t, "mette")
		before, err := h.Threads(ctx, mette, mette.ID, "da")
		if err != nil || before.Writing.To != "Lone Brandt, din borgerkonsulent" ||
			before.Writing.Answer != "Lone svarer senest onsdag d. 25. november." || before.Writing.Away != "" {
			t.Fatalf("before she writes: %+v, %v", before.Writing, err)
		}
		place := h.write(t, mette, actions.Writing{Citizen: mette.ID, Subject: " Mødet onsdag ", Text: "Jeg kan ikke komme.", Key: "1"})
		seen := h.thread(t, lone, mette.ID, place.Thread)
		if seen.Subject != "Mødet onsdag" || len(seen.Messages) != 1 || seen.Messages[0].By != "Mette" || seen.Messages[0].Mine ||
			seen.Waits != "us" || seen.WaitsText != "Venter på os. Svar senest d. 25. november." || seen.Unread != 1 {
			t.Errorf("Lone sees %+v", seen)
		}
		if own := h.thread(t, mette, mette.ID, place.Thread); own.Messages[0].Read != "" || own.WaitsText != "Venter på os. Du får svar senest d. 25. november." {
			t.Errorf("to have it shown is not to have read it: %+v", own.Messages[0])
		}
		if err := h.MarkThread(ctx, lone, mette.ID, place.Thread, 99); err != nil {
			t.Fatal(err)
		}
		h.write(t, lone, actions.Writing{Citizen: mette.ID, Thread: place.Thread, Text: "Hvornår passer det dig?", Asks: true, Key: "1"})
		own := h.thread(t, mette, mette.ID, place.Thread)
		if own.Messages[0].Read != "Læst af Lone d. 23. november kl.\u00a08.00." || own.WaitsText != "Venter på dig." || own.Unread != 1 || own.Messages[1].By != "Lone" {
			t.Errorf("Mette sees %+v", own)
		}
		if err := h.MarkThread(ctx, mette, mette.ID, place.Thread, 2); err != nil {
			t.Fatal(err)
		}
		h.write(t, mette, actions.Writing{Citizen: mette.ID, Thread: place.Thread, Text: "Tirsdag.", Key: "2"})
		h.write(t, lone, actions.Writing{Citizen: mette.ID, Thread: place.Thread, Closes: true, Key: "2"})
		own, seen = h.thread(t, mette, mette.ID, place.Thread), h.thread(t, lone, mette.ID, place.Thread)
		if own.Waits != "nobody" || own.Messages[3].Note != "Lone: Der skal ikke svares på mere." || seen.Messages[1].Read != "Læst af Mette d. 23. november kl.\u00a08.00." {
			t.Errorf("when it is over: %+v, %+v", own, seen.Messages[1])
		}
	})
}

func TestAMessageSentTwiceStandsOnce(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		h, ctx := openStrandborg(t, url), context.Background()
		mette := h.citizen(t, "mette")
		first := actions.Writing{Citizen: mette.ID, Subject: "Emne", Text: "Hej", Key: "1"}
		var thread string
		var all sync.WaitGroup
		places := make([]actions.Place, 8)
		for i := range places { // the phone sends again and again
			all.Go(func() {
				var err error
				if places[i], err = h.WriteMessage(ctx, mette, first); err != nil {
					t.Error(err)
				}
			})
		}
		all.Wait()
		for _, p := range places {
			if thread = p.Thread; p.Thread != places[0].Thread || p.Seq != 1 {
				t.Errorf("it stands at %+v and at %+v", places[0], p)
			}
		}
		for i := range places {
			all.Go(func() {
				w := actions.Writing{Citizen: mette.ID, Thread: thread, Text: fmt.Sprint("Nr. ", i/2), Key: fmt.Sprint("k", i/2)}
				if _, err := h.WriteMessage(ctx, mette, w); err != nil {
					t.Error(err)
				}
			})
		}
		all.Wait()
		if v := h.thread(t, mette, mette.ID, thread); len(v.Messages) != 5 {
			t.Errorf("%d stand", len(v.Messages))
		}
		first.Text = "Noget andet"
		if _, err := h.WriteMessage(ctx, mette, first); models.KindOf(err) != models.Conflict {
			t.Errorf("one key for two messages: %v", err)
		}
		if _, err := h.WriteMessage(ctx, mette, actions.Writing{Citizen: mette.ID, Subject: "Emne", Text: "Hej"}); !errors.Is(err, models.ErrNoKey) {
			t.Errorf("without a key: %v", err)
		}
		for _, w := range []actions.Writing{{Asks: true}, {Closes: true}} {
			w.Citizen, w.Thread, w.Text, w.Key = mette.ID, thread, "x", "y"
			if _, err := h.WriteMessage(ctx, mette, w); !errors.Is(err, models.ErrClose) {
				t.Errorf("a citizen closes: %v", err)
			}
		}
	})
}

func TestAMessageTakenBackIsADraftAgain(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		h, ctx := openStrandborg(t, url), context.Background()
		mette := h.citizen(t, "mette")
		place := h.write(t, mette, actions.Writing{Citizen: mette.ID, Subject: "Emne", Text: "Den forkerte besked", Key: "1"})
		if v := h.thread(t, mette, mette.ID, place.Thread); v.Messages[0].UndoFor != 30 {
			t.Errorf("she has %d seconds", v.Messages[0].UndoFor)
		}
		if _, err := h.KeepDraft(ctx, mette, actions.Drafting{Citizen: mette.ID, Thread: place.Thread, Text: "Begyndt siden"}); err != nil {
			t.Fatal(err)
		}
		h.now = h.now.Add(29 * time.Second)
		if err := h.UndoMessage(ctx, lone, mette.ID, place.Thread, 1); models.KindOf(err) != models.NotFound {
			t.Errorf("Lone takes it back: %v", err)
		}
		if err := h.UndoMessage(ctx, mette, mette.ID, place.Thread, 1); err != nil {
			t.Fatal(err)
		}
		own := h.thread(t, mette, mette.ID, place.Thread)
		if own.Messages[0].Text != "" || own.Writing.Draft.Text != "Den forkerte besked\n\nBegyndt siden" || own.Waits != "nobody" {
			t.Errorf("Mette sees %+v", own)
		}
		if seen, err := h.Thread(ctx, lone, mette.ID, place.Thread, "da"); models.KindOf(err) != models.NotFound {
			t.Errorf("Lone, who had not read it, sees the subject: %+v, %v", seen, err)
		}
		if list, err := h.Threads(ctx, lone, mette.ID, "da"); err != nil || len(list.Threads) != 0 {
			t.Errorf("Lone's list: %+v, %v", list.Threads, err)
		}
		h.write(t, mette, actions.Writing{Citizen: mette.ID, Thread: place.Thread, Text: "Den rigtige", Draft: true, Key: "2"})
		h.now = h.now.Add(31 * time.Second)
		if err := h.UndoMessage(ctx, mette, mette.ID, place.Thread, 2); !errors.Is(err, models.ErrUndoLate) {
			t.Errorf("after 31 seconds: %v", err)
		}
		if own := h.thread(t, mette, mette.ID, place.Thread); own.Writing.Draft.Text != "" || own.Messages[1].UndoFor != 0 {
			t.Errorf("what was sent is no draft: %+v", own)
		}
	})
}

func TestASubstituteIsThereWhileLoneIsAwayAndNotADayLonger(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		h, ctx := openStrandborg(t, url), context.Background()
		mette := h.citizen(t, "mette")
		sees := func(who models.Viewer) bool {
			_, err := h.Threads(ctx, who, mette.ID, "da")
			if err != nil && models.KindOf(err) != models.NotFound {
				t.Fatal(err)
			}
			desk, failed := h.Desk(ctx, who, "da")
			if listed := len(desk.Citizens) > 0; failed != nil || listed != (err == nil) {
				t.Errorf("%s has %d citizens and may read: %v, %v", who.ID, len(desk.Citizens), err, failed)
			}
			return err == nil
		}
		holiday := models.Absence{From: demo.Day.AddDays(1), To: demo.Day.AddDays(2), Substitute: "per"}
		if err := h.SetAbsence(ctx, lone, holiday); err != nil {
			t.Fatal(err)
		}
		if err := h.SetAbsence(ctx, per, models.Absence{From: demo.Day.AddDays(3), To: demo.Day.AddDays(4), Substitute: "henrik"}); err != nil {
			t.Fatal(err)
		}
		if err := h.SetAbsence(ctx, henrik, models.Absence{From: demo.Day.AddDays(4), To: demo.Day.AddDays(5), Substitute: "per"}); !errors.Is(err, models.ErrSubstituteAway) {
			t.Errorf("a substitute who is away: %v", err)
		}
		for day, want := range []bool{false, true, true, false} {
			if got := sees(per); got != want || !sees(lone) {
				t.Errorf("day %d: Per is there: %v", day, got)
			}
			if day == 1 {
				v, err := h.Threads(ctx, mette, mette.ID, "da")
				if err != nil || v.Writing.Away != "Lone er væk til og med d. 25. november. Per Dam svarer dig imens." ||
					v.Writing.Answer != "Per svarer senest torsdag d. 26. november." {
					t.Errorf("Mette reads before she writes: %+v", v.Writing)
				}
			}
			h.now = h.now.Add(24 * time.Hour)
		}
		if err := h.EndAbsence(ctx, lone, holiday.From); err != nil {
			t.Fatal(err)
		}
	})
}

func TestWhoIsLetInSeesThatThreadAndNoOther(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		h, ctx := openStrandborg(t, url), context.Background()
		mette, sara := h.citizen(t, "mette"), h.citizen(t, "sara")
		open := h.write(t, mette, actions.Writing{Citizen: mette.ID, Subject: "Praktik", Text: "Hej Henrik", Key: "1"}).Thread
		closed := h.write(t, mette, actions.Writing{Citizen: mette.ID, Subject: "Privat", Text: "Kun til Lone", Key: "2"}).Thread
		other := h.write(t, sara, actions.Writing{Citizen: sara.ID, Subject: "Privat", Text: "Kun til Lone", Key: "2"}).Thread
		sees := func(citizen, thread string) bool {
			_, err := h.Thread(ctx, henrik, citizen, thread, "da")
			if err != nil && models.KindOf(err) != models.NotFound {
				t.Fatal(err)
			}
			return err == nil
		}
		if sees(mette.ID, open) {
			t.Error("Henrik sees it before he is let in")
		}
		v, err := h.Threads(ctx, mette, mette.ID, "da")
		if err != nil || !slices.ContainsFunc(v.Writing.Staff, func(c wording.ColleagueView) bool { return c.ID == "henrik" }) ||
			slices.ContainsFunc(v.Writing.Staff, func(c wording.ColleagueView) bool { return c.ID == "lone" || c.ID == "per" }) {
			t.Errorf("whom she can let in: %+v, %v", v.Writing.Staff, err)
		}
		if err := h.LetIn(ctx, mette, mette.ID, open, "henrik", true); err != nil {
			t.Fatal(err)
		}
		if !sees(mette.ID, open) || sees(mette.ID, closed) || sees(sara.ID, open) || sees(sara.ID, other) {
			t.Error("Henrik sees too little or too much")
		}
		h.write(t, henrik, actions.Writing{Citizen: mette.ID, Thread: open, Text: "Hej Mette", Key: "1"})
		if _, err := h.WriteMessage(ctx, henrik, actions.Writing{Citizen: mette.ID, Thread: closed, Text: "Hej", Key: "2"}); models.KindOf(err) != models.NotFound {
			t.Errorf("Henrik writes where he is not let in: %v", err)
		}
		if err := h.LetIn(ctx, mette, mette.ID, open, "henrik", false); err != nil {
			t.Fatal(err)
		}
		if sees(mette.ID, open) {
			t.Error("Henrik sees it after she let him out")
		}
		if err := h.LetIn(ctx, mette, mette.ID, other, "henrik", true); models.KindOf(err) != models.NotFound {
			t.Errorf("Mette opens Sara's thread: %v", err)
		}
		found, err := h.SearchThreads(ctx, mette, mette.ID, "KUN lone", "da")
		if err != nil || len(found.Threads) != 1 || found.Threads[0].ID != closed {
			t.Errorf("found %+v, %v", found.Threads, err)
		}
	})
}
