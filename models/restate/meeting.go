package restate

// Meeting gives the plain name of an appointment's title. It is false when the
// title is not recognised; then the title is shown as written.
func Meeting(title string) (Statement, bool) {
	return first(meetingRules, title)
}

// Reason says plainly why a paper is asked for, false when unknown.
func Reason(why string) (Statement, bool) {
	return first(reasonRules, why)
}

var (
	meetingRules = compile(meetingsByPerson, meetings)
	reasonRules  = compile(reasons)
)

// first is the statement of the first rule that recognises text.
func first(rules table, text string) (Statement, bool) {
	s := newSentence(tidy(text), noDay)
	for r := range rules.in(s.folded) {
		if st, _, ok := r.apply(s); ok {
			return st, true
		}
	}
	return Statement{}, false
}

// meetingsByPerson are the meetings about somebody: the name is said when the
// title says it.
var meetingsByPerson = []line{
	{"meeting.network", `\b(?:netværksmøde|netværkssamråd|familierådslagning|familieråd)#gap\b(?:om|vedr\.?|vedrørende|for) #about`, firm, nil},
	{"meeting.network_all", `\b(?:netværksmøde\w*|familierådslagning\w*|familieråd)\b`, firm, nil},
	{"meeting.school_meeting_about", `\b(?:skole-?\s?hjem-?\s?samtale|skolemøde|skolesamtale|forældresamtale|elevsamtale|trivselssamtale|trivselsmøde)#gap\b(?:om|vedr\.?|vedrørende|for) #about`, firm, nil},
	{"meeting.child_talk", `\bbørnesamtale\w*|\bsamtale med barnet|\bbarnets samtale`, firm, nil},
}
