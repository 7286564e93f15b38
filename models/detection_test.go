package models_test

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"enplan/models"
)

const overlap = "appointment_overlap"

func said(what models.Deed, choice string) models.Event {
	return models.Event{About: models.AboutFinding, Ref: "f", What: what, Choice: choice}
}

func TestWhatWasSaidDecidesHowFarAFindingIs(t *testing.T) {
	cannot, help, fine := said(models.Answered, "cannot_both"), said(models.Answered, "help"), said(models.Answered, "fine")
	keep, ask, reopen := said(models.Decided, "keep"), said(models.Decided, "ask"), said(models.Reopened, "")
	another := cannot
	another.Ref = "g"
	for name, c := range map[string]struct {
		said                  []models.Event
		municipality, citizen models.FindingState // by who can put it right
	}{
		"nothing":                    {nil, models.StateOpen, models.StateOpen},
		"about another finding":      {[]models.Event{another}, models.StateOpen, models.StateOpen},
		"the citizen cannot":         {[]models.Event{cannot}, models.StateWaiting, models.StateWaiting},
		"the citizen wants help":     {[]models.Event{help}, models.StateWaiting, models.StateWaiting},
		"it is fine by the citizen":  {[]models.Event{fine}, models.StateOpen, models.StateSettled},
		"the citizen thinks again":   {[]models.Event{cannot, fine}, models.StateOpen, models.StateSettled},
		"and again":                  {[]models.Event{fine, help}, models.StateWaiting, models.StateWaiting},
		"decided":                    {[]models.Event{cannot, keep}, models.StateSettled, models.StateSettled},
		"a department is asked":      {[]models.Event{ask}, models.StateWaiting, models.StateWaiting},
		"asked, then decided":        {[]models.Event{ask, keep}, models.StateSettled, models.StateSettled},
		"asked, then fine":           {[]models.Event{ask, fine}, models.StateWaiting, models.StateSettled},
		"reopened":                   {[]models.Event{keep, reopen}, models.StateOpen, models.StateOpen},
		"reopened, the answer stays": {[]models.Event{cannot, keep, reopen}, models.StateWaiting, models.StateWaiting},
		"reopened after a fine":      {[]models.Event{fine, reopen}, models.StateOpen, models.StateOpen},
		"reopened and decided":       {[]models.Event{keep, reopen, keep}, models.StateSettled, models.StateSettled},
	} {
		if got := models.Handle("f", false, c.said).State; got != c.municipality {
			t.Errorf("%s, for the municipality to mend: %s, want %s", name, got, c.municipality)
		}
		if got := models.Handle("f", true, c.said).State; got != c.citizen {
			t.Errorf("%s, for the citizen to mend: %s, want %s", name, got, c.citizen)
		}
	}
}

// TestASettledFindingStaysSettledAsLongAsItsIDStands says anything of anything
// else afterwards: other findings, papers, the load.
func TestASettledFindingStaysSettledAsLongAsItsIDStands(t *testing.T) {
	other := rapid.Custom(func(t *rapid.T) models.Event {
		return models.Event{
			About:  rapid.SampledFrom([]models.Topic{models.AboutFinding, models.AboutReuse, models.AboutDuty, models.AboutLoad}).Draw(t, "about"),
			Ref:    rapid.SampledFrom([]string{"", "g", "h", "ff"}).Draw(t, "ref"),
			What:   rapid.SampledFrom([]models.Deed{models.Answered, models.Decided, models.Reopened, models.Paused, models.HandedIn}).Draw(t, "what"),
			Choice: rapid.SampledFrom([]string{"cannot_both", "help", "ask", "keep", ""}).Draw(t, "choice"),
		}
	})
	rapid.Check(t, func(rt *rapid.T) {
		before := rapid.SliceOfN(other, 0, 8).Draw(rt, "before")
		after := rapid.SliceOfN(other, 0, 8).Draw(rt, "after")
		all := slices.Concat(before, []models.Event{said(models.Decided, "no_problem")}, after)
		h := models.Handle("f", rapid.Bool().Draw(rt, "citizen acts"), all)
		if h.State != models.StateSettled || len(h.History) != 1 {
			rt.Fatalf("%s after %v", h.State, h.History)
		}
		if models.Handle("f2", false, all).State != models.StateOpen {
			rt.Fatal("a finding with another id is not settled by it")
		}
	})
}

