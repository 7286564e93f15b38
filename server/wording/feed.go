package wording

import (
	"time"

	"enplan/i18n"
	"enplan/models"
	"enplan/models/oneplan"
)

// FeedView is the page about the secret address of the citizen's calendar.
type FeedView struct {
	Title string     `json:"title"`
	Lead  string     `json:"lead"`
	Tells []string   `json:"tells"` // what it tells, and what it never does
	Care  string     `json:"care"`
	Has   bool       `json:"has"`
	State string     `json:"state,omitempty"` // when it was made, and last fetched
	How   []HowView  `json:"how"`
	Texts FeedsTexts `json:"texts"`
}

// HowView is how it is done in one calendar.
type HowView struct {
	Name string `json:"name"`
	Text string `json:"text"`
}

// FeedsTexts is what the page says beside that.
type FeedsTexts struct {
	What     string `json:"what"`
	HowTitle string `json:"howTitle"`
	Make     string `json:"make"`
	Anew     string `json:"anew"`
	AnewSays string `json:"anewSays"` // what it leads to, to be read before
	Stop     string `json:"stop"`
	StopSays string `json:"stopSays"`
	Yes      string `json:"yes"`
	No       string `json:"no"`
	Address  string `json:"address"` // the label of the field
	Once     string `json:"once"`    // that it is shown this once
	Copy     string `json:"copy"`
	Copied   string `json:"copied"`
	ByHand   string `json:"byHand"` // when it cannot be copied
	Open     string `json:"open"`   // in the calendar of this device
	Made     string `json:"made"`
	Stopped  string `json:"stopped"`
	Busy     string `json:"busy"`
}

// calendars are those one is told how to use, in the order of the page.
var calendars = [][2]string{
	{"feed.how.ios", "feed.how.ios.text"}, {"feed.how.android", "feed.how.android.text"}, {"feed.how.outlook", "feed.how.outlook.text"},
}

// Feed says what a secret address is and, as of now, whether there is one. now
// is on the clock of the municipality.
func Feed(f models.Feed, now time.Time, l *i18n.Language) FeedView {
	today := models.DateOf(now)
	w := words{l: l, today: today, plan: oneplan.Plan{AsOf: now, Today: today}}
	says := func(key string) string { return w.text(key, nil) }
	v := FeedView{
		Title: says("feed.title"), Lead: says("feed.lead"), Care: says("feed.care"), Tells: []string{says("feed.tells"), says("feed.tells.not"), says("feed.tells.log")},
		Has: f.Citizen != "",
		Texts: FeedsTexts{
			What: says("feed.what"), HowTitle: says("feed.how"), Make: says("feed.make"), Anew: says("feed.anew"), AnewSays: says("feed.anew.says"),
			Stop: says("feed.stop"), StopSays: says("feed.stop.says"), Yes: says("feed.yes"), No: says("feed.no"), Address: says("feed.address"), Once: says("feed.once"),
			Copy: says("feed.copy"), Copied: says("feed.copied"), ByHand: says("feed.by_hand"), Open: says("feed.open"), Made: says("feed.made"), Stopped: says("feed.stopped"),
			Busy: says("feed.busy"),
		},
	}
	for _, keys := range calendars {
		v.How = append(v.How, HowView{says(keys[0]), says(keys[1])})
	}
	if v.Has {
		v.State = w.text("feed.state.made", i18n.Args{"day": w.day(models.DateOf(f.Made.In(now.Location())))})
		if f.Fetched.IsZero() {
			v.State = join(v.State, says("feed.state.never"))
		} else {
			at := f.Fetched.In(now.Location())
			v.State = join(v.State, w.text("feed.state.fetched", i18n.Args{"day": w.day(models.DateOf(at)), "clock": w.clock(at)}))
		}
	}
	return v
}

// MeetingName is what the citizen reads an appointment is.
func MeetingName(p oneplan.Plan, a oneplan.Appointment, l *i18n.Language) string {
	return words{l: l, today: p.Today, plan: p}.meeting(a)
}

// MeetingPlace is where a time of it is, as it may leave the house with the
// citizen; "" when it is not said or may not.
func MeetingPlace(p oneplan.Plan, a oneplan.Appointment, o models.Occurrence, l *i18n.Language) string {
	if !p.TellsPlaces() {
		return ""
	}
	where := a.At(oneplan.Time{Occurrence: o})
	w := words{l: l, today: p.Today, plan: p}
	switch {
	case where.Home:
		return w.text("plan.at_home", nil)
	case where.Online:
		return w.text("plan.online", nil)
	case where.Address == "":
		return where.Name
	case where.Name == "":
		return where.Address
	}
	return where.Name + ", " + where.Address
}
