package models

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

var (
	theCitizen = Viewer{Role: AsCitizen, ID: "mette"}
	theStaff   = Viewer{Role: AsCoordinator, ID: "lone"}
	monday     = time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)
)

// letters is a thread: c from the citizen, s from staff, a staff who ask, x
// staff who close, C and S the same taken back.
func letters(kinds string) Thread {
	var t Thread
	for i, k := range kinds {
		m := Message{Seq: int64(i + 1), By: theStaff, Text: "Brev " + string(k), Sent: monday.Add(time.Duration(i) * time.Hour)}
		switch k {
		case 'c', 'C':
			m.By = theCitizen
		case 'a':
			m.Asks = true
		case 'x':
			m.Closes, m.Text = true, ""
		}
		if k == 'C' || k == 'S' {
			m.TakenBack = m.Sent.Add(time.Second)
		}
		t.Messages = append(t.Messages, m)
	}
	return t
}

func TestAThreadSaysWhoItWaitsOn(t *testing.T) {
	for kinds, want := range map[string]struct {
		on    Waits
		since int // which message
	}{
		"": {WaitsOnNobody, 0}, "c": {WaitsOnUs, 1}, "cc": {WaitsOnUs, 1}, "cs": {WaitsOnNobody, 2}, "s": {WaitsOnNobody, 1},
		"a": {WaitsOnCitizen, 1}, "ac": {WaitsOnUs, 2}, "ca": {WaitsOnCitizen, 2}, "cx": {WaitsOnNobody, 2}, "cxc": {WaitsOnUs, 3},
		"cC": {WaitsOnUs, 1}, "C": {WaitsOnNobody, 0}, "cS": {WaitsOnUs, 1}, "csC": {WaitsOnNobody, 2},
	} {
		on, since := letters(kinds).Waiting()
		var at time.Time
		if want.since > 0 {
			at = monday.Add(time.Duration(want.since-1) * time.Hour)
		}
		if on != want.on || !since.Equal(at) {
			t.Errorf("%q waits on %s since %v, want %s since %v", kinds, on, since, want.on, at)
		}
	}
}

func TestReadingIsCountedForEachSide(t *testing.T) {
	thread := letters("ccsCx")
	thread.Reads = []Read{{By: theStaff, Seq: 1}, {By: theCitizen, Seq: 2}}
	if n := thread.Unread(theStaff); n != 1 {
		t.Errorf("Lone has %d unread, want the second only: what was taken back is no news", n)
	}
	if n := thread.Unread(theCitizen); n != 1 {
		t.Errorf("Mette has %d unread, want the answer only", n)
	}
	if by := thread.ReadBy(thread.Messages[0]); len(by) != 1 || by[0].By != theStaff {
		t.Errorf("the first is read by %v", by)
	}
	if by := thread.ReadBy(thread.Messages[1]); len(by) != 0 {
		t.Errorf("the second is read by %v: one's own side is no receipt", by)
	}
	if last, ok := thread.Last(); !ok || last.Seq != 3 {
		t.Errorf("the last is %v", last)
	}
}

func TestWhatIsTakenBackIsGoneForWhoHadNotReadIt(t *testing.T) {
	thread := letters("cC")
	seqs := func(who Viewer) (seqs []int64) {
		for _, m := range thread.Shown(who) {
			seqs = append(seqs, m.Seq)
		}
		return seqs
	}
	if got := seqs(theStaff); !slices.Equal(got, []int64{1}) {
		t.Errorf("Lone sees %v", got)
	}
	if got := seqs(theCitizen); !slices.Equal(got, []int64{1, 2}) {
		t.Errorf("Mette sees %v", got)
	}
	thread.Reads = []Read{{By: theStaff, Seq: 2}}
	if got := seqs(theStaff); !slices.Equal(got, []int64{1, 2}) {
		t.Errorf("Lone, who had read it, sees %v", got)
	}
}

