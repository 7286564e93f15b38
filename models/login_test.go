package models_test

import (
	"net/url"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"enplan/models"
)

func TestADeepLinkIsAPageOfTheAppAndNothingElse(t *testing.T) {
	for asked, want := range map[string]string{
		"/": "/", "/plan": "/plan", "/aftaler/momentum~c1-a2/2026-12-01": "/aftaler/momentum~c1-a2/2026-12-01", "/beskeder/a%3Ab": "/beskeder/a%3Ab",
		"/passer-ikke#f-12": "/passer-ikke#f-12", "": "/", "plan": "/", "//evil.example": "/", "/\\evil.example": "/", "///evil.example": "/",
		"https://evil.example": "/", "https:evil.example": "/", "javascript:alert(1)": "/", "/plan\r\nSet-Cookie: a=b": "/", "/plan?x=1": "/", "/\t/evil.example": "/",
		"/api/logout": "/", "/API/logout": "/", "/auth/staff/begin": "/", "/feed/x.ics": "/", "/login/k7": "/", "/.well-known/x": "/", "/a/../api": "/",
		"/%2e%2E/api": "/", "/./x": "/", "/a//b": "/", "/a/": "/", "/æ": "/", "/%": "/", "/%zz": "/", "/plan#//evil": "/", "/@evil.example": "/", "/ plan": "/",
		"/" + strings.Repeat("a", 512): "/",
	} {
		if got := models.LoginTo(asked); got != want {
			t.Errorf("%q leads to %q, want %q", asked, got, want)
		}
	}
}

// stays reports whether a browser at our address stays there.
func stays(to string) bool {
	at, err := url.Parse("https://plan.example.dk/auth/citizen/callback")
	if err != nil {
		return false
	}
	next, err := at.Parse(to)
	return err == nil && next.Scheme == "https" && next.Host == "plan.example.dk" && next.User == nil && next.RawQuery == "" &&
		strings.HasPrefix(to, "/") && !strings.HasPrefix(to, "//") && !strings.ContainsAny(to, "\\\r\n\t\x00") && models.LoginTo(to) == to &&
		!strings.HasPrefix(next.Path, "/api/") && !strings.HasPrefix(next.Path, "/auth/")
}

func TestWhateverIsAskedForTheBrowserStaysHere(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		parts := rapid.SliceOf(rapid.SampledFrom([]string{"/", "\\", "//", "..", ".", "%2e", "%2f", "%5c", "@", ":", "https:", "evil.example", "plan", "api", "auth", "#", "?", "%", "\t", "\n", "æ", "a"})).Draw(t, "parts")
		if to := models.LoginTo(strings.Join(parts, "")); !stays(to) {
			t.Fatalf("leads to %q", to)
		}
	})
}

func FuzzLoginTo(f *testing.F) {
	for _, seed := range []string{"/plan", "//evil.example", "/\\evil", "/%2f%2fevil", "/a#b", "https://evil.example"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, asked string) {
		if to := models.LoginTo(asked); !stays(to) {
			t.Errorf("%q leads to %q", asked, to)
		}
	})
}

func TestAnAttemptHoldsTenMinutesThroughItsOwnDoor(t *testing.T) {
	began := time.Date(2026, 11, 26, 12, 0, 0, 0, time.UTC)
	a := models.LoginAttempt{By: models.ByCitizenProvider, State: "s", Began: began}
	for _, c := range []struct {
		by    models.Provider
		after time.Duration
		want  bool
	}{
		{models.ByCitizenProvider, 0, true}, {models.ByCitizenProvider, 10*time.Minute - 1, true}, {models.ByCitizenProvider, 10 * time.Minute, false},
		{models.ByCitizenProvider, -1, false}, {models.ByStaffProvider, 0, false},
	} {
		if got := a.Holds(c.by, began.Add(c.after)); got != c.want {
			t.Errorf("%s after %v: %v", c.by, c.after, got)
		}
	}
	if a.State = ""; a.Holds(models.ByCitizenProvider, began) || a.Answers([]string{""}) {
		t.Error("what bears no state can be finished")
	}
}

func TestARoleIsGivenByTheTableAndOnlyWhenItIsOne(t *testing.T) {
	job := models.StaffRole{Role: models.AsProfessional, Department: "job"}
	table := map[string]models.StaffRole{
		"k": {Role: models.AsCoordinator}, "k2": {Role: models.AsCoordinator}, "l": {Role: models.AsLeader}, "j": job, "s": {Role: models.AsProfessional, Department: "social"},
	}
	for named, want := range map[string]models.StaffRole{
		"k": {Role: models.AsCoordinator}, "all k": {Role: models.AsCoordinator}, "k k2": {Role: models.AsCoordinator}, "j": job, "l all": {Role: models.AsLeader},
		"": {}, "all": {}, "K": {}, "k l": {}, "j s": {}, "kk": {},
	} {
		got, err := models.RoleOf(strings.Fields(named), table)
		if got != want || (err == nil) != (want.Role != models.Nobody) {
			t.Errorf("%q: %+v, %v", named, got, err)
		}
	}
	for _, bad := range []models.StaffRole{{Role: "citizen"}, {Role: models.AsOperator}, {Role: models.AsLeader, Department: "job"}} {
		if bad.Check() == nil {
			t.Errorf("%+v can be given", bad)
		}
	}
}

func TestACPRShowsWhenSomebodyWasBorn(t *testing.T) {
	for number, want := range map[string]string{
		"0101903111": "1990-01-01", "0101904111": "1990-01-01", "0101144111": "2014-01-01", "0101364111": "2036-01-01", "0101374111": "1937-01-01",
		"0101995111": "1899-01-01", "0101585111": "1858-01-01", "0101575111": "2057-01-01", "0101009111": "2000-01-01", "0101379111": "1937-01-01",
		"2902004111": "2000-02-29", "2902014111": "", "6101904111": "", "010190A111": "", "0121904111": "1990-01-01",
	} {
		cpr, err := models.ParseCPR(number)
		if err != nil {
			t.Fatal(err)
		}
		if got := cpr.Born().String(); got != want {
			t.Errorf("%s: %q, want %q", number, got, want)
		}
	}
	if !(models.CPR{}).Born().IsZero() {
		t.Error("nobody was born")
	}
}

func TestAChildIsTooYoungUntilTheDayItIsFifteen(t *testing.T) {
	day := models.MustDate
	for _, c := range []struct {
		born, day string
		want      bool
	}{
		{"2011-11-26", "2026-11-26", false}, {"2011-11-27", "2026-11-26", true}, {"2012-02-29", "2027-02-28", true}, {"2012-02-29", "2027-03-01", false},
		{"2016-01-01", "2026-11-26", true}, {"1950-01-01", "2026-11-26", false}, {"", "2026-11-26", false},
	} {
		born, err := models.ParseDate(c.born)
		if err != nil {
			t.Fatal(err)
		}
		if got := models.TooYoung(born, day(c.day)); got != c.want {
			t.Errorf("born %s, on %s: %v", c.born, c.day, got)
		}
	}
}

func TestTheCodesOfARefusalSayNothingAndNoTwoAreAlike(t *testing.T) {
	seen := map[models.LoginRefusal]bool{}
	for _, r := range models.LoginRefusals {
		if seen[r] || len(r) != 2 {
			t.Errorf("%q", string(r))
		}
		seen[r] = true
	}
}