func TestAnAnswerMustFitTheKindAndComeBeforeTheDecision(t *testing.T) {
	open := models.Handling{State: models.StateOpen}
	decided := models.Handle("f", false, []models.Event{said(models.Decided, "keep")})
	byCitizen := models.Handle("f", true, []models.Event{said(models.Answered, "fine")})
	for name, c := range map[string]struct {
		h      models.Handling
		kind   string
		answer models.Answer
		note   string
		want   error
	}{
		"fits":                          {open, overlap, models.CannotBoth, "", nil},
		"fits a kind nobody has listed": {open, "unheard_of", models.HelpMe, "", nil},
		"fits another kind only":        {open, "law_changed", models.CannotBoth, "", models.ErrAnswer},
		"is none":                       {open, overlap, "maybe", "", models.ErrAnswer},
		"is too long":                   {open, overlap, models.HelpMe, strings.Repeat("å", models.MaxNote+1), models.ErrNote},
		"is as long as it may be":       {open, overlap, models.HelpMe, strings.Repeat("å", models.MaxNote), nil},
		"is too late":                   {decided, overlap, models.CannotBoth, "", models.ErrSettled},
		"changes the citizen's own":     {byCitizen, overlap, models.CannotBoth, "", nil},
	} {
		if got := c.h.CheckAnswer(c.kind, c.answer, c.note); !errors.Is(got, c.want) {
			t.Errorf("an answer that %s: %v, want %v", name, got, c.want)
		}
	}
}

func TestADecisionMustFitTheKindAndHaveWhatItNeeds(t *testing.T) {
	open := models.Handling{State: models.StateOpen}
	asked := models.Handle("f", false, []models.Event{said(models.Decided, "ask")})
	settled := models.Handle("f", false, []models.Event{said(models.Decided, "keep")})
	plans := []string{"momentum~p", "sensum~q"}
	for name, c := range map[string]struct {
		h              models.Handling
		kind           string
		decision       models.Decision
		reason, target string
		want           error
	}{
		"moves":                        {open, overlap, models.Moved, "", "", nil},
		"keeps both":                   {open, overlap, models.Keep, "Karin henter dig.", "", nil},
		"keeps both without a reason":  {open, overlap, models.Keep, " ", "", models.ErrReason},
		"says no problem, not why":     {open, overlap, models.NoProblem, "", "", models.ErrReason},
		"gathers two meetings":         {open, overlap, models.Merged, "", "", models.ErrDecision},
		"gathers two kinds of help":    {open, "overlapping_measure", models.Merged, "", "", nil},
		"moves a law":                  {open, "law_changed", models.Moved, "", "", models.ErrDecision},
		"asks a department":            {open, overlap, models.AskUnit, "", "sensum~q", nil},
		"asks nobody":                  {open, overlap, models.AskUnit, "", "", models.ErrTarget},
		"asks a stranger":              {open, overlap, models.AskUnit, "", "dubu~r", models.ErrTarget},
		"moves and names a department": {open, overlap, models.Moved, "", "sensum~q", models.ErrTarget},
		"comes after asking":           {asked, overlap, models.Moved, "", "", nil},
		"comes second":                 {settled, overlap, models.Moved, "", "", models.ErrSettled},
		"is none":                      {open, overlap, "perhaps", "", "", models.ErrDecision},
		"has too much to say":          {open, overlap, models.Moved, strings.Repeat("x", models.MaxNote+1), "", models.ErrNote},
	} {
		if got := c.h.CheckDecision(c.kind, c.decision, c.reason, c.target, plans); !errors.Is(got, c.want) {
			t.Errorf("a decision that %s: %v, want %v", name, got, c.want)
		}
	}
	if err := open.CheckReopening(""); !errors.Is(err, models.ErrIsOpen) {
		t.Errorf("reopening what is open: %v", err)
	}
	for _, h := range []models.Handling{asked, settled} {
		if err := h.CheckReopening(""); err != nil {
			t.Error(err)
		}
	}
}

