package models

import "time"

// Feed (kalenderadresse) is a secret address that a calendar of the citizen's
// follows. Whoever has the address has what is told there, so it tells no more
// than when the citizen has an appointment.
type Feed struct {
	Citizen  string
	Language string // of its words
	Made     time.Time
	Fetched  time.Time // last; zero when it never was
	Hour     time.Time // from which Fetches are counted
	Fetches  int       // in that hour
}

// Limits of a feed.
const (
	FeedRefresh     = 4 * time.Hour // how often a calendar is asked to look again
	MostFeedFetches = 60            // in an hour
	MostFeeds       = 10            // made on one day
)

// Refusals of a feed.
var (
	ErrFeedOften    = &Error{TooOften, "feed.error.often"}     // fetched
	ErrNewFeedOften = &Error{TooOften, "feed.error.new_often"} // made
)

// Fetch is the feed after it was fetched once more, or refuses when it was so too
// often: it is built anew each time, and each time stands in the log.
func (f Feed) Fetch(now time.Time) (Feed, error) {
	if now.Before(f.Hour) || !now.Before(f.Hour.Add(time.Hour)) {
		f.Hour, f.Fetches = now, 0
	}
	if f.Fetches >= MostFeedFetches {
		return f, ErrFeedOften
	}
	f.Fetches, f.Fetched = f.Fetches+1, now
	return f, nil
}

// CalendarName is what the file is called that has an appointment of a day in it.
// It tells nothing of what it is or whose.
func CalendarName(day Date) string { return "aftale-" + day.String() + ".ics" }
