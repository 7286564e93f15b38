package models

import "testing"

func TestOfficesAreClosedOnDanishHolidays(t *testing.T) {
	closed := []string{
		"2026-01-01", "2026-04-02", "2026-04-03", "2026-04-06", "2026-05-14", "2026-05-25", "2026-06-05",
		"2026-12-24", "2026-12-25", "2026-12-31", "2027-03-25", "2027-03-26", "2027-03-29", "2027-05-06", "2027-05-17",
		"2026-11-28", "2026-11-29",
	}
	for _, day := range closed {
		if IsWorkday(MustDate(day)) {
			t.Errorf("%s is a day of work", day)
		}
	}
	for _, day := range []string{"2026-11-23", "2026-05-01", "2027-04-23", "2026-12-23", "2026-12-28", "2026-04-01", "2026-04-07"} {
		if !IsWorkday(MustDate(day)) {
			t.Errorf("%s is no day of work", day)
		}
	}
	for year, day := range map[int]string{1961: "1961-04-02", 2000: "2000-04-23", 2008: "2008-03-23", 2024: "2024-03-31", 2038: "2038-04-25"} {
		if easter(year) != MustDate(day) {
			t.Errorf("Easter %d is %s", year, easter(year))
		}
	}
}

func TestWorkdaysAreCountedFromTheDayAfter(t *testing.T) {
	for _, c := range []struct {
		from string
		n    int
		want string
	}{
		{"2026-11-23", 0, "2026-11-23"}, {"2026-11-23", 2, "2026-11-25"}, {"2026-11-27", 1, "2026-11-30"},
		{"2026-11-28", 1, "2026-11-30"}, {"2026-12-23", 2, "2026-12-29"}, {"2026-11-23", 10, "2026-12-07"},
	} {
		if got := AddWorkdays(MustDate(c.from), c.n); got != MustDate(c.want) {
			t.Errorf("%d workdays after %s: %s, want %s", c.n, c.from, got, c.want)
		}
	}
}
