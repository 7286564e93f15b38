package detect_test

import (
	"testing"

	"enplan/models"
	"enplan/models/detect"
)

var documentStories = []story{
	{"the psychiatrist's word, asked for by two in their own words", "d1+d2", []tell{
		department("min", models.PlanMyPlan, "Jobcentret", paper("d1", "Statusattest LÆ 125 fra behandlende psykiater", "2027-01-10")),
		department("han", models.PlanSocial, "Socialafdelingen", paper("d2", "Aktuel status fra ambulatoriet i psykiatrien", "2027-01-20")),
	}},
	{"the lease that is in force is no debt", "d1+d2", []tell{
		department("bol", models.PlanHousing, "Boligafdelingen", paper("d1", "Gældende huslejeaftale", "2027-01-10")),
		department("ydl", models.PlanMoney, "Ydelsescentret", paper("d2", "Kopi af lejekontrakten", "2027-01-20")),
	}},
	{"the deal on when the boy is with whom, for his sake and for hers", "d1+d2", []tell{emil,
		department("bar", models.PlanChild, "Familieafdelingen", whose("emil"), paper("d1", "Kopi af samværsaftale", "2027-01-10")),
		department("ydl", models.PlanMoney, "Ydelsescentret", paper("d2", "Familieretshusets afgørelse om samvær", "2027-01-20")),
	}},
	{"a test that one office has made itself", "d", []tell{
		department("min", models.PlanMyPlan, "Jobcentret", paper("d", "Resultat af afasitest", "2027-01-10")),
		department("kom", models.PlanSocial, "Kommunikationscentret", words("WAB-test udført den 14.10.2026.")),
	}},
	{"the specialist's LÆ 125 and a word from the clinic", "d1+d2", []tell{
		department("min", models.PlanMyPlan, "Jobcentret", paper("d1", "LÆ 125 statusattest fra speciallæge i psykiatri", "2027-01-10")),
		department("han", models.PlanSocial, "Socialafdelingen", paper("d2", "Udtalelse fra traumeklinikken vedr. psykisk tilstand", "2027-01-20")),
	}},
	{"the household's statements and hers", "d1+d2", []tell{emil,
		department("ydl", models.PlanMoney, "Ydelsescentret", paper("d1", "Kontoudtog for de sidste tre måneder", "2027-01-10")),
		department("bar", models.PlanSocial, "Handicapafdelingen", whose("emil"), paper("d2", "Husstandens kontoudskrifter for 3 mdr.", "2027-01-12")),
	}},
	{"three months of bank statements for two offices", "d1+d2", []tell{
		department("ydl", models.PlanMoney, "Ydelsescentret", paper("d1", "Kontoudtog for de seneste 3 måneder", "2027-01-10")),
		department("pla", models.PlanMoney, "Pladsanvisningen", paper("d2", "Kopi af bankudskrifter 3 mdr. tilbage samt budget", "2027-01-12")),
	}},
	{"a paper that a note says has come to another department", "d1", []tell{
		department("min", models.PlanMyPlan, "Jobcentret", paper("d1", "Epikrise fra sygehuset", "2027-01-10")),
		department("sun", models.PlanPrevention, "Sundhedscentret", noted("12.11.2026: Epikrise modtaget fra sygehuset og lagt på sagen.")),
	}},
	{"a treatment plan, while its owner has it", "d1", []tell{
		department("min", models.PlanMyPlan, "Jobcentret", paper("d1", "Handleplan efter § 141 fra socialforvaltningen", "2027-01-10")),
		department("han", models.PlanSocial, "Socialafdelingen", words("Handleplan for støtte.")),
	}},
	{"the girl's doctor and the mother's", "", []tell{sofie,
		department("min", models.PlanMyPlan, "Jobcentret", paper("d1", "LÆ 285 fra egen læge", "2027-01-10")),
		department("bar", models.PlanChild, "Familieafdelingen", whose("sofie"), paper("d2", "Udtalelse fra egen læge", "2027-01-10")),
	}},
	{"two receipts", "", []tell{
		department("ydl", models.PlanMoney, "Ydelsescentret", paper("d1", "Kvittering for medicin", "2027-01-10")),
		department("pla", models.PlanMoney, "Pladsanvisningen", paper("d2", "Kvittering for husleje", "2027-01-12")),
	}},
	{"a paper that is still missing", "", []tell{
		department("min", models.PlanMyPlan, "Jobcentret", paper("d1", "Epikrise fra sygehuset", "2027-01-10")),
		department("sun", models.PlanPrevention, "Sundhedscentret", noted("Epikrise endnu ikke modtaget fra sygehuset.")),
	}},
}

