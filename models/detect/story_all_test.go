package detect_test

import (
	"encoding/json"
	"fmt"
	"math/rand"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"enplan/models"
	"enplan/models/detect"
	"enplan/models/oneplan"
)

var stories = map[string][]story{
	detect.AppointmentOverlap: overlapStories, detect.TravelInfeasible: travelStories, detect.LoadTooHigh: loadStories,
	detect.TooManyContacts:   contactStories,
	detect.DuplicateDocument: documentStories, detect.FollowUpOverdue: followUpStories, detect.DeadlineNear: deadlineStories,
	detect.LawChanged: lawStories, detect.MissingInfo: missingStories,
	detect.OverlappingMeasure: measureStories, detect.ContradictoryRequirement: slices.Concat(contradictionStories, familyStories),
	detect.GoalMismatch: mismatchStories, detect.MissingOwnGoal: ownGoalStories, detect.LanguageNeed: languageStories,
	detect.DigitalExclusion: digitalStories, detect.ChildVoice: childStories, detect.WrongData: dataStories,
	detect.ConsentMissing: missingConsentStories, detect.ConsentExpired: expiredStories, detect.ConsentExceeded: exceededStories,
	detect.ConsentInvalid: invalidStories, detect.RepresentationInvalid: powerStories,
}

func TestEveryKindIsFoundSomewhere(t *testing.T) {
	for _, kind := range detect.Kinds {
		found, silent := 0, 0
		for _, s := range stories[kind] {
			if refsOf(s.plan(), kind) == "" {
				silent++
			} else {
				found++
			}
		}
		if found < 2 || silent < 2 {
			t.Errorf("%s: found in %d stories and silent in %d", kind, found, silent)
		}
	}
	if len(detect.Kinds) != 22 {
		t.Errorf("%d kinds", len(detect.Kinds))
	}
}

// drawStory draws up to five stories, of one or two kinds, that are one citizen's.
func drawStory(t *rapid.T) []tell {
	var told []tell
	kinds := rapid.SliceOfN(rapid.SampledFrom(detect.Kinds), 1, 2).Draw(t, "kinds")
	for range rapid.IntRange(1, 5).Draw(t, "stories") {
		kind := rapid.SampledFrom(kinds).Draw(t, "kind")
		told = append(told, rapid.SampledFrom(stories[kind]).Draw(t, "story").told...)
	}
	return told
}

func TestTheOrderOfTheFactsChangesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		told := drawStory(t)
		first := detect.All(planOn(storyDay, byUnit(factsOf(told...))))
		again := detect.All(planOn(storyDay, stirred(byUnit(factsOf(told...)), rapid.Int64().Draw(t, "seed"))))
		if !reflect.DeepEqual(first, again) {
			t.Fatalf("in another order:\n%s\n%s", lines(first), lines(again))
		}
	})
}

// byUnit puts the plans of one office together in one plan, with ids of their own.
func byUnit(f models.Facts) models.Facts {
	var plans []models.SectorPlan
	for i, p := range f.Plans {
		renumber(&p, i)
		at := slices.IndexFunc(plans, func(q models.SectorPlan) bool { return q.Owner.Unit == p.Owner.Unit && q.Subject == p.Subject })
		if at < 0 {
			plans = append(plans, p)
			continue
		}
		q := &plans[at]
		q.Goals, q.Measures, q.Conditions = append(q.Goals, p.Goals...), append(q.Measures, p.Measures...), append(q.Conditions, p.Conditions...)
		q.Appointments, q.Demands, q.Notes = append(q.Appointments, p.Appointments...), append(q.Demands, p.Demands...), append(q.Notes, p.Notes...)
	}
	f.Plans = plans
	return onePlanEach(f)
}

func renumber(p *models.SectorPlan, n int) {
	end := fmt.Sprint(n)
	p.Goals, p.Measures, p.Conditions = slices.Clone(p.Goals), slices.Clone(p.Measures), slices.Clone(p.Conditions)
	p.Appointments, p.Demands = slices.Clone(p.Appointments), slices.Clone(p.Demands)
	for i := range p.Goals {
		p.Goals[i].ID += end
	}
	for i := range p.Measures {
		p.Measures[i].ID += end
	}
	for i := range p.Conditions {
		p.Conditions[i].ID += end
	}
	for i := range p.Appointments {
		p.Appointments[i].ID += end
	}
	for i := range p.Demands {
		p.Demands[i].ID += end
	}
}

// onePlanEach tells apart what two stories call by the same id.
func onePlanEach(f models.Facts) models.Facts {
	for i := range f.Consents {
		f.Consents[i].ID += fmt.Sprint(i)
	}
	for i := range f.Citizen.Voice.Goals {
		f.Citizen.Voice.Goals[i].ID += fmt.Sprint(i)
	}
	seen := map[string]bool{}
	for i := range f.Plans {
		for seen[f.Plans[i].Source+f.Plans[i].ID] {
			f.Plans[i].Source += "x"
		}
		seen[f.Plans[i].Source+f.Plans[i].ID] = true
	}
	people := map[string]bool{}
	f.Citizen.Household = slices.DeleteFunc(f.Citizen.Household, func(p models.Person) bool {
		known := people[p.ID]
		people[p.ID] = true
		return known
	})
	return f
}

