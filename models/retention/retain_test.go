package retention_test

import (
	"fmt"
	"reflect"
	"slices"
	"testing"
	"time"
	_ "time/tzdata"

	"pgregory.net/rapid"

	"enplan/models"
	"enplan/models/retention"
)

var zone = func() *time.Location {
	z, err := time.LoadLocation("Europe/Copenhagen")
	if err != nil {
		panic(err)
	}
	return z
}()

func closed(day string, topics ...string) retention.Plan {
	return retention.Plan{Source: "momentum", ID: "p-" + day, Topics: topics, Closed: models.MustDate(day), Whole: true}
}

// Each term of the table is over at midnight in Denmark after its last day, and not a
// millisecond before.
func TestEachTermEndsToTheMillisecond(t *testing.T) {
	for _, term := range retention.Own() {
		topic := term.Topic
		if topic == retention.AnyTopic {
			topic = "15.20.04"
		}
		for _, day := range []string{"2020-01-01", "2020-02-29", "2020-03-28", "2020-10-24", "2026-12-31"} {
			k := retention.Kept{Plans: []retention.Plan{closed(day, topic)}}
			if term.Forever {
				if f := retention.Judge(k, retention.Own(), time.Date(2999, 1, 1, 0, 0, 0, 0, zone), zone); f.Erase() || !f.Until.IsZero() || f.Plans[0].Why != retention.WhyForever {
					t.Errorf("%s: %+v", term.Topic, f)
				}
				continue
			}
			d := models.MustDate(day)
			end := time.Date(d.Year, d.Month+time.Month(term.Months), d.Day+1, 0, 0, 0, 0, zone)
			for off, want := range map[time.Duration]bool{-time.Millisecond: false, 0: true, time.Millisecond: true} {
				f := retention.Judge(k, retention.Own(), end.Add(off), zone)
				if f.Erase() != want || !f.Until.Equal(end) || len(f.Remove) > 0 {
					t.Errorf("%s closed on %s, %v: %+v", term.Topic, day, off, f)
				}
			}
		}
	}
}

func TestWhyACitizenIsKept(t *testing.T) {
	late := time.Date(2032, 1, 1, 0, 0, 0, 0, zone)
	over, later := closed("2020-05-05", "15.20.04"), closed("2031-05-05", "27.12.12")
	with := func(p retention.Plan, change func(*retention.Plan)) retention.Plan { change(&p); return p }
	for name, c := range map[string]struct {
		kept   retention.Kept
		why    []retention.Why
		plan   retention.Why
		remove int
	}{
		"over":           {retention.Kept{Plans: []retention.Plan{over}}, nil, retention.WhyTerm, 0},
		"no plan at all": {retention.Kept{}, []retention.Why{retention.WhyNoPlan}, "", 0},
		"never closed":   {retention.Kept{Plans: []retention.Plan{with(over, func(p *retention.Plan) { p.Closed = models.Date{} })}}, []retention.Why{retention.WhyPlans}, retention.WhyOpen, 0},
		"said to go on":  {retention.Kept{Plans: []retention.Plan{with(over, func(p *retention.Plan) { p.Living = true })}}, []retention.Why{retention.WhyPlans}, retention.WhyDoubt, 0},
		"still to come":  {retention.Kept{Plans: []retention.Plan{with(over, func(p *retention.Plan) { p.Runs = true })}}, []retention.Why{retention.WhyPlans}, retention.WhyDoubt, 0},
		"no topic":       {retention.Kept{Plans: []retention.Plan{closed("2020-05-05")}}, []retention.Why{retention.WhyPlans}, retention.WhyNoTopic, 0},
		"one topic of two": {retention.Kept{Plans: []retention.Plan{closed("2020-05-05", "15.20.04", "")}},
			[]retention.Why{retention.WhyPlans}, retention.WhyNoTopic, 0},
		"the longest of two": {retention.Kept{Plans: []retention.Plan{closed("2020-05-05", "15.20.04", "29.15.12")}}, nil, retention.WhyTerm, 0},
		"the longest of three": {retention.Kept{Plans: []retention.Plan{closed("2020-05-05", "15.20.04", "34.10.10", "29.15.12")}},
			[]retention.Why{retention.WhyPlans}, retention.WhyTerm, 0},
		"something in it was later": {retention.Kept{Plans: []retention.Plan{with(over, func(p *retention.Plan) { p.Last = models.MustDate("2028-01-01") })}},
			[]retention.Why{retention.WhyPlans}, retention.WhyTerm, 0},
		"held":               {retention.Kept{Plans: []retention.Plan{over}, Held: true}, []retention.Why{retention.WhyHeld}, retention.WhyTerm, 0},
		"held, one plan":     {retention.Kept{Plans: []retention.Plan{over, later}, Held: true}, []retention.Why{retention.WhyHeld, retention.WhyPlans}, retention.WhyTerm, 0},
		"one goes first":     {retention.Kept{Plans: []retention.Plan{over, later}}, []retention.Why{retention.WhyPlans}, retention.WhyTerm, 1},
		"one cannot by self": {retention.Kept{Plans: []retention.Plan{with(over, func(p *retention.Plan) { p.Whole = false }), later}}, []retention.Why{retention.WhyPlans}, retention.WhyTerm, 0},
		"unfinished":         {retention.Kept{Plans: []retention.Plan{over, later}, Unfinished: []retention.Why{retention.WhyThread}}, []retention.Why{retention.WhyPlans, retention.WhyThread}, retention.WhyTerm, 0},
		"said lately":        {retention.Kept{Plans: []retention.Plan{over}, Last: late.AddDate(-4, 0, 0)}, []retention.Why{retention.WhySaid}, retention.WhyTerm, 0},
		"said long ago":      {retention.Kept{Plans: []retention.Plan{over}, Last: late.AddDate(-5, 0, -2)}, nil, retention.WhyTerm, 0},
	} {
		f := retention.Judge(c.kept, retention.Own(), late, zone)
		if !slices.Equal(f.Keeps, c.why) || len(f.Remove) != c.remove || c.plan != "" && f.Plans[0].Why != c.plan {
			t.Errorf("%s: %+v", name, f)
		}
	}
}

