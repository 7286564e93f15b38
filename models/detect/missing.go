package detect

import (
	"slices"
	"strings"
	"unicode"

	"enplan/models"
	"enplan/models/oneplan"
	"enplan/models/restate"
	"enplan/models/sieve"
	"enplan/models/topic"
)

// weekly are the amounts that promise something each week.
var weekly = map[string]bool{
	"amount.hours_week": true, "amount.hours_week_between": true, "amount.minutes_week": true,
	"amount.once_week": true, "amount.times_in_week": true, "amount.times_week": true,
	"amount.times_week_minutes": true, "amount.days_week": true,
}

// missingInfo finds help that is promised each week, goes on or begins within
// paperDays, and has no appointment. It is silent where an appointment of the
// same plan may be the one, and about the household: a young person's own
// appointments are not in the citizen's plan.
func missingInfo(p *sight) []Finding {
	found := noPlace(p)
	for _, area := range p.Areas {
		for _, m := range area.Measures {
			if f, ok := notBegun(p, m); ok {
				found = append(found, f)
				continue
			}
			amount, ok := promised(m.Amount)
			if !ok || meets(p, m, weekly[amount.Key]) || !runsSoon(m.Measure, p.Today) {
				continue
			}
			if weekly[amount.Key] && isRota(p, m) || m.Plan.Type == models.PlanMoney || m.Provision.Area == models.AreaMoney || m.About.ID != "" || namesHousehold(p, m.Name+" "+m.Text) || weekly[amount.Key] && mayHaveAppointment(p, m) || isElsewhere(p, m) {
				continue
			}
			args := map[string]string{"what": "appointment", "amount": amount.Key, "from_date": m.From.String()}
			for slot, value := range amount.Args {
				args[slot] = value
			}
			f := Finding{Kind: MissingInfo, Severity: Low, Acts: Municipality, Refs: []string{m.Measure.ID}, Args: args}
			found = append(found, f.touching(m.Plan).named(label(m.Plan), m.Amount, m.From.String()))
		}
	}
	return append(found, p.openEnds(found)...)
}

// someTimes are amounts that promise a number of talks or visits in all.
var someTimes = sieve.Compile(`(?i)^(?:ca\. )?\d+ ?(?:x|×) ?\d+(?:[.,]\d+)? (?:time|min)\pL*\.?$|^(?:ca\. )?(?:\d+|et|én|en) (?:hjemme)?(?:besøg|samtale|møde|session)\pL*$`)

// promised reads an amount that asks for appointments: so much a week, or so many
// times in all.
func promised(amount string) (restate.Statement, bool) {
	st, ok := restate.Amount(amount)
	if ok && (weekly[st.Key] || st.Key == "amount.meetings_total") {
		return st, true
	}
	return st, someTimes.MatchString(strings.TrimSpace(amount))
}

// meets reports whether an appointment is taken for the measure's. Of talks and
// visits by number it has to be called like them: a series of the same place is
// not enough.
func meets(s *sight, m oneplan.Measure, each bool) bool {
	return slices.ContainsFunc(m.Meets, func(i int) bool {
		if i >= len(s.Appointments) {
			return true
		}
		a := s.Appointments[i].Appointment
		return !isNoTalk(s, m, a) && (each || soundAlike(a.Title, m.Name+" "+m.Text))
	})
}

// isElsewhere reports whether the help is over, comes with something else or on
// days that its text names, or has an appointment that is called as it is.
func isElsewhere(s *sight, m oneplan.Measure) bool {
	if s.words(sentence(m.Name)+sentence(m.Text)+m.Amount).Has("afsluttet", "ophørt", "stoppet", "afbrudt", "indgår i", "begynder ved", "starter ved", "opstart ved", "mandag*", "tirsdag*", "onsdag*", "praktikdag*", "arbejdsdag*", "skoledag*", "kursusdag*", "mødedag*", "torsdag*", "fredag*", "lørdag*", "søndag*") {
		return true
	}
	return slices.ContainsFunc(m.Plan.Appointments, func(a models.Appointment) bool {
		return !a.Cancelled && soundAlike(a.Title, m.Name) && !isNoTalk(s, m, a)
	})
}

