package restate

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"enplan/models"
)

// The forms in which Danish letters write clocks, days and numbers, as folded
// patterns without captures.
const (
	clockForm  = `(?:(?:kl\.?|klokken)\s*\d{1,2}(?:[.:]?\d{2})?|\d{1,2}:\d{2})`
	monthForm  = `(?:jan(?:uar)?|feb(?:ruar)?|mar(?:ts)?|apr(?:il)?|maj|juni?|juli?|aug(?:ust)?|sept?(?:ember)?|okt(?:ober)?|nov(?:ember)?|dec(?:ember)?)`
	dateForm   = `(?:(?:d\.?|den)\s*)?(?:\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./-]\s?\d{2,4}|\d{1,2}-\d{1,2}-\d{4}|\d{1,2}\.\s*` + monthForm + `\b\.?(?:\s+\d{4})?|ultimo\s+` + monthForm + `\b\.?(?:\s+\d{4})?|udgangen af\s+` + monthForm + `\b\.?(?:\s+\d{4})?)`
	numberForm = `(?:\b\d+(?:[.,]\d+)?½?|½|\b(?:halvanden|to|tre|fire|fem|seks|syv|otte|ni|ti|en|et)\b|én|ét)`
)

var (
	clockParts = regexp.MustCompile(`(\d{1,2})(?:[.:]?(\d{2}))?$`)
	isoParts   = regexp.MustCompile(`(\d{4})-(\d{2})-(\d{2})`)
	dayParts   = regexp.MustCompile(`(\d{1,2})[./-](\d{1,2})[./-]\s?(\d{4}|\d{2})`)
	monthParts = regexp.MustCompile(`(\d{1,2})\.\s*(` + monthForm + `)\b\.?(?:\s+(\d{4}))?`)
	lastParts  = regexp.MustCompile(`(?:ultimo|udgangen af)\s+(` + monthForm + `)\b\.?(?:\s+(\d{4}))?`)
	monthStart = regexp.MustCompile(`^` + monthForm + `\b`)
)

func startsWithMonth(s string) bool {
	return monthStart.MatchString(fold(s[:min(len(s), len("september "))]))
}

// clock reads the folded text of a clock time: "08:30" for machines and "8.30"
// for people. It is false for a time no clock shows.
func clock(s string) (machine, plain string, ok bool) {
	p := clockParts.FindStringSubmatch(strings.TrimSpace(s))
	if p == nil {
		return "", "", false
	}
	minute := p[2]
	if minute == "" {
		minute = "00"
	}
	h, _ := strconv.Atoi(p[1])
	if m, _ := strconv.Atoi(minute); h > 24 || m > 59 || h == 24 && m > 0 {
		return "", "", false
	}
	hour := strconv.Itoa(h)
	if h < 10 {
		return "0" + hour + ":" + minute, hour + "." + minute, true
	}
	return hour + ":" + minute, hour + "." + minute, true
}

// date reads the folded text of a day. Where no year is written it is the year
// that brings the day nearest to today.
func date(s string, today models.Date) (models.Date, bool) {
	if p := isoParts.FindStringSubmatch(s); p != nil {
		return realDate(p[1], monthOf(p[2]), p[3], today)
	}
	if p := lastParts.FindStringSubmatch(s); p != nil {
		m := monthOf(p[1])
		d, ok := realDate(p[2], m, "1", today)
		return models.DateOf(d.At(0, 0, time.UTC).AddDate(0, 1, -1)), ok
	}
	if p := monthParts.FindStringSubmatch(s); p != nil {
		return realDate(p[3], monthOf(p[2]), p[1], today)
	}
	if p := dayParts.FindStringSubmatch(s); p != nil {
		return realDate(p[3], monthOf(p[2]), p[1], today)
	}
	return models.Date{}, false
}

func monthOf(s string) time.Month {
	if n, err := strconv.Atoi(s); err == nil {
		return time.Month(n)
	}
	for i, stem := range []string{"jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec"} {
		if strings.HasPrefix(s, stem) {
			return time.Month(i + 1)
		}
	}
	return 0
}

// realDate refuses days no calendar has.
func realDate(year string, m time.Month, day string, today models.Date) (models.Date, bool) {
	y, _ := strconv.Atoi(year)
	d, _ := strconv.Atoi(day)
	if len(year) == 2 {
		y += 2000
	}
	if year == "" {
		y = nearestYear(m, d, today)
	}
	got := models.Date{Year: y, Month: m, Day: d}
	return got, y > 1900 && models.DateOf(got.At(0, 0, time.UTC)) == got
}

func nearestYear(m time.Month, d int, today models.Date) int {
	this := models.Date{Year: today.Year, Month: m, Day: d}
	switch days := today.DaysUntil(this); {
	case days < -182:
		return today.Year + 1
	case days > 183:
		return today.Year - 1
	}
	return today.Year
}

var numberWords = map[string]float64{
	"en": 1, "et": 1, "én": 1, "ét": 1, "to": 2, "tre": 3, "fire": 4, "fem": 5, "seks": 6,
	"syv": 7, "otte": 8, "ni": 9, "ti": 10, "halvanden": 1.5, "½": 0.5,
}

// number reads the folded text of a number: digits with a Danish comma, "1½"
// and the words up to ten.
func number(s string) (float64, bool) {
	if n, ok := numberWords[s]; ok {
		return n, true
	}
	half := strings.HasSuffix(s, "½")
	n, err := strconv.ParseFloat(strings.Replace(strings.TrimSuffix(s, "½"), ",", ".", 1), 64)
	if half {
		n += 0.5
	}
	return n, err == nil && n < 1e6
}

// plainNumber writes a number as Danish does: "1,25", "12".
func plainNumber(n float64) string {
	return strings.Replace(strconv.FormatFloat(n, 'f', -1, 64), ".", ",", 1)
}
