package models_test

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"enplan/models"
)

// anyRules are rules of every sort; a clock of a rule that lies in the hour that is
// left out or comes twice is among them.
var anyRules = []models.ReminderRule{
	{Days: 7, At: 17 * 60}, {Days: 1, At: 17 * 60}, {Days: 0, At: 7 * 60}, {Hours: 2}, {Hours: 24}, {Hours: 48},
	{Days: 1, At: 2*60 + 30}, {Days: 0, At: 2 * 60}, {Days: 28, At: 0}, {Days: 0, At: 23*60 + 59},
}

// The almanac knows nothing of zones and of Date: it reckons in whole minutes since
// 1970, with the rule of the European Union about summer time.
type almanac struct{ quiet models.Quiet }

// lastSunday is the minute at which summer time begins or ends: 1.00 UTC on the last
// Sunday of the month.
func lastSunday(year int, month time.Month) int64 {
	day := int64(time.Date(year, month, 31, 0, 0, 0, 0, time.UTC).Unix() / 86400)
	for (day+4)%7 != 0 { // 1 January 1970 was a Thursday
		day--
	}
	return day*24*60 + 60
}

var summers = func() map[int][2]int64 {
	all := map[int][2]int64{}
	for year := 2024; year <= 2041; year++ {
		all[year] = [2]int64{lastSunday(year, time.March), lastSunday(year, time.October)}
	}
	return all
}()

// clocks is what the clock on the wall shows at each minute, in minutes since 1970 as
// if there were no zones.
var begins, clocks = func() (int64, []int64) {
	begin := time.Date(2024, 12, 1, 0, 0, 0, 0, time.UTC).Unix() / 60
	end := time.Date(2041, 1, 1, 0, 0, 0, 0, time.UTC).Unix() / 60
	all, year := make([]int64, 0, end-begin), 2024
	for utc := begin; utc < end; utc++ {
		if utc > summers[year][1] {
			year++
		}
		ahead := int64(60)
		if summers[year][0] <= utc && utc < summers[year][1] {
			ahead = 120
		}
		all = append(all, utc+ahead)
	}
	return begin, all
}()

// shown is the day, counted from 1970, and the minute that the clock shows.
func shown(utc int64) (day, minute int64) {
	local := clocks[utc-begins]
	return local / (24 * 60), local % (24 * 60)
}

// first is the first minute at which the clock shows so much on a day, or more.
func first(day, minute int64) int64 {
	utc := day*24*60 + minute - 180
	for clocks[utc-begins] < day*24*60+minute {
		utc++
	}
	return utc
}

func (o almanac) isQuiet(utc int64) bool {
	_, m := shown(utc)
	from, to := int64(o.quiet.From), int64(o.quiet.To)
	if from <= to {
		return from <= m && m < to
	}
	return m >= from || m < to
}

func (o almanac) due(rule models.ReminderRule, start int64, allDay bool) (int64, bool) {
	day, _ := shown(start)
	latest := start - 30
	if allDay {
		latest = first(day, 12*60)
	}
	var at int64
	switch {
	case rule.Hours > 0 && allDay:
		return 0, false
	case rule.Hours > 0:
		at = start - int64(rule.Hours)*60
	default:
		at = first(day-int64(rule.Days), int64(rule.At))
	}
	at = min(at, latest)
	if !o.isQuiet(at) {
		return at, true
	}
	for after := at; after <= latest; after++ {
		if !o.isQuiet(after) {
			return after, true
		}
	}
	for o.isQuiet(at) {
		at--
	}
	return at, true
}

func TestExactlyOneReminderPerRuleAtTheIntendedWallTime(t *testing.T) {
	zone := copenhagen()
	for _, quiet := range []models.Quiet{{}, {From: 21 * 60, To: 8 * 60}, {From: 2*60 + 30, To: 3*60 + 30}} {
		o, seen := almanac{quiet}, 0
		for year := 2025; year <= 2040; year++ {
			for _, change := range summers[year] {
				begin, end := first(change/(24*60)-1, 0), first(change/(24*60)+2, 0)
				for start := begin; start < end; start += 15 {
					o.compare(t, models.ToRemind{Ref: "a", Start: time.Unix(start*60, 0)}, zone)
					if _, minute := shown(start); minute == 0 {
						o.compare(t, models.ToRemind{Ref: "a", Start: time.Unix(start*60, 0), AllDay: true}, zone)
					}
					seen++
				}
			}
		}
		if seen != 16*2*3*24*4 {
			t.Errorf("%d starts were tried", seen) // a day with 23 hours for each with 25
		}
	}
}