func TestUndoIsForOnesOwnAndForThirtySeconds(t *testing.T) {
	m := Message{By: theCitizen, Sent: monday}
	for _, c := range []struct {
		who   Viewer
		after time.Duration
		taken bool
		want  error
	}{
		{theCitizen, 0, false, nil}, {theCitizen, UndoFor, false, nil}, {theCitizen, UndoFor + 1, false, ErrUndoLate},
		{theStaff, 0, false, ErrNotYours}, {theCitizen, 0, true, ErrUndoTwice}, {Viewer{Role: AsCitizen, ID: "sara"}, 0, false, ErrNotYours},
	} {
		m.TakenBack = time.Time{}
		if c.taken {
			m.TakenBack = monday
		}
		if err := m.CheckUndo(c.who, monday.Add(c.after)); !errors.Is(err, c.want) || (c.want == nil) != (err == nil) {
			t.Errorf("%+v: %v", c, err)
		}
	}
}

func TestAnAnswerIsPromisedForADayOfWork(t *testing.T) {
	for written, want := range map[string]string{
		"2026-11-23T09:00": "2026-11-25", "2026-11-23T13:59": "2026-11-25", "2026-11-23T14:00": "2026-11-26",
		"2026-11-27T10:00": "2026-12-01", "2026-11-28T10:00": "2026-12-02", "2026-12-23T15:00": "2026-12-30",
	} {
		at, err := time.Parse("2006-01-02T15:04", written)
		if err != nil {
			t.Fatal(err)
		}
		if got := AnswerBy(at); got != MustDate(want) {
			t.Errorf("written %s, answered by %s, want %s", written, got, want)
		}
	}
	rapid.Check(t, func(r *rapid.T) {
		now := monday.Add(time.Duration(rapid.IntRange(0, 1000*24).Draw(r, "hours")) * time.Hour)
		by := AnswerBy(now)
		if !IsWorkday(by) || !by.After(DateOf(now)) || AnswerBy(now.Add(time.Hour)).Before(by) {
			r.Fatalf("written %s, answered by %s", now, by)
		}
	})
}

func TestThreadsAreFoundByAllWords(t *testing.T) {
	threads := []Thread{{ID: "old", Subject: "Om mødet"}, {ID: "new", Subject: "Medicin", Messages: []Message{{Text: "Ikke til MØDET"}, {Text: "hemmelig", TakenBack: monday}}}}
	for words, want := range map[string]string{
		"mødet": "new old", "mødet medicin": "new", "Mødet  OM": "old", "hemmelig": "", "": "", "bus": "",
	} {
		var ids []string
		for _, found := range FindThreads(threads, words, 9) {
			ids = append(ids, found.ID)
		}
		if got := strings.Join(ids, " "); got != want {
			t.Errorf("%q finds %q, want %q", words, got, want)
		}
	}
	if found := FindThreads(threads, "mødet", 1); len(found) != 1 || found[0].ID != "new" {
		t.Errorf("at most one: %v", found)
	}
}

func TestAMessageSaysSomething(t *testing.T) {
	long := strings.Repeat("ø", MaxMessage)
	for _, c := range []struct {
		text     string
		attached int
		want     error
	}{{"Hej", 0, nil}, {" \n", 0, ErrNoText}, {" \n", 1, nil}, {long, 0, nil}, {long + "!", 0, ErrText}} {
		if err := CheckMessage(c.text, c.attached); !errors.Is(err, c.want) || (c.want == nil) != (err == nil) {
			t.Errorf("%.10q: %v", c.text, err)
		}
	}
	for subject, want := range map[string]error{"Mødet": nil, " ": ErrSubject, strings.Repeat("ø", MaxSubject+1): ErrSubject} {
		if err := CheckSubject(subject); !errors.Is(err, want) || (want == nil) != (err == nil) {
			t.Errorf("%.10q: %v", subject, err)
		}
	}
}
