package oneplan_test

import (
	"strings"
	"testing"

	"enplan/models"
	"enplan/models/oneplan"
	"enplan/models/restate"
)

const (
	awayStops   = "Udeblivelse kan medføre bortfald af sygedagpenge."
	paperStops  = "Manglende dokumentation kan medføre standsning af sygedagpengene."
	nobodyKnows = "Violer og roser indgår i rammen for stuens stjerneforløb på tirsdage i foråret."
)

func conditions(texts ...string) []models.Condition {
	var list []models.Condition
	for i, text := range texts {
		list = append(list, models.Condition{ID: string(rune('a' + i)), Text: text})
	}
	return list
}

func demand(id, deadline string) models.Demand {
	return models.Demand{ID: id, What: "Kontoudtog", Deadline: models.MustDate(deadline)}
}

func TestDutiesStandByDayThenPapersMeetingsAndRules(t *testing.T) {
	job, health := plan("job"), plan("sund")
	job.Demands = []models.Demand{demand("udenfrist", ""), demand("tirsdag", "2026-11-24"), demand("passeret", "2026-11-20")}
	job.Conditions = conditions("Borger skal møde kl. 08.30.")
	job.Appointments = []models.Appointment{
		must(meeting("sen", "2026-11-24 11:00", "2026-11-24 12:00")), must(meeting("onsdag", "2026-11-25 08:00", "2026-11-25 09:00")),
	}
	health.Demands = []models.Demand{demand("onsdag", "2026-11-25"), demand("altid", "")}
	health.Conditions = conditions("Afbud meldes senest dagen før.")
	health.Appointments = []models.Appointment{
		must(meeting("tidlig", "2026-11-24 09:00", "2026-11-24 10:00")), meeting("frivillig", "2026-11-24 13:00", "2026-11-24 14:00"),
	}
	got := build(health, job)
	wantList(t, "duties", dutyIDs(got), ids("job passeret", "job tirsdag", "sund tidlig", "job sen", "sund onsdag",
		"job onsdag", "job udenfrist", "sund altid", "job a", "sund a")...)
	for _, d := range got.Duties {
		if d.Kind == oneplan.DutyMeet && "meet~"+oneplan.AppointmentID(got.Appointments[d.Appointment]) != d.ID {
			t.Errorf("%s points to %s", d.ID, got.Appointments[d.Appointment].ID)
		}
	}
}

func TestAPaperIsLateFromTheDayAfterItsDeadline(t *testing.T) {
	for deadline, late := range map[string]bool{"2026-11-22": true, "2026-11-23": false, "2026-11-24": false, "": false} {
		for _, clock := range []string{"2026-11-23 00:00", "2026-11-23 23:59"} {
			p := plan("p")
			p.Demands = []models.Demand{demand("d", deadline)}
			d := buildAt(clock, models.Facts{Citizen: mette(), Plans: []models.SectorPlan{p}}).Duties[0]
			if d.Late != late || d.Due.String() != deadline {
				t.Errorf("at %s, with a deadline on %q: due %s, late %v", clock, deadline, d.Due, d.Late)
			}
		}
	}
}

func TestAMeetingIsDueOnTheDayOfItsNextTime(t *testing.T) {
	p := plan("p")
	course := must(weekly(meeting("kursus", "08:00", "09:00")))
	course.Slots = append(course.Slots, models.Slot{Start: at("2026-11-25 00:30").UTC(), End: at("2026-11-25 01:30").UTC()})
	p.Appointments = []models.Appointment{course}
	if d := build(p).Duties[0]; d.Due.String() != "2026-11-25" || d.Late {
		t.Errorf("due %s, late %v", d.Due, d.Late)
	}
}