func TestEveryKindCanBeAnsweredAndAsked(t *testing.T) {
	for _, kind := range []string{overlap, "travel_infeasible", "overlapping_measure", "contradictory_requirement",
		"duplicate_document", "load_too_high", "deadline_near", "too_many_contacts", "law_changed", "unheard_of"} {
		if !slices.Contains(models.AnswersFor(kind), models.HelpMe) || !slices.Contains(models.AnswersFor(kind), models.FineByMe) {
			t.Errorf("%s: a citizen cannot ask for help or say that it is fine", kind)
		}
		if !slices.Contains(models.DecisionsFor(kind), models.AskUnit) || !slices.Contains(models.DecisionsFor(kind), models.NoProblem) {
			t.Errorf("%s: a borgerkonsulent cannot ask or say that it is no problem", kind)
		}
	}
}

func TestTheLoadIsWhatWasSaidLast(t *testing.T) {
	on := func(what models.Deed, choice, note string, hour int) models.Event {
		at := time.Date(2026, 11, 23, hour, 0, 0, 0, time.UTC)
		return models.Event{About: models.AboutLoad, What: what, Choice: choice, Note: note, At: at}
	}
	load := models.LoadOf([]models.Event{
		on(models.SetCeiling, "1200", "", 8), on(models.Paused, "", "Jeg er syg", 9), on(models.Paused, "", "Stadig", 10),
	})
	if load.Ceiling != 1200 || !load.Pause.On() || load.Pause.Since.Hour() != 9 || load.Pause.Note != "Stadig" {
		t.Errorf("%+v", load)
	}
	load = models.LoadOf([]models.Event{on(models.SetCeiling, "1200", "", 8), on(models.Paused, "", "", 9),
		on(models.SetCeiling, "0", "", 10), on(models.Resumed, "", "", 11)})
	if load != (models.Load{}) {
		t.Errorf("all was taken back: %+v", load)
	}
}

func TestACeilingIsFromOneToSixtyHours(t *testing.T) {
	for hours, want := range map[int]models.Ceiling{0: -1, 1: 60, 20: 1200, 60: 3600, 61: -1, -5: -1} {
		got, err := models.CeilingOf(&hours)
		if want < 0 && !errors.Is(err, models.ErrCeiling) || want >= 0 && (err != nil || got != want) {
			t.Errorf("%d hours: %d, %v", hours, got, err)
		}
	}
	if got, err := models.CeilingOf(nil); got != 0 || err != nil || got.Exceeded(10_000) {
		t.Errorf("no ceiling: %d, %v", got, err)
	}
	if models.Ceiling(60).Exceeded(60) || !models.Ceiling(60).Exceeded(61) {
		t.Error("a ceiling is the most that may be")
	}
}

// TestAPauseNeverSilencesWhatIsMandatory holds for every appointment there can be.
func TestAPauseNeverSilencesWhatIsMandatory(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		a := models.Appointment{
			Title: rapid.String().Draw(rt, "title"), Mandatory: rapid.Bool().Draw(rt, "mandatory"),
			AllDay: rapid.Bool().Draw(rt, "all day"), Cancelled: rapid.Bool().Draw(rt, "cancelled"),
			Repeat: rapid.SampledFrom([]string{"", "FREQ=DAILY"}).Draw(rt, "repeat"),
		}
		pause := models.Pause{Note: rapid.String().Draw(rt, "note")}
		if pause.Silences(a) {
			rt.Fatal("no pause silences something")
		}
		pause.Since = time.Unix(rapid.Int64Range(1, 1<<40).Draw(rt, "since"), 0)
		if pause.Silences(a) == a.Mandatory {
			rt.Fatalf("mandatory %v, silenced %v", a.Mandatory, pause.Silences(a))
		}
	})
}
