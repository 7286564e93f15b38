package demo

import (
	"fmt"
	"hash/fnv"
	"time"

	"enplan/models"
)

// Birgit leads the borgerkonsulents. She sees numbers and no citizen.
var Birgit = models.Staff{ID: "birgit", Name: "Birgit Friis", Unit: "Borgerkonsulenterne", Phone: "44 55 00 20", Role: models.AsLeader}

// reportPeriods is how many periods Strandborg has numbers of: as many as the
// leader sees.
const reportPeriods = 4

// Reports are Strandborg's invented numbers of the periods before the day. Its
// three citizens are too few to count, so these stand for the other plans of a
// municipality of its size, and are counted by the same rules.
func Reports(day models.Date) []models.Report {
	var reports []models.Report
	p := models.PeriodBefore(day)
	for ago := range reportPeriods {
		reports = append(reports, models.ReportOn(p, numbers(p, ago)))
		p = p.Before()
	}
	return reports
}

// teams are those of the borgerkonsulents, with how many citizens each has;
// the small ones are there to show what is held back.
var teams = []struct {
	name     string
	citizens int
	lix      float64
}{{"Team Havnen", 74, 26}, {"Team Klitten", 14, 33}, {"Team Midtbyen", 58, 29}, {"Team Skoven", 11, 30}}

// departments with how hard they write.
var departments = []struct {
	name     string
	citizens int
	lix      float64
}{
	{"Familieafdelingen", 41, 43}, {"Jobcenter Strandborg", 96, 52}, {"Rusmiddelcentret Ung", 3, 47},
	{"Socialpsykiatrien", 38, 48}, {"Sundhedscentret", 57, 39}, {"Ydelsescentret", 88, 56},
}

// kinds of what does not fit together, with how often it is found.
var kinds = []struct {
	name  string
	found int
}{
	{"appointment_overlap", 31}, {"duplicate_document", 27}, {"contradictory_requirement", 18}, {"load_too_high", 14},
	{"missing_own_goal", 11}, {"followup_overdue", 9}, {"consent_expired", 7}, {"language_need", 2},
}

// perCoordinator is how many citizens each borgerkonsulent has.
var perCoordinator = []int{17, 21, 24, 26, 27, 29}

// scatter is a number that looks like chance and is always the same.
func scatter(of ...int) int {
	h := fnv.New32a()
	_, _ = fmt.Fprint(h, of)
	return int(h.Sum32() >> 8)
}

func numbers(p models.Period, ago int) models.Numbers {
	n := models.Numbers{Coordinates: map[string]int{}}
	for t, team := range teams {
		for i := range team.citizens {
			who := fmt.Sprint("team", t, "-", i)
			for question := range 3 {
				n.Answers = append(n.Answers, models.Due{
					Unit: team.name, Citizen: who, By: p.From.AddDays(scatter(i, question, ago, t) % (7 * models.PeriodWeeks)),
					Kept: scatter(ago, i, t, question)%100 < 91-7*ago,
				})
			}
			n.Promises = append(n.Promises, models.Due{
				Unit: team.name, Citizen: who, By: p.From.AddDays(i % (7 * models.PeriodWeeks)), Kept: scatter(t, i, ago)%100 < 84-3*ago,
			})
			for part := range 2 {
				n.Sent = append(n.Sent, models.Text{
					Unit: team.name, Citizen: who, LIX: team.lix + float64((i+part)%9-4+ago), Unplain: scatter(part, i, t)%100 < 7+2*ago,
				})
			}
		}
		n.Citizens += team.citizens
	}
	for d, department := range departments {
		for i := range department.citizens {
			who := fmt.Sprint("department", d, "-", i)
			n.Plans = append(n.Plans, models.Text{Unit: department.name, Citizen: who, LIX: department.lix + float64(i%7-3)})
		}
	}
	start := p.From.At(0, 0, time.UTC)
	for k, kind := range kinds {
		for i := range kind.found {
			course := models.Course{Kind: kind.name, Citizen: fmt.Sprint("kind", k, "-", i)}
			n.Open = append(n.Open, course)
			if (i+ago)%(3+ago/2) == 0 {
				course.Found, course.Settled = start, start.AddDate(0, 0, 2+(2*i+k)%(9+2*ago))
				n.Settled = append(n.Settled, course)
			}
		}
	}
	for i, citizens := range perCoordinator {
		n.Coordinates[fmt.Sprint(i)] = citizens
	}
	return n
}