func TestPapersKeepTheDepartmentsWordsAndTheReason(t *testing.T) {
	p, child := plan("p"), plan("q")
	p.Demands = []models.Demand{
		{ID: "kendt", What: "Kontoudtog", Why: "Belysning af mors tilstand"}, {ID: "ukendt", What: "Stjernekort", Why: "Fordi"},
	}
	child.Subject, child.Demands = "emil", p.Demands[:1]
	got := build(p, child)
	wantList(t, "duties", dutyIDs(got), ids("p kendt", "p ukendt", "q kendt")...)
	known, unknown, theirs := got.Duties[0], got.Duties[1], got.Duties[2]
	if len(known.Papers) != 1 || known.Written != "Kontoudtog" || known.Reason.Key != "why.mothers_state" {
		t.Errorf("%+v", known)
	}
	if len(unknown.Papers) != 0 || unknown.Written != "Stjernekort" || unknown.Demand.What != "Stjernekort" || unknown.Reason.Key != "" {
		t.Errorf("%+v", unknown)
	}
	if theirs.Reason.Key != "why.your_health" {
		t.Errorf("to the mother, in her child's plan, the reason is %s", theirs.Reason.Key)
	}
}

func TestSanctionsForPapersAndForStayingAwayAreKeptApart(t *testing.T) {
	p := plan("p")
	p.Text = awayStops + " " + paperStops
	p.Conditions = conditions(awayStops, paperStops)
	p.Measures = []models.Measure{{ID: "m", Name: "Mentor", Law: "LAB mentor", Text: "Støtte. " + awayStops}}
	p.Demands = []models.Demand{demand("d", "2026-11-24")}
	p.Appointments = []models.Appointment{must(weekly(meeting("a", "14:00", "15:00"))), meeting("b", "16:00", "17:00")}
	got := build(p)
	wantList(t, "appointments", appointmentIDs(got), "a", "b")
	for what, said := range map[string][]restate.Statement{
		"meeting": got.Appointments[0].Cannot, "duty to meet": got.Duties[0].Cannot, "measure": measures(got)[0].Cannot,
	} {
		if keys(said) != "consequence.may_lose(sygedagpenge)" {
			t.Errorf("%s: %s", what, keys(said))
		}
	}
	if said := keys(got.Duties[1].Cannot); said != "consequence.may_lose_papers(sygedagpenge)" {
		t.Errorf("paper: %s", said)
	}
	if said := keys(got.Appointments[1].Cannot); said != "" {
		t.Errorf("a meeting that is free threatens with %s", said)
	}
}

func TestASanctionKeepsItsCause(t *testing.T) {
	p := plan("p")
	p.Conditions = conditions("Ved udeblivelse tre gange mistes pladsen på holdet.", "Sagen lukkes, hvis papirerne ikke indsendes.",
		"Ved udeblivelse tre gange mistes pladsen på holdet.", awayStops)
	p.Demands = []models.Demand{demand("d", "2026-11-24")}
	p.Appointments = []models.Appointment{must(meeting("a", "14:00", "15:00"))}
	got := build(p)
	if said := keys(got.Duties[0].Cannot); said != "consequence.place_lost consequence.if_away consequence.may_lose(sygedagpenge)" {
		t.Errorf("meeting: %s", said)
	}
	if said := keys(got.Duties[1].Cannot); said != "consequence.case_closed consequence.if_papers" {
		t.Errorf("paper: %s", said)
	}
}