// soundAlike reports whether a word of the one begins as a word of the other does:
// "Neurotræning" and "Neurologisk genoptræning".
func soundAlike(x, y string) bool {
	const same = 5
	begins := func(word string) string {
		letters := []rune(strings.ToLower(word))
		return string(letters[:min(same, len(letters))])
	}
	split := func(text string) []string {
		return strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) })
	}
	return slices.ContainsFunc(split(x), func(a string) bool {
		return slices.ContainsFunc(split(y), func(b string) bool { return begins(a) == begins(b) && !tiny[begins(a)] })
	})
}

// tiny are words that tell nothing of what an appointment is for.
var tiny = wordSet("til med for ved hos uge på og i af om en et den det")

// waiting is said of help that has not begun, and nobody of who should give it.
var (
	waiting = []string{
		"ikke fundet", "ikke startet", "ikke påbegyndt", "ikke begyndt", "ikke i gang", "ikke sat i gang", "ikke igangsat", "venteliste*", "mangler ledsager*", "mangler medarbejder*", "mangler plads*",
		"mangler lærer*", "lærer mangler", "medarbejder mangler", "vikar mangler", "ledsager mangler", "ingen vikar", "ikke iværksat", "afventer ledig*", "afventer plads*", "afventer opstart", "afventer leverandør*",
		"leverandør afventer", "opstart afventer", "afventer afklaring af leverandør", "ikke opstartet", "ikke fastlagt", "ikke fastsat", "efter nærmere aftale", "når det passer", "ikke planlagt", "ikke aftalt",
		"ikke udpeget", "ikke tildelt", "ikke bestilt", "ikke leveret", "ikke etableret", "ikke effektueret", "ikke besat", "ubesat", "ikke ansat", "ikke matchet", "ikke visiteret", "startdato følger",
		"dato følger", "tid følger", "tider følger", "tidspunkt følger", "startdato kendes ikke", "startdato ukendt", "ingen startdato", "ingen dato", "uden dato", "når der er en ledig", "når der er ledig*",
		"når der er plads", "når der bliver", "oplyses senere", "oplyses af", "aftales senere", "aftales nærmere", "tid aftales", "tider aftales", "dag aftales", "dage aftales", "tidspunkt aftales", "tidspunktet aftales", "uklart hvem", "søges efter", "der søges en", "rekrutteres", "under rekruttering", "ingen medarbejder", "ingen ledig medarbejder", "når vi har en ledig", "hører nærmere", "kontaktes senere", "kommer senere", "fastlægges senere", "fastsættes senere", "fastlægges nærmere", "fastsættes nærmere", "afventer at", "afventer svar fra leverandør*", "afventer tilbagemelding*", "findes i samarbejde", "ingen der har taget kontakt", "ikke taget kontakt",
	}
	nobody = []string{"afventer", "ikke udpeget", "ikke fundet", "ikke tildelt", "vakant", "ubesat", "mangler", "ukendt", "n.n", "findes snarest", "ikke afklaret", "ikke valgt"}
)

// notBegun finds help that should go on and that its own text says has not begun.
func notBegun(s *sight, m oneplan.Measure) (Finding, bool) {
	soon := m.From.After(s.Today) && !m.From.After(s.Today.AddDays(paperDays)) // who is to give it should be known by then
	if soon && (!s.words(m.Provider).Has(nobody...) || !s.words(sentence(m.Name)+m.Text).Has("følger", "følger senere", "findes", "ikke fundet", "afventer*")) {
		return Finding{}, false
	}
	if m.From.IsZero() || m.From.After(s.Today) && !soon || !s.words(sentence(m.Name)+m.Text).Has(waiting...) && !s.words(m.Provider).Has(nobody...) {
		return Finding{}, false
	}
	f := Finding{Kind: MissingInfo, Severity: Medium, Acts: Municipality, Refs: []string{m.Measure.ID}, Args: map[string]string{"what": "not_begun", "from_date": m.From.String()}}
	return f.touching(m.Plan).named(label(m.Plan), m.Text), true
}

