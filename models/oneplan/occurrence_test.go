package oneplan_test

import (
	"fmt"
	"reflect"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"enplan/models"
	"enplan/models/oneplan"
)

// diary is a department's appointment as it is delivered again and again, and what
// is said of it here in between.
type diary struct {
	slots []models.Slot
	said  []models.Event
	here  models.Facts
}

const diaryID = "kilde~job~a"

func newDiary(days ...string) *diary {
	d := &diary{}
	for _, day := range days {
		d.slots = append(d.slots, models.Slot{Start: at(day), End: at(day).Add(time.Hour)})
	}
	return d
}

func (d *diary) facts(slots []models.Slot) models.Facts {
	p := plan("job")
	p.Appointments = []models.Appointment{{ID: "a", Title: "Samtale", Repeat: "FREQ=WEEKLY", Start: at(now), End: at(now), Slots: slices.Clone(slots)}}
	return models.Facts{Citizen: mette(), Plans: []models.SectorPlan{p}, Said: d.said, Spoken: models.AppointmentsOf(d.said)}
}

func (d *diary) plan() oneplan.Plan { return buildAt(now, d.facts(d.slots)) }

func (d *diary) say(e models.Event) {
	e.Seq, e.At = int64(len(d.said)+1), at(now).Add(time.Duration(len(d.said))*time.Second)
	d.said = append(d.said, e)
}

// deliver is what a delivery does: its changes are kept, and what it overtakes. No
// two of the times begin at once.
func (d *diary) deliver(slots []models.Slot) {
	slices.SortFunc(slots, func(x, y models.Slot) int { return x.Start.Compare(y.Start) })
	slots = slices.CompactFunc(slots, func(x, y models.Slot) bool { return x.Start.Equal(y.Start) })
	before, after := d.plan(), buildAt(now, d.facts(slots))
	for _, c := range oneplan.Changes(before, after) {
		e, _ := c.Event()
		d.say(e)
	}
	for _, e := range after.Overtaken {
		d.say(e)
	}
	d.slots = slots
}

func (d *diary) occurrences() []models.Occurrence {
	_, all, err := d.plan().Occurrences(diaryID)
	if err != nil {
		return nil
	}
	return all
}

func (d *diary) move(o models.Occurrence, to string) {
	start := at(to)
	d.say(models.Event{About: models.AboutAppointment, Ref: diaryID, What: models.MovedTime, Target: models.AtName(o.At), Note: models.NoteOf(models.Move{
		To: models.Slot{Start: start, End: start.Add(time.Hour)}, Why: "x", Was: o.Slot, Base: o.Base,
	})})
}

func (d *diary) cancel(o models.Occurrence) {
	d.say(models.Event{About: models.AboutAppointment, Ref: diaryID, What: models.CalledOff, Target: models.AtName(o.At),
		Note: models.NoteOf(models.Move{Why: "x", Was: o.Slot, Base: o.Base})})
}

func (d *diary) answer(o models.Occurrence, what models.AppointmentAnswer) {
	d.say(models.Event{About: models.AboutAppointment, Ref: diaryID, What: models.Answered, Target: models.AtName(o.At), Choice: string(what)})
}

func spell(list []models.Occurrence) (all []string) {
	for _, o := range list {
		all = append(all, fmt.Sprintf("%s@%s %s%s", o.Start.In(copenhagen()).Format("02 15"), o.At.In(copenhagen()).Format("02 15"), o.State, o.Answer.What))
	}
	return all
}

