package detect_test

import (
	"enplan/models"
)

// familyStories are of what does not fit with whose day it is, and of what is
// told in longer words.
var familyStories = []story{
	{"strain: no ladder, and a ladder within a longer word", "k+m", two(
		help("m", "Virksomhedspraktik", "Reolerne fyldes fra rullestigen."), rule("k", "Må ikke arbejde på stige eller i højden."))},
	{"bring: at home in the evening, and lessons then", "k+m", two(
		help("m", "Danskundervisning", "Undervisning kl. 18-20"), rule("k", "Borger skal være hjemme fra kl. 17 alle hverdage."))},
	{"bring: at home in the evening, and lessons before", "", two(
		help("m", "Danskundervisning", "Undervisning kl. 13-15"), rule("k", "Borger skal være hjemme fra kl. 17 alle hverdage."))},
	{"need: no truck, and an electric one", "k+m", two(
		help("m", "Virksomhedspraktik", "Kører med palleløfter og eltruck."), rule("k", "Må ikke betjene truck eller andre køretøjer."))},
	{"need: what comes is no ladder", "", two(
		help("m", "Virksomhedspraktik", "Under gunstige vilkår, i eget tempo."), rule("k", "Må ikke arbejde på stige eller i højden."))},
	{"need: two things she cannot do, told in one breath", "k+m", two(
		help("m", "Virksomhedspraktik", "Pasning af telefonen."), rule("k", "Kan ikke føre samtaler i telefon og kan ikke arbejde i støj."))},
	{"bring: sleep over night, and a shift that begins before it ends", "a+k", two(
		meet("a", "Praktik", "2026-11-24 06:00-10:00", "weekly", "must"), rule("k", "Nattesøvn kl. 22.00-07.00."))},
	{"bring: sleep over night, and a shift after it", "", two(
		meet("a", "Praktik", "2026-11-24 08:00-12:00", "weekly", "must"), rule("k", "Nattesøvn kl. 22.00-07.00."))},
	{"kin: the husband works, and is counted on", "k1+k2", two(
		rule("k1", "Stræk udføres dagligt kl. 10.00 sammen med samlever."), rule("k2", "Samlever har dagvagt kl. 7.00-15.00 og kan ikke forstyrres."))},
	{"kin: the husband is counted on when he is at home", "", two(
		rule("k1", "Stræk udføres dagligt kl. 17.00 sammen med samlever."), rule("k2", "Samlever har dagvagt kl. 7.00-15.00 og kan ikke forstyrres."))},
	{"kin: the husband's sleep is not hers", "", two(
		meet("a", "Praktik", "2026-11-24 09:00-12:00", "weekly", "must"), rule("k", "Ægtefælle sover kl. 8.00-13.00 og kan ikke inddrages."))},
	{"elsewhere: the boy is at his father's that day", "a+k", []tell{emil,
		department("bar", models.PlanChild, "Familieafdelingen", rule("k", "Emil er hos far hver tirsdag fra skoletids ophør."), meet("a", "Familiesamtale", "2026-11-24 15:00-16:00", "weekly", "who:karen emil")),
	}},
	{"elsewhere: the boy is at his father's another day", "", []tell{emil,
		department("bar", models.PlanChild, "Familieafdelingen", rule("k", "Emil er hos far hver mandag til tirsdag morgen."), meet("a", "Familiesamtale", "2026-11-24 15:00-16:00", "weekly", "who:karen emil")),
	}},
	{"month: leave until the autumn, and a goal of the winter", "g+k", two(
		goal("g", "Genoptage uddannelsen", "2027-02-01"), rule("k", "Studiet kan tidligst genoptages 01.09.2027."))},
	{"month: a goal of the same autumn", "", two(
		goal("g", "Genoptage uddannelsen", "2027-10-01"), rule("k", "Studiet kan tidligst genoptages 01.09.2027."))},
}
