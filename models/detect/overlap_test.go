package detect_test

import (
	"testing"
	"time"

	"enplan/models/detect"
	"enplan/models/oneplan"
)

var (
	me    = []string{""}
	child = []string{"emil"}
	both  = []string{"", "emil"}
)

type meeting struct {
	plan, id string
	who      []string
	spans    []string
}

func meetings(day string, all ...meeting) *world {
	w := on(day)
	for _, m := range all {
		w.meet(w.sector(m.plan, ""), m.id, m.who, m.spans...)
	}
	return w
}

func TestAppointmentsOverlapWhenSomebodyMustBeAtBoth(t *testing.T) {
	ten := []string{"2026-11-25 10:00-12:00"}
	for name, c := range map[string]struct {
		all  []meeting
		want string
	}{
		"inside each other":      {[]meeting{{"p", "a", me, ten}, {"q", "b", me, []string{"2026-11-25 10:30-11:00"}}}, "high a+b"},
		"by one minute":          {[]meeting{{"p", "a", me, ten}, {"q", "b", me, []string{"2026-11-25 11:59-13:00"}}}, "high a+b"},
		"at the very same time":  {[]meeting{{"p", "a", me, ten}, {"q", "b", me, ten}}, "high a+b"},
		"through the child":      {[]meeting{{"p", "a", child, ten}, {"q", "b", both, ten}}, "high a+b"},
		"touching ends":          {[]meeting{{"p", "a", me, ten}, {"q", "b", me, []string{"2026-11-25 12:00-13:00"}}}, ""},
		"touching starts":        {[]meeting{{"p", "a", me, ten}, {"q", "b", me, []string{"2026-11-25 09:00-10:00"}}}, ""},
		"another day":            {[]meeting{{"p", "a", me, ten}, {"q", "b", me, []string{"2026-11-26 10:00-12:00"}}}, ""},
		"nobody in common":       {[]meeting{{"p", "a", me, ten}, {"q", "b", child, ten}}, ""},
		"no length":              {[]meeting{{"p", "a", me, ten}, {"q", "b", me, []string{"2026-11-25 11:00-11:00"}}}, ""},
		"with itself":            {[]meeting{{"p", "a", me, append(ten, "2026-11-25 11:00-13:00")}}, ""},
		"one unit, booked twice": {[]meeting{{"p", "a", me, ten}, {"p", "b", me, ten}}, "medium a+b"},
	} {
		expect(t, name, meetings("2026-11-23", c.all...).found(detect.AppointmentOverlap), c.want)
	}
}

func TestAnOverlapSaysItsFirstDayAndHowOften(t *testing.T) {
	w := meetings("2026-11-23",
		meeting{"p", "a", both, []string{"2026-11-25 08:00-14:00", "2026-12-02 08:00-14:00", "2026-12-09 08:00-14:00"}},
		meeting{"q", "b", both, []string{"2026-12-02 09:00-10:00", "2026-12-09 09:00-10:00"}})
	f := w.one(t, detect.AppointmentOverlap)
	for arg, want := range map[string]string{
		"first_date": "2026-12-02", "last_date": "2026-12-09", "from": "9.00", "to": "10.00", "count": "2", "appointments": "2",
	} {
		expect(t, arg, f.Args[arg], want)
	}
	expect(t, "acts", f.Acts, detect.Municipality)
}

func TestAppointmentsThatDoNotBindADayAreNotCounted(t *testing.T) {
	clash := func(change func(*oneplan.Appointment)) string {
		w := on("2026-11-23")
		w.meet(w.sector("p", ""), "a", me, "2026-11-25 10:00-12:00")
		change(w.meet(w.sector("q", ""), "b", me, "2026-11-25 10:00-12:00"))
		return w.found(detect.AppointmentOverlap)
	}
	expect(t, "cancelled", clash(func(a *oneplan.Appointment) { a.Cancelled = true }), "")
	expect(t, "all day", clash(func(a *oneplan.Appointment) { a.AllDay = true }), "")
	told := func(a *oneplan.Appointment) { a.Appointment.Title, a.Place = "MØDE a", "rådhuset" }
	expect(t, "told by two sources", clash(told), "")
	elsewhere := func(a *oneplan.Appointment) { a.Appointment.Title, a.Place = "Møde a", "Biblioteket" }
	expect(t, "the same title elsewhere", clash(elsewhere), "high a+b")
	w := on("2026-11-23")
	w.meet(w.sector("p", ""), "a", me, "2026-11-25 10:00-12:00").Place = ""
	w.meet(w.sector("q", ""), "b", me, "2026-11-25 10:00-12:00").Place = ""
	expect(t, "too little said to know", w.found(detect.AppointmentOverlap), "high a+b")
}