var followUpStories = []story{
	{"the day the plan itself set has passed", "han", []tell{department("han", models.PlanSocial, "Socialafdelingen", again("2026-11-10"))}},
	{"put off with no new day, though a meeting stands in the calendar", "han", []tell{department("han", models.PlanSocial, "Socialafdelingen", again("2026-11-10"),
		noted("Opfølgning udsat. Ny dato ikke fastsat."), meet("a", "Statusmøde", "2026-12-08 09:00-10:00"))}},
	{"put off, and the new meeting stands in the calendar", "", []tell{department("han", models.PlanSocial, "Socialafdelingen", again("2026-11-10"),
		noted("Opfølgning udsat."), meet("a", "Statusmøde", "2026-12-08 09:00-10:00"))}},
	{"a child's plan that nobody has looked at in its first three months", "bar", []tell{emil,
		department("bar", models.PlanChild, "Familieafdelingen", whose("emil"), made("2026-07-01"), again("2027-02-01"))}},
	{"training that begins two weeks after the hospital let her go", "fys+sun", []tell{
		department("sun", models.PlanRehabilitation, "Træningscentret", words("Borger udskrevet 9.11.2026 efter knæoperation. Genoptræning."),
			meet("fys", "Opstart genoptræning", "2026-11-26 09:00-10:00"))}},
	{"the meeting about it stands in the calendar", "", []tell{department("han", models.PlanSocial, "Socialafdelingen", again("2026-11-10"),
		meet("o", "Statusmøde om handleplan", "2026-12-02 10:00-11:00"))}},
	{"today is the day", "", []tell{department("han", models.PlanSocial, "Socialafdelingen", again("2026-11-23"))}},
	{"a child's plan that has been followed up", "", []tell{emil,
		department("bar", models.PlanChild, "Familieafdelingen", whose("emil"), made("2026-07-01"), again("2027-02-01"),
			noted("30.09.2026 Opfølgning afholdt med mor og skole."))}},
	{"training that began in time", "", []tell{
		department("sun", models.PlanRehabilitation, "Træningscentret", words("Borger udskrevet 9.11.2026 efter knæoperation."),
			help("m", "Genoptræning", "", "2026-11-12 -"))}},
}

