//go:build bench

package bench

import (
	"fmt"
	"math/rand"
	"strconv"
	"strings"
	"time"

	"enplan/models"
	"enplan/server/calendar"
)

// start is the day the invented citizens' plans are read on.
var start = models.MustDate("2026-11-23")

// pen writes the facts of invented citizens from seeded chance.
type pen struct {
	*rand.Rand
	zone               *time.Location
	name, child, place string
}

func newPen(seed int64) *pen {
	return &pen{Rand: rand.New(rand.NewSource(seed)), zone: calendar.Copenhagen()}
}

func (p *pen) one(of ...string) string { return of[p.Intn(len(of))] }

// write takes one of each [a|b] of a phrase and fills in each <slot>.
func (p *pen) write(phrase string) string {
	var out strings.Builder
	for phrase != "" {
		open := strings.IndexAny(phrase, "[<")
		if open < 0 {
			break
		}
		out.WriteString(phrase[:open])
		inside, rest, _ := strings.Cut(phrase[open+1:], map[byte]string{'[': "]", '<': ">"}[phrase[open]])
		if phrase[open] == '[' {
			out.WriteString(p.write(p.one(strings.Split(inside, "|")...)))
		} else {
			out.WriteString(p.fill(inside))
		}
		phrase = rest
	}
	return out.String() + phrase
}

func (p *pen) fill(slot string) string {
	switch slot {
	case "n":
		return strconv.Itoa(2 + p.Intn(8))
	case "nn":
		return strconv.Itoa(10 + p.Intn(40))
	case "kg":
		return strconv.Itoa(3 + p.Intn(20))
	case "clock":
		return fmt.Sprintf("%02d.%02d", 7+p.Intn(9), 15*p.Intn(4))
	case "past":
		return danish(p.day(-400, -1))
	case "later":
		return danish(p.day(1, 400))
	case "year":
		return "2026"
	case "name":
		return p.name
	case "child":
		return p.child
	case "town":
		return p.place
	case "street":
		return p.one("Engvej", "Industrivej", "Havnegade", "Skolegade", "Birkealle", "Torvet", "Kirkestien") + " " + p.fill("nn")
	case "firm":
		return p.one("Genbrugs", "Grønne", "Havne", "By", "Sol", "Nord") + p.one("Centralen", "Huset", "Værkstedet", "Butikken", "Gården")
	case "staff":
		return p.one(firstNames...) + " " + p.one(lastNames...)
	}
	panic("no slot " + slot)
}

var (
	firstNames = strings.Fields("Anja Bente Carl Dorte Erik Fatima Gitte Henrik Ida Jens Karin Lars Mona Niels Olga Per Rikke Sara Tom Ulla Viggo Yusuf Åse")
	lastNames  = strings.Fields("Lund Dahl Frost Brandt Holm Krogh Møller Nygaard Friis Toft Skov Bach Juhl Winther")
	towns      = strings.Fields("Strandborg Nyborgsund Vesterå Lillebæk Egedal-Nord Søholm")
)

func danish(d models.Date) string { return fmt.Sprintf("%02d.%02d.%d", d.Day, d.Month, d.Year) }

func (p *pen) day(from, to int) models.Date { return start.AddDays(from + p.Intn(to-from)) }

// some are n of the phrases, each at most once, in chance order.
func (p *pen) some(n int, phrases []string) []string {
	var written []string
	for _, i := range p.Perm(len(phrases))[:min(n, len(phrases))] {
		written = append(written, p.write(phrases[i]))
	}
	return written
}

