package detect_test

import (
	"slices"
	"testing"

	"enplan/models"
	"enplan/models/detect"
)

var (
	emil  = lives("emil", "Emil Holm", "søn", "2018-05-04")
	sofie = lives("sofie", "Sofie Holm", "datter", "2014-02-20")
)

var overlapStories = []story{
	{"training each week on the day of one follow-up talk", "fys+job", []tell{
		department("sun", models.PlanRehabilitation, "Træningscentret", meet("fys", "Holdtræning, knæ", "2026-11-24 10:00-11:00", "weekly")),
		department("min", models.PlanMyPlan, "Jobcentret", meet("job", "Opfølgningssamtale", "2026-12-08 10:30-11:15", "must")),
	}},
	{"the mother must be at the boy's meeting and at her own", "net+udr", []tell{emil,
		department("bar", models.PlanChild, "Familieafdelingen", whose("emil"), meet("net", "Netværksmøde i skolen", "2026-11-26 13:00-14:30", "who:karen emil")),
		department("psy", models.PlanRegion, "Psykiatrisk ambulatorium", meet("udr", "Udredningssamtale", "2026-11-26 14:00-15:00")),
	}},
	{"two departments want the boy at once", "net+tal", []tell{emil,
		department("bar", models.PlanChild, "Familieafdelingen", whose("emil"), meet("net", "Børnesamtale", "2026-11-26 13:00-14:00", "who:emil")),
		department("ppr", models.PlanChild, "PPR", whose("emil"), meet("tal", "Talepædagog", "2026-11-26 13:30-14:00", "who:emil")),
	}},
	{"one ends as the other begins", "", []tell{
		department("min", models.PlanMyPlan, "Jobcentret", meet("job", "Jobsamtale", "2026-11-25 10:00-11:00", "must")),
		department("han", models.PlanSocial, "Socialpsykiatrien", meet("sam", "Samtale", "2026-11-25 11:00-12:00")),
	}},
	{"one comes to the open café as one likes", "", []tell{
		department("min", models.PlanMyPlan, "Jobcentret", meet("job", "Jobsamtale", "2026-11-25 10:00-11:00", "must")),
		department("han", models.PlanSocial, "Værestedet", meet("caf", "Åben café, kom og gå", "2026-11-25 09:00-14:00", "weekly")),
	}},
	{"its note says that it does not take place", "", []tell{
		department("min", models.PlanMyPlan, "Jobcentret", meet("job", "Jobsamtale", "2026-11-25 10:00-11:00", "note:Aflyst pga. sygdom, ny tid følger")),
		department("han", models.PlanSocial, "Socialpsykiatrien", meet("sam", "Samtale", "2026-11-25 10:00-11:30")),
	}},
	{"the mother at one place, the girl at another", "", []tell{sofie,
		department("min", models.PlanMyPlan, "Jobcentret", meet("job", "Jobsamtale", "2026-11-25 10:00-11:00")),
		department("ppr", models.PlanChild, "PPR", whose("sofie"), meet("tal", "Talepædagog", "2026-11-25 10:00-11:00", "who:sofie")),
	}},
}