var deadlineStories = []story{
	{"two papers for two offices in one week", "d1+d2", []tell{
		department("ydl", models.PlanMoney, "Ydelsescentret", paper("d1", "Lønseddel for oktober", "2026-11-27")),
		department("pla", models.PlanMoney, "Pladsanvisningen", paper("d2", "Lejekontrakt", "2026-12-01"))}},
	{"a child's plan has its first three months, and nobody is asked to come", "bar", []tell{emil,
		department("bar", models.PlanChild, "Familieafdelingen", whose("emil"), made("2026-09-05"), again("2026-12-05"))}},
	{"a child's plan has its first three months, and a meeting stands", "", []tell{emil,
		department("bar", models.PlanChild, "Familieafdelingen", whose("emil"), made("2026-09-05"), again("2026-12-05"), meet("a", "Opfølgning", "2026-12-03 09:00-10:00"))}},
	{"a child's plan has its first three months, further off", "", []tell{emil,
		department("bar", models.PlanChild, "Familieafdelingen", whose("emil"), made("2026-09-20"), again("2026-12-20"))}},
	{"a follow-up on Friday with no meeting", "han", []tell{department("han", models.PlanSocial, "Socialafdelingen", again("2026-11-27"))}},
	{"twenty-two weeks of sickness benefit", "syg", []tell{department("syg", models.PlanSickness, "Sygedagpenge",
		words("Sygemeldt siden første fraværsdag 13.07.2026. Revurdering af sygedagpenge foretages."))}},
	{"a condition that names a day next week", "bol+k", []tell{department("bol", models.PlanHousing, "Boligrådgivningen",
		rule("k", "Borger skal senest 30.11.2026 have indbetalt restancen."))}},
	{"a consent that lapses in two weeks", "s", []tell{department("han", models.PlanSocial, "Socialafdelingen"),
		allows("s", "Socialafdelingen", "Jobcentret", "Oplysninger om fremmøde", "2026-06-01 2026-12-05")}},
	{"a young person's help that ends at eighteen", "m", []tell{born("2009-01-05"),
		department("ung", models.PlanYouth, "Ungeteamet", help("m", "Fast kontaktperson", "", "BL § 32", "2026-01-01 2027-01-04"))}},
	{"a paper three weeks away", "", []tell{department("ydl", models.PlanMoney, "Ydelsescentret",
		paper("d1", "Lønseddel", "2026-12-14"), paper("d2", "Lejekontrakt", "2026-12-15"))}},
	{"a follow-up whose meeting is booked", "", []tell{department("han", models.PlanSocial, "Socialafdelingen", again("2026-11-27"),
		meet("o", "Opfølgning på handleplan", "2026-11-27 10:00-11:00"))}},
	{"a consent with four weeks left", "", []tell{department("han", models.PlanSocial, "Socialafdelingen"),
		allows("s", "Socialafdelingen", "Jobcentret", "Oplysninger om fremmøde", "2026-06-01 2026-12-21")}},
	{"a condition whose day has passed", "", []tell{department("bol", models.PlanHousing, "Boligrådgivningen",
		rule("k", "Borger skulle senest 20.11.2026 have indbetalt restancen."))}},
}

var lawStories = []story{
	{"a plan for the team that is gone", "min", []tell{department("min", models.PlanMyPlan, "Jobcentret", onLaw("LAB kap. 4"),
		words("Sagen forelægges rehabiliteringsteamet i januar."))}},
	{"help for an old lady under the act that no longer is hers", "m+ple", []tell{born("1948-02-02"),
		department("ple", models.PlanPrevention, "Hjemmeplejen", help("m", "Personlig pleje", "Bad to gange om ugen", "SEL § 83", "2024-01-01 -"))}},
	{"a child's plan under the act before", "bar+m", []tell{emil,
		department("bar", models.PlanChild, "Familieafdelingen", whose("emil"), help("m", "Undersøgelse", "§ 50-undersøgelse af Emil iværksættes."))}},
	{"the same help for a woman of forty-two", "", []tell{
		department("ple", models.PlanPrevention, "Hjemmeplejen", help("m", "Personlig pleje", "Bad to gange om ugen", "SEL § 83", "2024-01-01 -"))}},
	{"told as what has been", "", []tell{department("min", models.PlanMyPlan, "Jobcentret", onLaw("LAB kap. 4"),
		words("Sagen var tidligere på rehabiliteringsteamet. Borger er nu i praktik."))}},
	{"the team that trains people at home", "", []tell{department("sun", models.PlanRehabilitation, "Træningscentret", onLaw("SUL § 140"),
		words("Rehabiliteringsteamet kommer i hjemmet."))}},
}