// citizen writes the facts of one citizen with six plans; each plan has so many
// recurring appointments, 2 to 5 when none is said.
func (p *pen) citizen(n int, appointments ...int) models.Facts {
	p.name, p.child, p.place = p.one(firstNames...), p.one("Emil", "Noor", "Freja", "Malik", "Alma"), p.one(towns...)
	no := p.Intn(4) != 0
	f := models.Facts{Citizen: models.Citizen{
		ID: fmt.Sprint("citizen-", n), Name: p.name + " " + p.one(lastNames...), Born: p.day(-25000, -7000),
		Language: p.one("da", "da", "da", "ar"), Needs: p.some(2, needs), Digital: models.Digital{MitID: &no, Phone: p.one("smartphone", "ingen", "")},
		Voice: models.OwnVoice{Text: strings.Join(p.some(4, ownWords), " ")}, Coordinator: models.Coordinator{Name: p.write("<staff>")},
		Household: []models.Person{{ID: "child", Name: p.child + " " + p.one(lastNames...), Relation: p.one("søn", "datter"), Born: p.day(-6500, -1500),
			Note: p.write("[Skolen lukker kl. <clock>|Har selv en stemme i sin sag|Hentes kl. <clock>]")}},
	}}
	if p.Intn(2) == 0 {
		f.Citizen.Household = append(f.Citizen.Household, models.Person{ID: "other", Name: p.write("<staff>"), Relation: p.one("samlever", "ægtefælle", "mor"), Born: p.day(-22000, -9000)})
	}
	for i, wish := range p.some(4, ownGoals) {
		f.Citizen.Voice.Goals = append(f.Citizen.Voice.Goals, models.OwnGoal{ID: fmt.Sprint("wish", i), Text: wish, Priority: i + 1})
	}
	for i := range fields {
		count := 2 + p.Intn(4)
		if len(appointments) > 0 {
			count = appointments[i%len(appointments)]
		}
		f.Plans = append(f.Plans, p.plan(&fields[i], fmt.Sprint("p", i), f.Citizen.ID, count))
	}
	for i, c := range consents {
		f.Consents = append(f.Consents, models.Consent{ID: fmt.Sprint("yes", i), Source: "bench", Giver: f.Citizen.ID, From: c[0], To: c[1], Scope: p.write(c[2]),
			Form: p.one("skriftligt", "mundtligt", ""), Given: p.day(-500, -10), Expires: p.day(-30, 200), Note: p.write("[|Gælder til <later>|Tilbagekaldt <past>]")})
	}
	return f
}

func (p *pen) plan(of *field, id, citizen string, appointments int) models.SectorPlan {
	plan := models.SectorPlan{
		ID: id, Source: "bench", Type: models.PlanType(of.kind), Title: p.write(of.title), Law: of.laws, Subject: citizen,
		Owner: models.Owner{Unit: p.write(of.unit), Caseworker: p.write("<staff>")}, Created: p.day(-700, -5), Status: "aktiv",
		NextFollowUp: p.day(-30, 200), Text: strings.Join(p.some(5, of.text), " "), Notes: p.some(2, of.notes),
	}
	if of.kind == "barnets_plan" {
		plan.Subject = "child"
	}
	for i, text := range p.some(2, of.goals) {
		plan.Goals = append(plan.Goals, models.Goal{ID: fmt.Sprint(id, "-g", i), Text: text, Deadline: p.day(10, 300), Indicator: p.one("Registreret fremmøde", "Egen vurdering", "")})
	}
	for i, text := range p.some(2, of.conditions) {
		plan.Conditions = append(plan.Conditions, models.Condition{ID: fmt.Sprint(id, "-c", i), Text: text})
	}
	for i, text := range p.some(2, of.demands) {
		plan.Demands = append(plan.Demands, models.Demand{ID: fmt.Sprint(id, "-d", i), What: text, Why: p.one("Til brug for vurdering", "Revurdering af bevilling", ""), Deadline: p.day(-5, 40), SendTo: p.one("sikker mail", "digital selvbetjening", "Anja Frost")})
	}
	for i, at := range p.Perm(len(of.measures))[:2] {
		m := of.measures[at]
		plan.Measures = append(plan.Measures, models.Measure{ID: fmt.Sprint(id, "-m", i), Name: p.write(m.name), Law: m.law, KLE: m.kle, Text: p.write(m.text),
			From: p.day(-300, 20), To: p.day(30, 500), Amount: p.write(m.amount), Provider: p.write(m.provider)})
	}
	for i := range appointments {
		plan.Appointments = append(plan.Appointments, p.appointment(of.meetings[i%len(of.meetings)], fmt.Sprint(id, "-a", i), plan.Subject))
	}
	return plan
}

// appointment repeats for the whole year, three times of four each week.
func (p *pen) appointment(m meeting, id, who string) models.Appointment {
	first := start.AddDays(-p.Intn(60))
	a := models.Appointment{ID: id, Title: p.write(m.title), Place: p.write(m.place), With: p.write(m.with), Note: p.write(m.note), Mandatory: m.mandatory, Attendees: []string{who}}
	a.Start = first.At(8+p.Intn(8), 15*p.Intn(4), p.zone)
	a.End = a.Start.Add(time.Duration(45+15*p.Intn(8)) * time.Minute)
	a.Repeat = p.one("FREQ=WEEKLY", "FREQ=WEEKLY;BYDAY=MO,WE,FR", "FREQ=WEEKLY;BYDAY=TU,TH", "FREQ=WEEKLY;INTERVAL=2",
		"FREQ=MONTHLY;BYDAY=2TU", "FREQ=MONTHLY;BYDAY=-1FR", "FREQ=WEEKLY;BYDAY=MO", "FREQ=WEEKLY;BYDAY=TH;UNTIL=2027-12-31")
	for range p.Intn(4) {
		a.Except = append(a.Except, first.AddDays(7*p.Intn(60)).At(a.Start.Hour(), a.Start.Minute(), p.zone))
	}
	return a
}