// compare asks for all rules at once: each is named by one reminder, and those of one
// instant by the same.
func (o almanac) compare(t *testing.T, meets models.ToRemind, zone *time.Location) {
	wanted := map[int64]string{}
	for _, rule := range anyRules {
		if due, applies := o.due(rule, meets.Start.Unix()/60, meets.AllDay); applies {
			wanted[due] = strings.TrimSpace(wanted[due] + " " + rule.String())
		}
	}
	all := models.Reminding{Rules: anyRules, Quiet: o.quiet}.Reminders([]models.ToRemind{meets}, zone)
	if len(all) != len(wanted) {
		t.Fatalf("%d reminders of %d times", len(all), len(wanted))
	}
	for _, n := range all {
		if n.Due.Unix()%60 != 0 || wanted[n.Due.Unix()/60] != n.Rule {
			t.Fatalf("before %s (all day %v, quiet %+v) at %s: %q, want %v", meets.Start.In(zone), meets.AllDay, o.quiet, n.Due.In(zone), n.Rule, wanted)
		}
	}
}

func someRule(t *rapid.T) models.ReminderRule {
	if rapid.Bool().Draw(t, "by hours") {
		return models.ReminderRule{Hours: rapid.IntRange(1, models.MostRuleHours).Draw(t, "hours")}
	}
	return models.ReminderRule{Days: rapid.IntRange(0, models.MostRuleDays).Draw(t, "days"), At: rapid.IntRange(0, 1439).Draw(t, "at")}
}

func TestAReminderIsNeverInQuietHoursNorTooLateNorTwice(t *testing.T) {
	zone := copenhagen()
	rapid.Check(t, func(t *rapid.T) {
		r := models.Reminding{Detail: rapid.Bool().Draw(t, "detail")}
		r.Quiet.From = rapid.IntRange(0, 1439).Draw(t, "from")
		r.Quiet.To = (r.Quiet.From + rapid.IntRange(0, 14*60).Draw(t, "quiet")) % 1440
		r.Rules = rapid.SliceOfNDistinct(rapid.Custom(someRule), 0, models.MostRules, models.ReminderRule.String).Draw(t, "rules")
		if err := r.Check(); err != nil {
			t.Fatal(err)
		}
		var times []models.ToRemind
		for i := range rapid.IntRange(0, 3).Draw(t, "times") {
			times = append(times, models.ToRemind{
				Ref: fmt.Sprint(i), AllDay: rapid.Bool().Draw(t, "all day"), Detail: models.Detail{Time: "kl. 10"},
				Start: time.Unix(60*rapid.Int64Range(1735689600/60, 2240524800/60).Draw(t, "start"), 0),
			})
		}
		keys, at, rules := map[string]bool{}, map[string]bool{}, 0
		all := r.Reminders(times, zone)
		for _, n := range all {
			same := n.Ref + n.Due.String()
			if keys[n.Key] || at[same] {
				t.Fatalf("twice: %+v", n)
			}
			keys[n.Key], at[same] = true, true
			if r.Quiet.Has(n.Due, zone) || !n.Due.Before(n.Until) || (n.Detail == models.Detail{}) == r.Detail {
				t.Fatalf("%+v with %+v", n, r)
			}
			for _, meets := range times {
				if meets.Ref == n.Ref && !meets.AllDay && n.Due.After(meets.Start.Add(-30*time.Minute)) {
					t.Fatalf("%s is too late for %s", n.Due, n.Start)
				}
			}
			rules += 1 + len(n.Rule) - len(slices.DeleteFunc([]byte(n.Rule), func(b byte) bool { return b == ' ' }))
		}
		for _, meets := range times {
			for _, rule := range r.Rules {
				if rule.Hours == 0 || !meets.AllDay {
					rules--
				}
			}
		}
		if rules != 0 || !slices.IsSortedFunc(all, func(x, y models.Notification) int { return cmp.Compare(x.Due.Unix(), y.Due.Unix()) }) {
			t.Fatalf("%d rules too many, or out of order: %+v", rules, all)
		}
	})
}