func TestASanctionAloneIsSaidAtTheMeetingsWhenThereAreAny(t *testing.T) {
	for _, c := range []struct {
		why  string
		a    models.Appointment
		rule bool
	}{
		{"a duty to meet", must(meeting("a", "14:00", "15:00")), false},
		{"a meeting that is free", meeting("a", "14:00", "15:00"), true},
		{"a meeting that is over", must(meeting("a", "08:00", "09:00")), true},
		{"a meeting that is too far away", must(meeting("a", "2026-12-21 08:00", "2026-12-21 09:00")), true},
		{"a child's meeting", attended(must(meeting("a", "14:00", "15:00")), "emil"), true},
	} {
		p, other := plan("p"), plan("q")
		p.Conditions = conditions(awayStops)
		p.Appointments = []models.Appointment{c.a}
		other.Appointments = []models.Appointment{must(meeting("andet", "16:00", "17:00"))}
		said := 0
		for _, d := range build(p, other).Duties {
			if d.Plan.ID != "p" {
				if len(d.Cannot) > 0 {
					t.Errorf("%s: another department threatens with %s", c.why, keys(d.Cannot))
				}
				continue
			}
			said++
			if (d.Kind == oneplan.DutyRule) != c.rule || keys(d.Cannot) != "consequence.may_lose(sygedagpenge)" || len(d.Rule) > 0 {
				t.Errorf("%s: %s %s, otherwise %s", c.why, d.Kind, keys(d.Rule), keys(d.Cannot))
			}
		}
		if said != 1 {
			t.Errorf("%s: said %d times", c.why, said)
		}
	}
}

func TestConditionsAreSortedIntoRulesAndLimits(t *testing.T) {
	for _, c := range []struct{ text, rule, cannot, limit string }{
		{"Borger skal møde kl. 08.30. For sent fremmøde registreres som fravær.", "condition.meet_at", "consequence.late_is_absence", ""},
		{"Undgå tunge løft.", "", "", "condition.no_heavy_lift"},
		{"Borger må højst arbejde 10 timer om ugen.", "", "", "condition.hours_at_most"},
		{"Borger skal møde kl. 08.30. Undgå tunge løft.", "condition.meet_at", "", "condition.no_heavy_lift"},
		{"Løft på op til 15 kg.", "", "", ""},
		{"", "", "", ""},
		{nobodyKnows, "condition.as_written", "", ""},
		{"Undgå tunge løft. " + nobodyKnows, "condition.as_written", "", "condition.no_heavy_lift"},
		{"Mette skal deltage i alle samtaler.", "condition.attend_all", "", ""},
		{"Emil skal deltage i alle samtaler.", "condition.attend_all_other", "", ""},
	} {
		p := plan("p")
		p.Conditions = conditions(c.text)
		got := build(p)
		var rule, cannot, limit string
		for _, d := range got.Duties {
			rule, cannot = keys(d.Rule), keys(d.Cannot)
			if d.Kind != oneplan.DutyRule || d.ID != "rule~"+id("p", "a") || d.Written != c.text || !d.Due.IsZero() || d.Late {
				t.Errorf("%q: %+v", c.text, d)
			}
		}
		for _, l := range got.Limits {
			limit = keys(l.Rule)
			if l.ID != id("p", "a") || l.Written != c.text || l.Plan.ID != "p" {
				t.Errorf("%q: %+v", c.text, l)
			}
		}
		if rule != c.rule || cannot != c.cannot || limit != c.limit || len(got.Duties) > 1 || len(got.Limits) > 1 {
			t.Errorf("%q: rule %q, otherwise %q, limit %q", c.text, rule, cannot, limit)
		}
	}
}

func TestAConditionNobodyCanSayIsShownAndBecomesATask(t *testing.T) {
	p := plan("p")
	p.Conditions = conditions("Undgå tunge løft.", nobodyKnows)
	got := build(p)
	if d := got.Duties[0]; len(d.Rule) != 1 || d.Rule[0].Args["text"] != strings.TrimSuffix(nobodyKnows, ".") {
		t.Errorf("%+v", d.Rule)
	}
	wantList(t, "tasks", tasks(got, "rewrite_condition"), id("p", "b"))
}

func TestLimitsStandByTheirID(t *testing.T) {
	p, q := plan("2"), plan("1")
	q.Owner.Unit = "Å"
	p.Conditions = conditions("Undgå tunge løft.", "Ingen nattevagter.")
	q.Conditions = p.Conditions
	var got []string
	for _, l := range build(p, q).Limits {
		got = append(got, l.ID)
	}
	wantList(t, "limits", got, ids("1 a", "1 b", "2 a", "2 b")...)
}