func TestThreeAtOnceAreOneFinding(t *testing.T) {
	at := func(p, id string, spans ...string) meeting { return meeting{p, id, me, spans} }
	for name, c := range map[string]struct {
		all  []meeting
		want string
	}{
		"three": {[]meeting{at("p", "a", "2026-12-02 08:30-12:30"), at("q", "b", "2026-12-02 10:00-12:00"), at("r", "c", "2026-12-02 10:00-11:30")},
			"high a+b+c"},
		"three, and two of them another week": {[]meeting{at("p", "a", "2026-12-02 08:30-12:30", "2026-12-09 08:30-12:30"),
			at("q", "b", "2026-12-02 10:00-12:00", "2026-12-09 10:00-12:00"), at("r", "c", "2026-12-02 10:00-11:30")}, "high a+b, high a+b+c"},
		"one beside two that touch": {[]meeting{at("p", "a", "2026-12-02 08:00-14:00"), at("q", "b", "2026-12-02 09:00-10:00"),
			at("r", "c", "2026-12-02 10:00-11:00")}, "high a+b, high a+c"},
		"four": {[]meeting{at("p", "a", "2026-12-02 08:00-14:00"), at("q", "b", "2026-12-02 09:00-14:00"),
			at("r", "c", "2026-12-02 10:00-14:00"), at("s", "d", "2026-12-02 11:00-12:00")}, "high a+b+c+d"},
		"three with nobody at them all": {[]meeting{{"p", "a", me, []string{"2026-12-02 09:00-10:00"}},
			{"q", "b", child, []string{"2026-12-02 09:00-10:00"}}, {"r", "c", both, []string{"2026-12-02 09:00-10:00"}}}, "high a+c, high b+c"},
	} {
		expect(t, name, meetings("2026-11-23", c.all...).found(detect.AppointmentOverlap), c.want)
	}
	w := meetings("2026-11-23", at("p", "a", "2026-12-02 08:30-12:30"), at("q", "b", "2026-12-02 10:00-12:00"), at("r", "c", "2026-12-02 10:00-11:30"))
	f := w.one(t, detect.AppointmentOverlap)
	expect(t, "span", f.Args["from"]+"-"+f.Args["to"]+" x "+f.Args["count"], "10.00-11.30 x 1")
}

func TestAPairCountsTheDaysOfALargerSetToo(t *testing.T) {
	w := meetings("2026-11-23",
		meeting{"p", "a", me, []string{"2026-12-02 08:30-12:30", "2026-12-09 08:30-12:30"}},
		meeting{"q", "b", me, []string{"2026-12-02 10:00-12:00", "2026-12-09 10:00-12:00"}},
		meeting{"r", "c", me, []string{"2026-12-02 10:00-11:30"}})
	for _, f := range detect.All(w.booked()) {
		if len(f.Refs) == 2 {
			expect(t, "first day and count", f.Args["first_date"]+" "+f.Args["count"], "2026-12-02 2")
		}
	}
}

func TestAnHourThatTheClockShowsTwiceIsTwoHours(t *testing.T) {
	// 25 October 2026: after 02:59 summer time comes 02:00 winter time.
	utc := func(clock string) time.Time {
		at, err := time.Parse("2006-01-02 15:04", "2026-10-25 "+clock)
		if err != nil {
			t.Fatal(err)
		}
		return at
	}
	w := on("2026-10-20")
	p := w.sector("p", "")
	w.meet(p, "a", me)
	w.meet(w.sector("q", ""), "b", me)
	w.Times = []oneplan.Time{{Appointment: 0, Start: utc("00:00"), End: utc("00:45")}, {Appointment: 1, Start: utc("01:15"), End: utc("02:00")}}
	expect(t, "02:00-02:45 summer, 02:15-03:00 winter", w.found(detect.AppointmentOverlap), "")
	w.Times[1].Start = utc("00:30")
	f := w.one(t, detect.AppointmentOverlap)
	expect(t, "wall clock", f.Args["first_date"]+" "+f.Args["from"]+" "+f.Args["to"], "2026-10-25 2.30 2.45")
}

func TestADayIsTheDayOnTheCitizensClock(t *testing.T) {
	w := meetings("2026-11-23", meeting{"p", "a", me, []string{"2026-11-25 00:15-02:00"}}, meeting{"q", "b", me, []string{"2026-11-25 00:30-02:00"}})
	for i := range w.Times {
		w.Times[i].Start, w.Times[i].End = w.Times[i].Start.UTC(), w.Times[i].End.UTC()
	}
	expect(t, "first day", w.one(t, detect.AppointmentOverlap).Args["first_date"], "2026-11-25")
}

func TestAFindingKeepsItsIDWhileTheDaysPass(t *testing.T) {
	build := func(repeat string, spans ...string) string {
		w := on("2026-11-23")
		a := w.meet(w.sector("p", ""), "a", me, spans...)
		a.Repeat, a.Start, a.End = repeat, at("2026-11-18", "10:00"), at("2026-11-18", "12:00")
		b := w.meet(w.sector("q", ""), "b", me, spans...)
		b.Start, b.End = a.Start, a.End
		return w.one(t, detect.AppointmentOverlap).ID
	}
	first := build("FREQ=WEEKLY", "2026-11-25 10:00-12:00", "2026-12-02 10:00-12:00")
	if later := build("FREQ=WEEKLY", "2026-12-02 10:00-12:00"); later != first {
		t.Error("the same overlap got a new ID a week later")
	}
	if moved := build("FREQ=DAILY", "2026-11-25 10:00-12:00"); moved == first {
		t.Error("an appointment that its department changed kept the ID")
	}
}