// isRota reports whether the help comes by a rota of its own, as home care does.
func isRota(s *sight, m oneplan.Measure) bool {
	said := s.said(sentence(m.Name) + m.Text)
	if said.Says(topic.Help, "occupational_therapy") || said.Has(therapists...) {
		return false // who tries out "bad og køkken" with somebody makes an appointment
	}
	return said.Has("helhedspleje*", "hjemmepleje*", "hjemmehjælp*", "hjemmesygepleje*", "madservice*", "tilsyn*") ||
		slices.ContainsFunc([]string{"personal_care", "cleaning", "wound", "medicine", "meals"}, func(h string) bool { return said.Says(topic.Help, h) })
}

// therapists come by appointment, whatever of the day they look at.
var therapists = []string{"ergoterapeut*", "fysioterapeut*", "logopæd*", "talepædagog*", "synskonsulent*", "hjælpemiddelkonsulent*", "demenskonsulent*", "diætist*", "psykolog*", "terapeut", "terapeuten"}

// noPlace finds appointments soon that must be attended and that say no place.
func noPlace(s *sight) []Finding {
	var found []Finding
	for i := range s.Bookings {
		b := &s.Bookings[i]
		if len(b.Slots) == 0 {
			continue
		}
		first := models.DateOf(b.Slots[0].Start.In(s.AsOf.Location()))
		if !slices.Contains(b.Guests, "") || first.After(s.Today.AddDays(lawDays)) || !s.words(b.Place).Has("oplyses", "følger", "ikke oplyst", "aftales nærmere", "meddeles", "tba", "kendes ikke", "mangler", "ukendt") {
			continue
		}
		f := Finding{Kind: MissingInfo, Severity: Medium, Acts: Municipality, Refs: []string{b.ID}, Args: map[string]string{"what": "place", "first_date": first.String()}}
		found = append(found, f.touching(b.Plan).named(label(b.Plan), b.Place))
	}
	return found
}

func runsSoon(m models.Measure, today models.Date) bool {
	return m.RunsOn(today) || !m.Ended(today) && !m.From.After(today.AddDays(paperDays))
}

// mayHaveAppointment reports whether the plan repeats an appointment that is
// not known to belong to another measure.
func mayHaveAppointment(p *sight, m oneplan.Measure) bool {
	return slices.ContainsFunc(m.Plan.Appointments, func(a models.Appointment) bool {
		over := len(a.Slots) == 0 && !a.Start.After(p.AsOf)
		return a.Repeat != "" && !a.Cancelled && !over && !isLinked(p, m.Plan, a.ID) && !isNoTalk(p, m, a)
	})
}

// isNoTalk reports whether a measure is somebody who comes along, and an
// appointment a lesson, work or care, at which nobody does.
func isNoTalk(s *sight, m oneplan.Measure, a models.Appointment) bool {
	help := s.said(sentence(m.Name) + m.Text)
	return slices.ContainsFunc([]string{"supporter", "companion", "relief", "smoking"}, func(h string) bool { return help.Says(topic.Help, h) }) &&
		!soundAlike(a.Title, m.Name) &&
		s.words(a.Title).Has("*pleje", "grundforløb*", "hovedforløb*", "undervisning*", "praktik*", "*praktik", "*hold", "skole*", "kursus*", "*træning", "nytte*", "danskundervisning*", "fgu*", "stu*")
}

func isLinked(p *sight, plan *models.SectorPlan, id string) bool {
	return slices.ContainsFunc(p.Appointments, func(a oneplan.Appointment) bool {
		return a.ID == id && isSame(a.Plan, plan) && len(a.Measures) > 0
	})
}

func namesHousehold(p *sight, text string) bool {
	words := strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) })
	return slices.ContainsFunc(p.Citizen.Household, func(person models.Person) bool {
		return person.Name != "" && slices.ContainsFunc(words, func(w string) bool {
			return w == person.FirstName() || w == person.FirstName()+"s"
		})
	})
}
