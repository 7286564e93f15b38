package models

import (
	"slices"
	"strconv"
	"strings"
	"time"
)

// LogTopic is what somebody looked at, as the citizen reads it in the log.
type LogTopic string

// The topics.
const (
	LogPlan          LogTopic = "plan"
	LogList          LogTopic = "list" // the citizen's row in somebody's list
	LogMessages      LogTopic = "messages"
	LogHandover      LogTopic = "handover"
	LogAssessment    LogTopic = "assessment"
	LogConsents      LogTopic = "consents"
	LogHistory       LogTopic = "history"
	LogItself        LogTopic = "log"
	LogSeeAs         LogTopic = "see_as" // how a department sees the plan
	LogEmergencies   LogTopic = "emergencies"
	LogNotifications LogTopic = "notifications"
	LogCalendar      LogTopic = "calendar" // when the citizen has appointments
	LogFamily        LogTopic = "family"   // what the citizen shows their family
)

// looksAt are the actions that look and change nothing, with what they look at.
// All others do something.
var looksAt = map[Action]LogTopic{
	ReadOwnPlan: LogPlan, InspectPlan: LogPlan, ReadCitizen: LogPlan, MarkDeskSeen: LogPlan, ReadAsDepartment: LogPlan,
	ReadAppointments: LogPlan, ReadMonth: LogPlan, FindTimes: LogPlan,
	ReadDesk: LogList, ReadCases: LogList,
	ReadHistory: LogHistory, ReadEarlier: LogHistory, MarkSeen: LogHistory,
	ReadThreads: LogMessages, ReadThread: LogMessages, MarkThread: LogMessages, SearchThreads: LogMessages,
	FetchAttachment: LogMessages, ListLetIn: LogMessages,
	ReadHandover: LogHandover, ReadAssessment: LogAssessment, ReadConsents: LogConsents, ReadLog: LogItself,
	SeeAsDepartment: LogSeeAs, ReadEmergencies: LogEmergencies,
	ReadNotifications: LogNotifications, SeeNotifications: LogNotifications, ReadReminding: LogNotifications,
	FetchFeed: LogCalendar, ReadProof: LogPlan,
	ReadFamily: LogFamily, SeeFamily: LogFamily, ReadFamilyWords: LogFamily, ReadTies: LogFamily,
}

// LogTopics are all of them, in the order a sentence names them.
var LogTopics = []LogTopic{
	LogPlan, LogMessages, LogHandover, LogAssessment, LogConsents, LogHistory, LogItself, LogSeeAs, LogEmergencies, LogNotifications, LogCalendar, LogFamily, LogList,
}

// ofNoCitizen are the actions that are about no single citizen: they stand in no
// citizen's log.
var ofNoCitizen = []Action{
	DeliverPlans, ListCitizens, RegisterSource, LogInDemo, LogInStaff, FetchNotices, SetAbsence, ReadAbsence, OrderDesk, JudgeText,
	UseSession, ReadSessions, ReadReport, KeepReport, SetDepartment, EmployStaff, BeginLedger, SetWebhook, ConfirmSend,
	ReadSearches, RotateKeys, BackUp, Restore, ListRetention, RunRetention,
}

// StandsInLog reports whether the action can be a line of a citizen's log. One
// that was refused always can.
func (a Action) StandsInLog() bool { return !slices.Contains(ofNoCitizen, a) }

// LooksAt is what the line's action looks at; false for one that does something.
func (e Entry) LooksAt() (LogTopic, bool) {
	topic, looks := looksAt[e.Action]
	return topic, looks
}

// IsOwn reports whether the citizen did it.
func (e Entry) IsOwn() bool { return e.By.Role == AsCitizen && e.By.ID == e.Citizen }

// letsLook are the citizen's own doings that change who may look. They stand
// beside the looks that follow from them.
var letsLook = []Action{
	GiveConsent, DeclineConsent, NarrowConsent, PauseConsent, ResumeConsent, WithdrawConsent, LetIn, MakeFeed, EndFeed,
	ShowFamily, HideFromFamily,
}

// LetsLook reports whether the citizen changed by it who may look.
func (e Entry) LetsLook() bool {
	return e.IsOwn() && e.Result == Done && slices.Contains(letsLook, e.Action)
}

// LogLine is what one sentence tells: a look or a deed, or several of one day by
// the same person for the same purpose.
type LogLine struct {
	Date    Date
	Entries []Entry // newest first, never none
}

// Last is the newest of its entries; by its Seq the line is asked about.
func (l LogLine) Last() Entry { return l.Entries[0] }

// LogWeek is a week of lines, newest first. What the citizen did is apart, save
// what changed who may look.
type LogWeek struct {
	Monday Date
	Lines  []LogLine
	Own    []LogLine
}

// SameLine reports whether one sentence tells of both.
func (e Entry) SameLine(other Entry, zone *time.Location) bool {
	return e.line(zone) == other.line(zone)
}

func (e Entry) line(zone *time.Location) string {
	deed := string(e.Action)
	if _, looks := e.LooksAt(); looks {
		deed = "look"
	}
	if e.LetsLook() { // each yes is a yes to something else
		deed += strconv.FormatInt(e.Seq, 10)
	}
	return strings.Join([]string{DateOf(e.At.In(zone)).String(), string(e.By.Role), e.By.ID, e.Department, string(e.Purpose), string(e.Result), deed}, "\x00")
}

// LogWeeks gathers lines of a log, which are given newest first. zone is the one
// whose days and weeks count.
func LogWeeks(entries []Entry, zone *time.Location) []LogWeek {
	var weeks []LogWeek
	type place struct{ own, at int }
	var places map[string]place // of the last week
	for _, e := range entries {
		monday := weekOf(e.At, zone)
		if n := len(weeks); n == 0 || weeks[n-1].Monday != monday {
			weeks, places = append(weeks, LogWeek{Monday: monday}), map[string]place{}
		}
		week := &weeks[len(weeks)-1]
		lines, own := &week.Lines, 0
		if e.IsOwn() && !e.LetsLook() {
			lines, own = &week.Own, 1
		}
		key := e.line(zone)
		at, known := places[key]
		if !known {
			at = place{own, len(*lines)}
			places[key], *lines = at, append(*lines, LogLine{Date: DateOf(e.At.In(zone))})
		}
		(*lines)[at.at].Entries = append((*lines)[at.at].Entries, e)
	}
	return weeks
}

// WholeLines cuts a page of a log, newest first, so that no week is parted by its
// end, nor a day when one week fills the page. What one day fills is not cut.
func WholeLines(entries []Entry, zone *time.Location) []Entry {
	if len(entries) == 0 || entries[len(entries)-1].Seq <= 1 {
		return entries
	}
	for _, of := range []func(time.Time) Date{
		func(at time.Time) Date { return weekOf(at, zone) },
		func(at time.Time) Date { return DateOf(at.In(zone)) },
	} {
		oldest := of(entries[len(entries)-1].At)
		if i := slices.IndexFunc(entries, func(e Entry) bool { return of(e.At) == oldest }); i > 0 {
			return entries[:i]
		}
	}
	return entries
}