var travelStories = []story{
	{"half an hour between, forty minutes by bus", "fys+job", []tell{
		department("sun", models.PlanRehabilitation, "Træningscentret", meet("fys", "Genoptræning", "2026-11-24 09:00-10:00", "at:Træningscentret (40 min. med bus)")),
		department("min", models.PlanMyPlan, "Jobcentret", meet("job", "Jobsamtale", "2026-11-24 10:30-11:30", "at:Jobcentret, Nygade 3")),
	}},
	{"the club closes when the talk ends, and the way from there is in its note", "fam", []tell{lives("emil", "Emil Holm", "søn", "2018-03-01", "SFO lukker kl. 16.30, 20 min. med bus fra Familiehuset"),
		department("bar", models.PlanChild, "Familieafdelingen", meet("fam", "Familiesamtale", "2026-11-26 15:00-16:30", "at:Familiehuset, Skovvej 7"))}},
	{"at home until the boy is off, and the course begins before one can be there", "kur+mor", []tell{emil,
		department("bar", models.PlanChild, "Familieafdelingen", rule("mor", "Mor er hjemme hver morgen indtil kl. 8.00, til Emil er afsted.")),
		department("min", models.PlanMyPlan, "Jobcentret", meet("kur", "Afklaringsforløb", "2026-11-24 08:15-14:00", "at:AMU-centret (35 min. med bus)", "weekly")),
	}},
	{"the nursery closes before the course ends", "kur+luk", []tell{emil,
		department("bar", models.PlanChild, "Familieafdelingen", rule("luk", "Børnehaven lukker kl. 16.00.")),
		department("min", models.PlanMyPlan, "Jobcentret", meet("kur", "Danskkursus", "2026-11-24 13:00-16:30", "at:Sprogcentret")),
	}},
	{"the first bus comes too late", "kur", []tell{need("Første bus kører kl. 7.35, sidste bus hjem kl. 15.20."),
		department("min", models.PlanMyPlan, "Jobcentret", meet("kur", "Praktik", "2026-11-24 08:00-12:00", "at:Materielgården (40 min. med bus)")),
	}},
	{"the last bus has left", "kur", []tell{need("Første bus kører kl. 7.35, sidste bus hjem kl. 15.20."),
		department("min", models.PlanMyPlan, "Jobcentret", meet("kur", "Praktik", "2026-11-24 12:00-16:00", "at:Materielgården (40 min. med bus)")),
	}},
	{"the bus is in time both ways", "", []tell{need("Første bus kører kl. 7.35, sidste bus hjem kl. 15.20."),
		department("min", models.PlanMyPlan, "Jobcentret", meet("kur", "Praktik", "2026-11-24 09:00-15:00", "at:Materielgården (40 min. med bus)")),
	}},
	{"the way must be made alone by one who cannot", "bef+fys", []tell{
		need("Karen må ikke køre bil og kan ikke færdes alene."),
		department("sun", models.PlanRehabilitation, "Træningscentret", rule("bef", "Borger sørger selv for transport til træningen."), meet("fys", "Genoptræning", "2026-11-24 09:00-10:00")),
	}},
	{"enough time between", "", []tell{
		department("sun", models.PlanRehabilitation, "Træningscentret", meet("fys", "Genoptræning", "2026-11-24 09:00-10:00", "at:Træningscentret (30 min. med bus)")),
		department("min", models.PlanMyPlan, "Jobcentret", meet("job", "Jobsamtale", "2026-11-24 10:30-11:30", "at:Jobcentret, Nygade 3")),
	}},
	{"from a call at home to a place far away", "fys+job", []tell{
		department("min", models.PlanMyPlan, "Jobcentret", meet("job", "Jobsamtale", "2026-11-24 09:00-09:30", "at:Telefonisk")),
		department("sun", models.PlanRehabilitation, "Træningscentret", meet("fys", "Genoptræning", "2026-11-24 09:45-10:30", "at:Træningscentret (30 min. med bus)")),
	}},
	{"by telephone", "", []tell{
		department("sun", models.PlanRehabilitation, "Træningscentret", meet("fys", "Genoptræning", "2026-11-24 09:00-10:00")),
		department("min", models.PlanMyPlan, "Jobcentret", meet("job", "Jobsamtale", "2026-11-24 10:05-10:30", "at:Telefonisk")),
	}},
	{"nobody has said how long the way is", "", []tell{
		department("sun", models.PlanRehabilitation, "Træningscentret", meet("fys", "Genoptræning", "2026-11-24 09:00-10:00", "at:Træningscentret")),
		department("min", models.PlanMyPlan, "Jobcentret", meet("job", "Jobsamtale", "2026-11-24 10:10-11:00", "at:Jobcentret")),
	}},
	{"somebody else at home can fetch the boy", "", []tell{emil, lives("ole", "Ole Holm", "ægtefælle", "1980-01-01"),
		department("bar", models.PlanChild, "Familieafdelingen", rule("luk", "Børnehaven lukker kl. 16.00.")),
		department("min", models.PlanMyPlan, "Jobcentret", meet("kur", "Danskkursus", "2026-11-24 13:00-16:30", "at:Sprogcentret")),
	}},
}

// nineInAWeek are nine appointments of three departments from Monday to Friday.
func nineInAWeek(id, title string) []tell {
	times := append(everyDay("09:00-10:00", "2026-12-07", "2026-12-08", "2026-12-09", "2026-12-10", "2026-12-11"),
		everyDay("13:00-14:00", "2026-12-07", "2026-12-08", "2026-12-09", "2026-12-10")...)
	return []tell{department(id, models.PlanSocial, "Socialafdelingen", meet(id+"1", title, times...))}
}

