package models

import (
	"slices"
	"strings"
	"time"
)

// Thread is a conversation about one subject between a citizen, the
// borgerkonsulent and whoever the citizen lets in. Its messages stand in the
// order in which they were kept.
type Thread struct {
	ID       string
	Subject  string // in the words of whoever began it
	Messages []Message
	Reads    []Read
	People   []Staff // those the citizen has let in, beside the borgerkonsulent
	Due      Date    // by when the municipality has promised an answer; zero: as to any message
}

// Waits says who is to write next.
type Waits string

// Who a thread can wait on.
const (
	WaitsOnNobody  Waits = "nobody"
	WaitsOnCitizen Waits = "citizen"
	WaitsOnUs      Waits = "us"
)

// Waiting is who the thread waits on and since when. A citizen who has written
// waits for us until somebody answers or says that there is nothing more to
// answer. We wait for the citizen only when a message asks them to: nobody owes
// the municipality a reply for having been written to.
func (t Thread) Waiting() (on Waits, since time.Time) {
	on = WaitsOnNobody
	for _, m := range t.Messages {
		switch {
		case !m.Stands():
		case m.By.Role == AsCitizen:
			if on != WaitsOnUs {
				on, since = WaitsOnUs, m.Sent
			}
		case m.Asks:
			on, since = WaitsOnCitizen, m.Sent
		default:
			on, since = WaitsOnNobody, m.Sent
		}
	}
	return on, since
}

// Unread counts the messages that stand, that somebody else wrote and that who
// has not read.
func (t Thread) Unread(who Viewer) int {
	seen, n := t.seen(who), 0
	for _, m := range t.Messages {
		if m.Seq > seen && m.Stands() && !m.Closes && !sameSide(m.By, who) {
			n++
		}
	}
	return n
}

func (t Thread) seen(who Viewer) int64 {
	for _, r := range t.Reads {
		if r.By == who {
			return r.Seq
		}
	}
	return 0
}

// ReadBy are those on the other side who have read the message.
func (t Thread) ReadBy(m Message) []Read {
	var by []Read
	for _, r := range t.Reads {
		if r.Seq >= m.Seq && !sameSide(r.By, m.By) {
			by = append(by, r)
		}
	}
	return by
}

// Last is the newest message that stands and says something.
func (t Thread) Last() (Message, bool) {
	for i := len(t.Messages) - 1; i >= 0; i-- {
		if m := t.Messages[i]; m.Stands() && !m.Closes {
			return m, true
		}
	}
	return Message{}, false
}

// Shown are the messages that who sees. What was taken back is gone, except
// for one who had read it: they see that something stood there.
func (t Thread) Shown(who Viewer) []Message {
	shown, seen := []Message{}, t.seen(who)
	for _, m := range t.Messages {
		if m.Stands() || m.By == who || m.Seq <= seen {
			shown = append(shown, m)
		}
	}
	return shown
}

// ThreadsFor are the threads in which who sees something. One that was begun with
// a message that was taken back is there for its writer only: its subject was
// taken back too.
func ThreadsFor(who Viewer, threads []Thread) []Thread {
	return slices.DeleteFunc(threads, func(t Thread) bool { return len(t.Shown(who)) == 0 })
}

// sameSide reports whether two write for the same side: the citizen's or ours.
func sameSide(x, y Viewer) bool { return (x.Role == AsCitizen) == (y.Role == AsCitizen) }

// AnswerDays is within how many workdays the municipality answers.
const AnswerDays = 2

// lastHour is when what is written counts as written the next workday.
const lastHour = 14

// AnswerBy is the day by which a message that is written at the wall-clock time
// now is answered. One that comes on a day or at an hour when nobody is there
// counts from the next workday.
func AnswerBy(now time.Time) Date {
	day := DateOf(now)
	if !IsWorkday(day) || now.Hour() >= lastHour {
		day = AddWorkdays(day, 1)
	}
	return AddWorkdays(day, AnswerDays)
}

// AnswerBy is the day by which the thread is answered that has waited for us
// since a wall-clock time.
func (t Thread) AnswerBy(since time.Time) Date {
	if !t.Due.IsZero() {
		return t.Due
	}
	return AnswerBy(since)
}

// FindThreads are the threads that hold all words, at most limit, newest first.
// Letters big or small are the same. A message that was taken back is not found.
func FindThreads(threads []Thread, words string, limit int) []Thread {
	var wanted []string
	for _, word := range strings.Fields(strings.ToLower(words)) {
		wanted = append(wanted, word)
	}
	found := []Thread{}
	for i := len(threads) - 1; i >= 0 && len(found) < limit && len(wanted) > 0; i-- {
		text := strings.ToLower(threads[i].Subject)
		for _, m := range threads[i].Messages {
			if m.Stands() {
				text += "\n" + strings.ToLower(m.Text)
			}
		}
		if !slices.ContainsFunc(wanted, func(word string) bool { return !strings.Contains(text, word) }) {
			found = append(found, threads[i])
		}
	}
	return found
}