var topics = []string{"", "x", "15", "15.20.04", "29.15.12", "34.10.10 G01", "34.25.00"}

// someKept draws what is kept of a citizen, most of it old.
func someKept(t *rapid.T) retention.Kept {
	day := func(name string) models.Date {
		return models.MustDate("1990-01-01").AddDays(rapid.IntRange(0, 60*365).Draw(t, name))
	}
	var k retention.Kept
	for i := range rapid.IntRange(0, 4).Draw(t, "plans") {
		p := retention.Plan{Source: "s", ID: fmt.Sprint(i), Whole: rapid.Bool().Draw(t, "whole"), Topics: rapid.SliceOfN(rapid.SampledFrom(topics), 0, 3).Draw(t, "topics")}
		if rapid.IntRange(0, 5).Draw(t, "closed") > 0 {
			p.Closed = day("on")
		}
		if rapid.Bool().Draw(t, "names a day") {
			p.Last = day("last")
		}
		p.Living, p.Runs = rapid.IntRange(0, 9).Draw(t, "living") == 0, rapid.IntRange(0, 9).Draw(t, "runs") == 0
		k.Plans = append(k.Plans, p)
	}
	if rapid.Bool().Draw(t, "spoke") {
		k.Last = day("spoke on").At(12, 0, zone)
	}
	k.Held = rapid.IntRange(0, 9).Draw(t, "held") == 0
	if rapid.IntRange(0, 9).Draw(t, "unfinished") == 0 {
		k.Unfinished = []retention.Why{rapid.SampledFrom([]retention.Why{retention.WhyConsent, retention.WhyThread, retention.WhyUntold}).Draw(t, "what")}
	}
	return k
}

// daysSince is how old, in whole days, the youngest thing is that a plan names: the
// oracle counts days, where the rule counts months.
func daysSince(p retention.Plan, now time.Time) int {
	last := p.Closed
	if p.Last.After(last) {
		last = p.Last
	}
	return last.DaysUntil(models.DateOf(now.In(zone)))
}

func TestNobodyWithAnythingUnfinishedIsEverTouched(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		k := someKept(t)
		now := models.MustDate("1995-01-01").AddDays(rapid.IntRange(0, 90*365).Draw(t, "now")).At(0, 0, zone)
		f := retention.Judge(k, retention.Own(), now, zone)
		touched := slices.Clone(f.Remove)
		if f.Erase() {
			touched = k.Plans
			if len(k.Plans) == 0 {
				t.Fatal("nobody ever said that it is over")
			}
			if !k.Last.IsZero() && models.DateOf(k.Last).DaysUntil(models.DateOf(now)) <= 5*365 {
				t.Fatal("somebody spoke within five years")
			}
		}
		if len(touched) > 0 && (k.Held || len(k.Unfinished) > 0) {
			t.Fatalf("held or unfinished: %+v", f)
		}
		for _, p := range touched {
			least := 5 * 365
			for _, topic := range p.Topics {
				switch {
				case topic == "" || topic == "x" || topic == "34.25.00":
					t.Fatalf("kept for ever, or of no topic: %+v", p)
				case topic[:2] == "34":
					least = max(least, 30*365)
				case topic[:2] == "29":
					least = max(least, 10*365)
				}
			}
			if p.Closed.IsZero() || p.Living || p.Runs || len(p.Topics) == 0 || daysSince(p, now) <= least {
				t.Fatalf("%+v is touched at %v", p, now)
			}
		}
	})
}

// What is gone asks for nothing more, what stays never goes because of it, and time
// alone makes nothing younger.
func TestJudgingTwiceIsJudgingOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		k := someKept(t)
		now := models.MustDate("1995-01-01").AddDays(rapid.IntRange(0, 90*365).Draw(t, "now")).At(0, 0, zone)
		f := retention.Judge(k, retention.Own(), now, zone)
		if f.Erase() {
			if later := retention.Judge(k, retention.Own(), now.AddDate(0, 0, rapid.IntRange(0, 999).Draw(t, "days")), zone); !later.Erase() {
				t.Fatalf("was to be erased, and is to be kept later: %+v", later)
			}
			return
		}
		left := k
		left.Plans = slices.DeleteFunc(slices.Clone(k.Plans), func(p retention.Plan) bool {
			return slices.ContainsFunc(f.Remove, func(r retention.Plan) bool { return r.ID == p.ID })
		})
		again := retention.Judge(left, retention.Own(), now, zone)
		if len(again.Remove) > 0 || again.Erase() || !reflect.DeepEqual(again.Keeps, f.Keeps) || !again.Until.Equal(f.Until) {
			t.Fatalf("first %+v, then %+v", f, again)
		}
		if !f.Until.IsZero() {
			if at := retention.Judge(k, retention.Own(), f.Until, zone); !at.Erase() {
				t.Fatalf("at its own end: %+v", at)
			}
			if before := retention.Judge(k, retention.Own(), f.Until.Add(-time.Millisecond), zone); before.Erase() {
				t.Fatalf("before its own end: %+v", before)
			}
		}
	})
}