var loadStories = []story{
	{"nine appointments in a week", "han1", nineInAWeek("han", "Samtale")},
	{"more than the citizen has said that she can bear", "fys+job+sam", []tell{
		need("Kan højst magte 2 aftaler om ugen."), need("Højst 2 aftaler om ugen."),
		department("sun", models.PlanRehabilitation, "Træningscentret", meet("fys", "Genoptræning", "2026-12-08 09:00-10:00")),
		department("min", models.PlanMyPlan, "Jobcentret", meet("job", "Jobsamtale", "2026-12-09 09:00-10:00")),
		department("han", models.PlanSocial, "Socialafdelingen", meet("sam", "Samtale", "2026-12-10 09:00-10:00")),
	}},
	{"four on one day", "a+b+c+d", []tell{
		department("sun", models.PlanRehabilitation, "Træningscentret", meet("a", "Genoptræning", "2026-12-08 08:30-09:30"), meet("b", "Diætist", "2026-12-08 10:00-10:30")),
		department("min", models.PlanMyPlan, "Jobcentret", meet("c", "Jobsamtale", "2026-12-08 12:00-13:00")),
		department("han", models.PlanSocial, "Socialafdelingen", meet("d", "Samtale", "2026-12-08 14:00-15:00")),
	}},
	{"four on one day, and two of them within the first", "", []tell{
		department("min", models.PlanMyPlan, "Jobcentret", meet("a", "Praktik", "2026-12-08 08:00-12:00"), meet("c", "Jobsamtale", "2026-12-08 11:00-11:45")),
		department("sun", models.PlanRehabilitation, "Træningscentret", meet("b", "Genoptræning", "2026-12-08 10:00-10:30")),
		department("han", models.PlanSocial, "Socialafdelingen", meet("d", "Samtale", "2026-12-08 14:00-15:00")),
	}},
	{"twice to the same far hospital in a week", "a+b", []tell{
		department("sun", models.PlanRehabilitation, "Træningscentret", meet("a", "Ergoterapeut", "2026-12-08 09:00-10:00", "at:Sygehuset (50 min. med tog)")),
		department("psy", models.PlanRegion, "Ambulatoriet", meet("b", "Blodprøve", "2026-12-10 09:00-10:00", "at:Sygehuset (50 min. med tog)")),
	}},
	{"eight appointments in a week", "", []tell{
		department("han", models.PlanSocial, "Socialafdelingen", meet("s", "Samtale", append(everyDay("09:00-10:00", "2026-12-07", "2026-12-08", "2026-12-09", "2026-12-10"),
			everyDay("13:00-14:00", "2026-12-07", "2026-12-08", "2026-12-09", "2026-12-10")...)...)),
	}},
	{"home care that comes twice a day", "", []tell{
		department("ple", models.PlanPrevention, "Hjemmeplejen", meet("p", "Hjemmepleje", append(append(everyDay("08:00-08:30",
			"2026-12-07", "2026-12-08", "2026-12-09", "2026-12-10", "2026-12-11"), everyDay("20:00-20:30",
			"2026-12-07", "2026-12-08", "2026-12-09", "2026-12-10", "2026-12-11")...), "at:Eget hjem")...)),
	}},
	{"a full week of the boy's, not hers", "", []tell{emil,
		department("ppr", models.PlanChild, "PPR", whose("emil"), meet("t", "Talepædagog", append(append(everyDay("09:00-10:00",
			"2026-12-07", "2026-12-08", "2026-12-09", "2026-12-10", "2026-12-11"), everyDay("13:00-14:00",
			"2026-12-07", "2026-12-08", "2026-12-09", "2026-12-10", "2026-12-11")...), "who:emil")...)),
	}},
}