func wants(t *testing.T, d *diary, want ...string) {
	t.Helper()
	if got := spell(d.occurrences()); !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestAMoveHereHoldsUntilTheDepartmentGivesOtherTimes(t *testing.T) {
	d := newDiary("2026-11-24 10:00", "2026-12-01 10:00")
	d.answer(d.occurrences()[0], models.WillNotCome)
	if asks := d.plan().Asks(); len(asks) != 1 {
		t.Fatalf("%d wait for an answer", len(asks))
	}
	d.move(d.occurrences()[0], "2026-11-25 11:00")
	wants(t, d, "25 11@24 10 moved", "01 10@01 10 ")
	if asks := d.plan().Asks(); len(asks) != 0 {
		t.Error("what was moved still waits")
	}
	d.deliver(newDiary("2026-11-24 10:00", "2026-12-01 10:00").slots) // once more the same
	wants(t, d, "25 11@24 10 moved", "01 10@01 10 ")
	d.deliver(newDiary("2026-11-25 11:00", "2026-12-01 10:00").slots) // put right
	wants(t, d, "25 11@24 10 moved", "01 10@01 10 ")
	d.deliver(newDiary("2026-11-24 10:00", "2026-12-01 10:00").slots) // and moved back: that counts
	wants(t, d, "24 10@24 10 moved", "01 10@01 10 ")
	d.deliver(newDiary("2026-12-01 10:00").slots)
	wants(t, d, "24 10@24 10 cancelled", "01 10@01 10 ")
}

func TestWhatADepartmentTakesOutAltogetherIsStruckThrough(t *testing.T) {
	d := newDiary("2026-11-24 10:00")
	d.deliver(nil)
	p := d.plan()
	if len(p.Off) != 1 || !p.Off[0].Time.Start.Equal(at("2026-11-24 10:00")) || !p.Off[0].Time.End.Equal(at("2026-11-24 11:00")) || len(p.Times) != 0 {
		t.Errorf("%+v %+v", p.Off, p.Times)
	}
	if over := buildAt("2026-11-24 11:00", d.facts(nil)); len(over.Off) != 0 {
		t.Error("it is told of when it would have been over")
	}
}

func TestAMoveIsTherePastTheDayItWasMovedFrom(t *testing.T) {
	d := newDiary("2026-11-24 10:00")
	d.move(d.occurrences()[0], "2026-12-04 10:00")
	if first := models.AppointmentsOf(d.said).Earliest(at("2026-12-01 00:00")); !first.Equal(at("2026-11-24 10:00")) {
		t.Errorf("expanded from %s on", first)
	}
	if p := buildAt("2026-12-01 08:00", d.facts(d.slots)); len(p.Times) != 1 || !p.Times[0].Start.Equal(at("2026-12-04 10:00")) {
		t.Errorf("%+v", p.Times)
	}
}

func TestNothingThatIsSaidShowsATimeTwiceOrLetsACancelledOneCount(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := newDiary("2026-11-24 10:00", "2026-12-01 10:00", "2026-12-08 10:00")
		for range rapid.IntRange(1, 14).Draw(t, "steps") {
			clock := fmt.Sprintf("2026-12-%02d %02d:00", rapid.IntRange(1, 12).Draw(t, "day"), rapid.IntRange(8, 10).Draw(t, "hour"))
			all := d.occurrences()
			living := slices.DeleteFunc(slices.Clone(all), func(o models.Occurrence) bool { return o.State == models.IsOff })
			if len(living) == 0 {
				d.deliver(newDiary(clock).slots)
				continue
			}
			one := rapid.SampledFrom(living).Draw(t, "one")
			switch rapid.IntRange(0, 5).Draw(t, "what") {
			case 0:
				if !slices.ContainsFunc(living, func(o models.Occurrence) bool { return o.Start.Equal(at(clock)) }) {
					d.move(one, clock)
				}
			case 1:
				d.cancel(one)
			case 2:
				d.answer(one, rapid.SampledFrom(models.AppointmentAnswers).Draw(t, "answer"))
			case 3: // one is moved by the department, maybe onto another
				i := rapid.IntRange(0, len(d.slots)-1).Draw(t, "i")
				slots := slices.Clone(d.slots)
				slots[i] = newDiary(clock).slots[0]
				d.deliver(slots)
			case 4:
				i := rapid.IntRange(0, len(d.slots)-1).Draw(t, "i")
				d.deliver(slices.Delete(slices.Clone(d.slots), i, i+1))
			case 5:
				d.deliver(append(slices.Clone(d.slots), newDiary(clock).slots[0]))
			}
			d.holds(t)
		}
	})
}

// holds is what is true of a plan whatever was said.
func (d *diary) holds(t *rapid.T) {
	p := d.plan()
	if !reflect.DeepEqual(p.Times, d.plan().Times) || !reflect.DeepEqual(p.Off, d.plan().Off) {
		t.Fatal("folded again it is another")
	}
	names, starts := map[string]bool{}, map[time.Time]bool{}
	for _, time := range p.Times {
		if names[time.At.String()] || time.State == models.IsOff {
			t.Fatalf("twice or off: %q", spell(d.occurrences()))
		}
		names[time.At.String()], starts[time.Start.UTC()] = true, true
	}
	for _, off := range p.Off {
		if names[off.Time.At.String()] {
			t.Fatalf("off and not: %q", spell(d.occurrences()))
		}
		names[off.Time.At.String()] = true
	}
	delivered := map[time.Time]bool{}
	for _, s := range d.slots {
		delivered[s.Start.UTC()] = true
	}
	held := 0
	for _, o := range d.occurrences() {
		if o.State == models.IsOff && delivered[o.Base.Start.UTC()] {
			held++
		}
	}
	if len(p.Times) > 0 && len(p.Times)+held != len(delivered) {
		t.Fatalf("%d times and %d cancelled here, but %d delivered: %q", len(p.Times), held, len(delivered), spell(d.occurrences()))
	}
	for _, b := range p.Bookings {
		for _, s := range b.Slots {
			if !starts[s.Start.UTC()] {
				t.Fatal("the finder sees a time that does not take place")
			}
		}
	}
}