// stirred puts every list of the facts in another order.
func stirred(f models.Facts, seed int64) models.Facts {
	r := rand.New(rand.NewSource(seed))
	f.Plans, f.Consents = mixed(r, f.Plans), mixed(r, f.Consents)
	f.Citizen.Household, f.Citizen.Needs = mixed(r, f.Citizen.Household), mixed(r, f.Citizen.Needs)
	for i := range f.Plans {
		p := &f.Plans[i]
		p.Goals, p.Measures, p.Conditions = mixed(r, p.Goals), mixed(r, p.Measures), mixed(r, p.Conditions)
		p.Appointments, p.Demands, p.Notes = mixed(r, p.Appointments), mixed(r, p.Demands), mixed(r, p.Notes)
		for j := range p.Appointments {
			p.Appointments[j].Slots = mixed(r, p.Appointments[j].Slots)
		}
	}
	return f
}

func lines(found []detect.Finding) string {
	var all []string
	for _, f := range found {
		all = append(all, fmt.Sprintf("%s %s %s %v %v", f.ID, f.Severity, f.Kind, f.Refs, f.Args))
	}
	return strings.Join(all, "\n")
}

func TestAFindingThatStaysKeepsItsIDFromDayToDay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := onePlanEach(factsOf(drawStory(t)...))
		days := rapid.IntRange(1, 40).Draw(t, "days")
		today := detect.All(planOn(storyDay, f))
		later := detect.All(planOn(models.MustDate(storyDay).AddDays(days).String(), f))
		for _, x := range today {
			for _, y := range later {
				same := x.Kind == y.Kind && slices.Equal(x.Refs, y.Refs) && slices.Equal(x.Plans, y.Plans) && sameTold(x, y)
				if same && !hasID(later, x.ID) && !hasID(today, y.ID) {
					t.Fatalf("%d days later it is another finding:\n%s", days, lines([]detect.Finding{x, y}))
				}
			}
		}
	})
}

func hasID(found []detect.Finding, id string) bool {
	return slices.ContainsFunc(found, func(f detect.Finding) bool { return f.ID == id })
}

// sameTold reports whether two findings of the same things say the same of them.
func sameTold(x, y detect.Finding) bool {
	for _, arg := range []string{"what", "why", "about", "how", "by", "party", "topic", "lift", "strain", "chore"} {
		if x.Args[arg] != y.Args[arg] {
			return false
		}
	}
	return true
}

func TestEveryFindingIsWellMadeAndPointsAtWhatIsThere(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := planOn(storyDay, onePlanEach(factsOf(drawStory(t)...)))
		there, ids := namesIn(p), map[string]bool{}
		for _, f := range detect.All(p) {
			for _, ref := range f.Refs {
				if !there[ref] {
					t.Fatalf("%q is not in the plan: %s", ref, lines([]detect.Finding{f}))
				}
			}
			if ids[f.ID] || len(f.ID) != 24 || len(f.Refs) == 0 || !slices.IsSorted(f.Refs) || !slices.Contains(detect.Kinds, f.Kind) ||
				!slices.Contains([]string{detect.High, detect.Medium, detect.Low}, f.Severity) ||
				!slices.Contains([]string{detect.Municipality, detect.Citizen}, f.Acts) {
				t.Fatalf("badly made: %s", lines([]detect.Finding{f}))
			}
			ids[f.ID] = true
			for arg, value := range f.Args {
				if _, err := models.ParseDate(value); strings.HasSuffix(arg, "_date") && err != nil {
					t.Fatalf("%s is no day: %s", arg, lines([]detect.Finding{f}))
				}
			}
			if _, err := json.Marshal(f); err != nil {
				t.Fatal(err)
			}
		}
	})
}

// namesIn are the ids of everything that a plan holds.
func namesIn(p oneplan.Plan) map[string]bool {
	there := map[string]bool{}
	for _, plan := range p.Plans {
		there[plan.ID] = true
		for _, c := range plan.Conditions {
			there[c.ID] = true
		}
		for _, g := range plan.Goals {
			there[g.ID] = true
		}
		for _, m := range plan.Measures {
			there[m.ID] = true
		}
		for _, d := range plan.Demands {
			there[d.ID] = true
		}
		for _, a := range plan.Appointments {
			there[a.ID] = true
		}
	}
	for _, c := range p.Consents {
		there[c.ID] = true
	}
	for _, g := range p.Citizen.Voice.Goals {
		there[g.ID] = true
	}
	for _, person := range p.Citizen.Household {
		there[person.ID] = true
	}
	return there
}