var missingStories = []story{
	{"support each week, and no appointment", "m", []tell{department("han", models.PlanSocial, "Socialafdelingen",
		help("m", "Socialpædagogisk støtte", "Støtte til post og aftaler.", "SEL § 85", "2 timer/uge", "2026-10-01 -"))}},
	{"begins in a week, and nobody is found to give it", "m", []tell{department("han", models.PlanSocial, "Socialafdelingen",
		help("m", "Aflastning", "Aflastningsfamilie er ikke fundet, datoer følger.", "by:ikke fundet", "2026-12-01 -"))}},
	{"talks promised by number", "m", []tell{department("sun", models.PlanPrevention, "Sundhedscentret",
		help("m", "Rygestop", "Individuel vejledning.", "5 gange", "2026-11-16 -"), meet("a", "Lungehold", "2026-11-25 10:00-12:00", "weekly"))}},
	{"a visit that nobody has booked", "m", []tell{department("sun", models.PlanPrevention, "Sundhedscentret",
		help("m", "Hjemmebesøg ved ergoterapeut", "Gennemgang af bolig.", "1 besøg", "2026-11-16 -"))}},
	{"a mentor, and only lessons in the calendar", "m", []tell{department("min", models.PlanMyPlan, "Jobcentret",
		help("m", "Mentorstøtte", "Støtte til fremmøde.", "2 timer/uge", "2026-11-01 -"), meet("a", "Grundforløb 2", "2026-11-25 08:00-14:00", "weekly"))}},
	{"nobody has ordered what was granted", "ple+vis", []tell{
		department("vis", models.PlanPrevention, "Visitationen", noted("Nødkald er endnu ikke opsat.")),
		department("ple", models.PlanPrevention, "Hjælpemidler", noted("Ingen bestilling på nødkald fundet."))}},
	{"a no without a reason", "han", []tell{department("han", models.PlanSocial, "Socialafdelingen",
		noted("Afslag på aflastning. Der er ikke givet en begrundelse."))}},
	{"a rule with no day", "r", []tell{department("min", models.PlanMyPlan, "Jobcentret", rule("r", "Dokumentation indsendes snarest."))}},
	{"a rule that does not say what follows", "r", []tell{department("min", models.PlanMyPlan, "Jobcentret", rule("r", "Udeblivelse kan få konsekvenser."))}},
	{"a rule that says what follows", "", []tell{department("min", models.PlanMyPlan, "Jobcentret", rule("r", "Udeblivelse kan få konsekvenser: ydelsen nedsættes."))}},
	{"a no with its reason", "", []tell{department("han", models.PlanSocial, "Socialafdelingen",
		noted("Afslag på aflastning, begrundet i barnets alder. Klagevejledning vedlagt."))}},
	{"what has come", "", []tell{department("vis", models.PlanPrevention, "Visitationen", noted("Nødkald er leveret."))}},
	{"what a citizen lacks", "", []tell{department("han", models.PlanSocial, "Socialafdelingen", noted("Borger mangler motivation til at møde sin bostøtte."))}},
	{"talks by number, the first of them booked", "", []tell{department("sun", models.PlanPrevention, "Sundhedscentret",
		help("m", "Kostvejledning", "Individuelle samtaler.", "4 samtaler", "2026-11-16 -"), meet("a", "Kostvejledning, første samtale", "2026-11-25 10:00-11:00"))}},
	{"help that has not begun, as its text says", "m", []tell{department("han", models.PlanSocial, "Socialafdelingen",
		help("m", "Ledsagelse", "Bevilget 15 timer pr. måned. Der er endnu ikke fundet en ledsager.", "2026-09-01 -"))}},
	{"a mentor three hours a week, on paper", "m", []tell{department("min", models.PlanMyPlan, "Jobcentret",
		help("m", "Mentorstøtte", "Støtte til fremmøde.", "3 timer/uge", "2026-11-01 2027-05-01"))}},
	{"support with its appointment", "", []tell{department("han", models.PlanSocial, "Socialafdelingen",
		help("m", "Socialpædagogisk støtte", "Støtte til post og aftaler.", "SEL § 85", "2 timer/uge", "2026-10-01 -"),
		meet("a", "Socialpædagogisk støtte", "2026-11-25 10:00-12:00", "weekly"))}},
	{"home care, which comes by its own rota", "", []tell{department("ple", models.PlanPrevention, "Hjemmeplejen",
		help("m", "Personlig pleje", "Hjælp til bad.", "2 timer/uge", "2026-10-01 -"))}},
	{"help that waits for its first day", "", []tell{department("han", models.PlanSocial, "Socialafdelingen",
		help("m", "Ledsagelse", "Der er endnu ikke fundet en ledsager.", "2027-02-01 -"))}},
}

func TestAPaperAskedForTwiceIsFound(t *testing.T)      { tellAll(t, detect.DuplicateDocument) }
func TestAFollowUpThatIsLateIsFound(t *testing.T)      { tellAll(t, detect.FollowUpOverdue) }
func TestADayThatIsNearIsFound(t *testing.T)           { tellAll(t, detect.DeadlineNear) }
func TestALawThatIsNoMoreIsFound(t *testing.T)         { tellAll(t, detect.LawChanged) }
func TestHelpThatNobodyHasStartedIsFound(t *testing.T) { tellAll(t, detect.MissingInfo) }