var contactStories = []story{
	{"nine people in four departments", "bar+han+min+sun", []tell{
		department("min", models.PlanMyPlan, "Jobcentret", run("Bodil Krag"), meet("a", "Samtale", "2026-12-01 09:00-09:30", "with:Ivan Toft"), meet("b", "Virksomhedsbesøg", "2026-12-02 09:00-09:30", "with:Pia Lund, virksomhedskonsulent")),
		department("han", models.PlanSocial, "Socialafdelingen", run("Jens Dam"), meet("c", "Bostøtte", "2026-12-03 09:00-09:30", "with:Maja og Sune")),
		department("sun", models.PlanRehabilitation, "Træningscentret", run("Tove Bech"), meet("d", "Træning", "2026-12-04 09:00-09:30", "with:Kim Riis")),
		department("bar", models.PlanChild, "Familieafdelingen", run("Lone Vad")),
	}},
	{"the ninth is met by another grown-up alone", "", append(nineCaseworkers("Anna Skov", "Bent Kjær", "Carl Friis", "Dorte Bang", "Erik Dahl", "Fie Holst", "Gitte Juhl", "Henrik Lind"),
		lives("tina", "Tina Holm", "mor", "1988-10-05"), department("maj", models.PlanSocial, "Værestedet", meet("a", "Samtale", "2026-12-01 09:00-09:30", "with:Maja Lund", "who:tina")))},
	{"the ninth is behind a title", "maj+p0+p1+p2+p3+p4+p5+p6+p7", append(nineCaseworkers("Anna Skov", "Bent Kjær", "Carl Friis", "Dorte Bang", "Erik Dahl", "Fie Holst", "Gitte Juhl", "Henrik Lind"),
		department("maj", models.PlanSocial, "Værestedet", meet("a", "Samtale", "2026-12-01 09:00-09:30", "with:Køkkenleder Maja")))},
	{"a person each of nine plans, some behind a role", "p0+p1+p2+p3+p4+p5+p6+p7+p8", nineCaseworkers("Anna Skov", "Bent Kjær", "Carl Friis (rådgiver)",
		"Dorte Bang, socialrådgiver", "Erik Dahl", "Fie Holst", "Gitte Juhl", "Henrik Lind", "Ida Munk")},
	{"two of one first name, and once without a surname", "maj+p0+p1+p2+p3+p4+p5+p6", append(nineCaseworkers("Anna Skov", "Bent Kjær", "Carl Friis",
		"Dorte Bang", "Erik Dahl", "Fie Holst", "Gitte Juhl"), department("maj", models.PlanSocial, "Værestedet", meet("a", "Samtale", "2026-12-01 09:00-09:30", "with:Maja, mentor"),
		meet("b", "Samtale", "2026-12-02 09:00-09:30", "with:Maja Lund"), meet("c", "Samtale", "2026-12-03 09:00-09:30", "with:Maja Toft")))},
	{"eight people", "", nineCaseworkers("Anna Skov", "Bent Kjær", "Carl Friis", "Dorte Bang", "Erik Dahl", "Fie Holst", "Gitte Juhl", "Henrik Lind")},
	{"nine plans, but one and the same few people", "", nineCaseworkers("Anna Skov", "Anna Skov", "Anna", "Bent Kjær", "Bent Kjær, rådgiver", "Bent",
		"Fællespostkasse", "Team Voksen", "Jobkonsulent")},
}

func nineCaseworkers(names ...string) []tell {
	var told []tell
	for i, name := range names {
		told = append(told, department("p"+string(rune('0'+i)), models.PlanSocial, "Afdeling "+string(rune('A'+i)), run(name)))
	}
	return told
}

func TestWhatMeetsInTheCalendarIsFound(t *testing.T) { tellAll(t, detect.AppointmentOverlap) }
func TestAWayThatIsTooShortIsFound(t *testing.T)     { tellAll(t, detect.TravelInfeasible) }
func TestTooMuchInAWeekOrADayIsFound(t *testing.T)   { tellAll(t, detect.LoadTooHigh) }
func TestTooManyPeopleAreCounted(t *testing.T)       { tellAll(t, detect.TooManyContacts) }

func TestTheCitizensOwnCeilingIsTheFirstThatCounts(t *testing.T) {
	f := factsOf(nineInAWeek("han", "Samtale")...)
	hours := 8
	ceiling, err := models.CeilingOf(&hours)
	if err != nil {
		t.Fatal(err)
	}
	f.Said = []models.Event{{About: models.AboutLoad, What: models.SetCeiling, Choice: ceiling.String()}}
	found := detect.All(planOn(storyDay, f))
	i := slices.IndexFunc(found, func(f detect.Finding) bool { return f.Kind == detect.LoadTooHigh })
	if i < 0 || found[i].Args["what"] != "ceiling" || found[i].Args["ceiling"] != "8" || found[i].Args["hours"] != "9" || found[i].Severity != detect.High {
		t.Errorf("%+v", found)
	}
}

func TestEightWeeksAreLookedAtWhateverDayItIs(t *testing.T) {
	f := factsOf(nineInAWeek("han", "Samtale")...) // in the week of 7 December
	for day, want := range map[string]string{
		"2026-10-12": "", "2026-10-18": "", "2026-10-19": "han1", "2026-10-25": "han1", "2026-12-07": "han1", "2026-12-12": "",
	} {
		if got := refsOf(planOn(day, f), detect.LoadTooHigh); got != want {
			t.Errorf("%s: %q, want %q", day, got, want)
		}
	}
}
