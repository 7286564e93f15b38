package models_test

import (
	"errors"
	"testing"
	"time"

	"enplan/models"
)

func TestWhatWasSaidOfADemandCountsForThatDemandOnly(t *testing.T) {
	demand := models.Demand{ID: "d", What: "LÆ 285", Deadline: models.MustDate("2026-12-01")}
	mark := demand.Mark("paper~p~d")
	later, other := demand, demand
	later.Deadline = models.MustDate("2027-02-01")
	other.What = "Budget"
	for name, m := range map[string]string{
		"by another day": later.Mark("paper~p~d"), "for another paper": other.Mark("paper~p~d"), "of another plan": demand.Mark("paper~q~d"),
	} {
		if m == mark {
			t.Errorf("the demand %s has the same mark", name)
		}
	}
	why := demand
	why.Why, why.SendTo = "Revurdering", "Digital Post"
	if why.Mark("paper~p~d") != mark {
		t.Error("another reason makes it another demand")
	}
	at := time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)
	sent := models.Event{About: models.AboutDuty, Ref: "paper~p~d", What: models.HandedIn, Target: mark, At: at}
	back := models.Event{About: models.AboutDuty, Ref: "paper~p~d", What: models.TakenBack, Target: mark, At: at.Add(time.Hour)}
	if got := models.HandedInAt([]models.Event{sent}, mark); !got.Equal(at) {
		t.Errorf("sent: %v", got)
	}
	if got := models.HandedInAt([]models.Event{sent, back}, mark); !got.IsZero() {
		t.Errorf("taken back: %v", got)
	}
	if got := models.HandedInAt([]models.Event{sent}, later.Mark("paper~p~d")); !got.IsZero() {
		t.Errorf("asked for again: %v", got)
	}
}

func TestTheLastReplyCounts(t *testing.T) {
	reply := func(choice models.Reply) models.Event {
		return models.Event{About: models.AboutReuse, Ref: "ask", What: models.Answered, Choice: string(choice), Target: "m"}
	}
	yes, no := reply(models.ReuseYes), reply(models.ReuseNo)
	if !models.MayReuse([]models.Event{no, yes}, "m") || models.MayReuse([]models.Event{yes, no}, "m") || models.MayReuse([]models.Event{yes}, "n") {
		t.Error("another than the last reply to this demand counts")
	}
	if models.MayReuse([]models.Event{reply(models.ReuseCorrect)}, "m") || models.MayReuse(nil, "m") {
		t.Error("what is no yes counts as one")
	}
	if got := models.ReplyTo([]models.Event{yes, no}, "ask"); got == nil || got.Choice != "no" || models.ReplyTo(nil, "ask") != nil {
		t.Errorf("%+v", got)
	}
}

func TestACorrectionSaysWhatIsWrong(t *testing.T) {
	for _, c := range []struct {
		reply models.Reply
		note  string
		want  error
	}{
		{models.ReuseYes, "", nil}, {models.ReuseNo, "", nil}, {models.ReuseCorrect, "Jeg tager ikke den medicin mere.", nil},
		{models.ReuseCorrect, "  ", models.ErrCorrection}, {"maybe", "", models.ErrReply}, {"", "", models.ErrReply},
	} {
		if got := models.CheckReply(c.reply, c.note); !errors.Is(got, c.want) {
			t.Errorf("%q with %q: %v", c.reply, c.note, got)
		}
	}
}
