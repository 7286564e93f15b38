package models

import "time"

// IsWorkday reports whether municipal offices are open on the day: Monday to
// Friday, and none of the Danish public holidays. Great Prayer Day is a workday
// (Act no. 214 of 2023). Constitution Day, Christmas Eve and New Year's Eve are
// no public holidays, but the offices are closed.
func IsWorkday(d Date) bool {
	switch d.Weekday() {
	case time.Saturday, time.Sunday:
		return false
	}
	switch [2]int{int(d.Month), d.Day} {
	case [2]int{1, 1}, [2]int{6, 5}, [2]int{12, 24}, [2]int{12, 25}, [2]int{12, 26}, [2]int{12, 31}:
		return false
	}
	switch easter(d.Year).DaysUntil(d) {
	case -3, -2, 1, 39, 50: // Maundy Thursday, Good Friday, Easter Monday, Ascension, Whit Monday
		return false
	}
	return true
}

// AddWorkdays is the nth workday after d; d itself is not counted. With n 0 or
// less it is d.
func AddWorkdays(d Date, n int) Date {
	for n > 0 {
		if d = d.AddDays(1); IsWorkday(d) {
			n--
		}
	}
	return d
}

// easter is Easter Sunday by the anonymous Gregorian rule (Meeus, Astronomical
// Algorithms, chapter 8).
func easter(year int) Date {
	a, b, c := year%19, year/100, year%100
	d, e := b/4, b%4
	g := (8*b + 13) / 25
	h := (19*a + b - d - g + 15) % 30
	i, k := c/4, c%4
	l := (32 + 2*e + 2*i - h - k) % 7
	m := (a + 11*h + 19*l) / 433
	month := (h + l - 7*m + 90) / 25
	day := (h + l - 7*m + 33*month + 19) % 32
	return Date{year, time.Month(month), day}
}