func TestWhatIsQuietBeforeIsTheLastMinuteThatWasNot(t *testing.T) {
	zone := copenhagen()
	rapid.Check(t, func(t *rapid.T) {
		q := models.Quiet{From: rapid.IntRange(0, 1439).Draw(t, "from"), To: rapid.IntRange(0, 1439).Draw(t, "to")}
		change := summers[rapid.IntRange(2025, 2040).Draw(t, "year")][rapid.IntRange(0, 1).Draw(t, "change")]
		at := time.Unix(60*(change+rapid.Int64Range(-3000, 3000).Draw(t, "minutes")), 0)
		if !q.Has(at, zone) {
			t.Skip()
		}
		want := at
		for q.Has(want, zone) {
			want = want.Add(-time.Minute)
		}
		if got := q.Before(at, zone); !got.Equal(want) {
			t.Fatalf("%+v at %s: %s, want %s", q, at.In(zone), got.In(zone), want.In(zone))
		}
	})
}

func TestRulesThatSayNothingAreRefused(t *testing.T) {
	ok := models.DefaultReminding()
	if err := ok.Check(); err != nil {
		t.Fatal(err)
	}
	rule := func(rules ...models.ReminderRule) models.Reminding { return models.Reminding{Rules: rules} }
	for _, c := range []struct {
		why  string
		r    models.Reminding
		want error
	}{
		{"none at all", rule(), nil},
		{"two that say the same", rule(models.ReminderRule{Hours: 2}, models.ReminderRule{Hours: 2}), models.ErrRuleTwice},
		{"six", rule(anyRules[:6]...), models.ErrRules},
		{"hours and days", rule(models.ReminderRule{Hours: 2, Days: 1}), models.ErrRule},
		{"hours and a clock", rule(models.ReminderRule{Hours: 2, At: 1}), models.ErrRule},
		{"hours to come", rule(models.ReminderRule{Hours: -1}), models.ErrRule},
		{"too many hours", rule(models.ReminderRule{Hours: 49}), models.ErrRule},
		{"too many days", rule(models.ReminderRule{Days: 29}), models.ErrRule},
		{"no clock", rule(models.ReminderRule{Days: 1, At: 1440}), models.ErrRule},
		{"midnight of the same day", rule(models.ReminderRule{}), nil},
		{"14 quiet hours", models.Reminding{Quiet: models.Quiet{From: 20 * 60, To: 10 * 60}}, nil},
		{"a minute more", models.Reminding{Quiet: models.Quiet{From: 20 * 60, To: 10*60 + 1}}, models.ErrQuietLong},
		{"no quiet hours", models.Reminding{Quiet: models.Quiet{From: 600, To: 600}}, nil},
		{"no time", models.Reminding{Quiet: models.Quiet{From: -1, To: 60}}, models.ErrQuiet},
		{"a subject there is not", models.Reminding{Off: []models.NotificationSubject{"weather"}}, models.ErrOff},
		{"a subject twice", models.Reminding{Off: []models.NotificationSubject{models.SubjectMessages, models.SubjectMessages}}, models.ErrOff},
	} {
		if got := c.r.Check(); got != c.want {
			t.Errorf("%s: %v, want %v", c.why, got, c.want)
		}
	}
}

func TestRemindersThatAreOffAreNotPlanned(t *testing.T) {
	r := models.DefaultReminding()
	times := []models.ToRemind{{Ref: "a", Start: instant(t, "2026-11-26T10:00:00+01:00")}}
	if got := r.Reminders(times, copenhagen()); len(got) != 2 {
		t.Fatalf("%+v", got)
	}
	r.Off = []models.NotificationSubject{models.SubjectReminders}
	if got := r.Reminders(times, copenhagen()); len(got) != 0 {
		t.Errorf("%+v", got)
	}
}
