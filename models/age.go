package models

import "time"

// Ages at which something changes for a child. Each has its source; a change of law
// changes the row.
const (
	PartyAge     = 10 // is a party in its own case and is heard: barnets lov § 3
	MitIDAge     = 13 // can have MitID: Digitaliseringsstyrelsen
	ConsentAge   = 15 // says yes itself to help and to what is shared: sundhedsloven § 17, and barnets lov
	FullAge      = 18 // the parents' custody ends: værgemålsloven § 1, forældreansvarsloven § 1
	LoginAge     = ConsentAge
	oldestInUse  = 36 // years of this century that a seventh digit of 4 or 9 stands for
	youngestLate = 57 // and one of 5 to 8
)

// AgeOn is how many whole years somebody is on a day. Who was born on 29 February is
// a year older on 1 March in a year without that day.
func AgeOn(born, day Date) int {
	age := day.Year - born.Year
	if day.Before(born.AddYears(age)) {
		age--
	}
	return age
}

// TooYoung reports whether somebody who was born then may not yet log in by
// themselves. Of whom nobody knows when they were born it is not so.
func TooYoung(born, day Date) bool { return !born.IsZero() && AgeOn(born, day) < LoginAge }

// Born is the day of birth that the number shows; the zero Date when it is a
// replacement number, or shows no day there is. The century is in the seventh digit
// (CPR-kontoret, "Personnummeret i CPR-systemet").
func (c CPR) Born() Date {
	if c.IsZero() {
		return Date{}
	}
	for _, digit := range c.digits[6:] {
		if digit < '0' || digit > '9' {
			return Date{}
		}
	}
	if number(c.digits[0:2]) > 60 {
		return Date{}
	}
	year, seventh := number(c.digits[4:6]), c.digits[6]
	switch {
	case seventh <= '3':
		year += 1900
	case seventh == '4' || seventh == '9':
		year += map[bool]int{true: 2000, false: 1900}[year <= oldestInUse]
	default:
		year += map[bool]int{true: 2000, false: 1800}[year <= youngestLate]
	}
	day, month := c.digits[0:2], number(c.digits[2:4])%20
	born, err := ParseDate(Date{Year: year, Month: time.Month(month), Day: number(day)}.String())
	if err != nil {
		return Date{}
	}
	return born
}
