package models

import (
	"strconv"
	"strings"
	"time"
	"unicode/utf8"
)

// Question is the citizen's "Det her forstår jeg ikke" about one sentence, and
// the plainer words that somebody put to it.
type Question struct {
	ID       string
	Ref      string // the thing the sentence stands in
	Sentence string
	At       time.Time
	Due      Date // by then somebody has put it in other words
	State    QuestionState
	Answer   *Event
}

// QuestionState is how far somebody has come with a question.
type QuestionState string

// The states.
const (
	QuestionOpen      QuestionState = "open"
	QuestionAnswered  QuestionState = "answered"
	QuestionTakenBack QuestionState = "taken_back"
)

// MaxSentence is how many characters of a sentence can be asked about.
const MaxSentence = 1000

// Refusals about questions.
var (
	ErrQuestionThere = &Error{Conflict, "question.error.there"}
	ErrQuestionOver  = &Error{Conflict, "question.error.over"}
	ErrQuestionEmpty = &Error{Invalid, "question.error.empty"}
)

const questionName = "question-"

// QuestionID names the question that the event with this number begins.
func QuestionID(seq int64) string { return questionName + strconv.FormatInt(seq, 10) }

// QuestionsOf are all questions, oldest first.
func QuestionsOf(said []Event) []Question {
	var questions []Question
	at := map[string]int{}
	for i := range said {
		e := &said[i]
		if e.About != AboutQuestion {
			continue
		}
		if e.What == Asked {
			due, _ := ParseDate(e.Choice) // written by AskedNow
			at[QuestionID(e.Seq)] = len(questions)
			questions = append(questions, Question{ID: QuestionID(e.Seq), Ref: e.Ref, Sentence: e.Note, At: e.At, Due: due, State: QuestionOpen})
			continue
		}
		n, known := at[e.Ref]
		if !known {
			continue
		}
		switch e.What {
		case Answered:
			questions[n].State, questions[n].Answer = QuestionAnswered, e
		case TakenBack:
			questions[n].State = QuestionTakenBack
		}
	}
	return questions
}

// QuestionByID returns ErrNotFound when nobody asked it.
func QuestionByID(said []Event, id string) (Question, error) {
	for _, q := range QuestionsOf(said) {
		if q.ID == id {
			return q, nil
		}
	}
	return Question{}, ErrNotFound
}

// AskedNow is the event of a question that is asked at the wall-clock time
// now. It refuses one that is open already.
func AskedNow(said []Event, ref, sentence string, now time.Time) (Event, error) {
	if n := utf8.RuneCountInString(sentence); strings.TrimSpace(sentence) == "" || n > MaxSentence {
		return Event{}, ErrQuestionEmpty
	}
	for _, q := range QuestionsOf(said) {
		if q.Ref == ref && q.Sentence == sentence && q.State == QuestionOpen {
			return Event{}, ErrQuestionThere
		}
	}
	return Event{About: AboutQuestion, What: Asked, Ref: ref, Choice: AnswerBy(now).String(), Note: sentence}, nil
}

// CheckAnswer refuses an answer that says nothing, and one to a question that
// waits for none.
func (q Question) CheckAnswer(text string) error {
	switch {
	case strings.TrimSpace(text) == "":
		return ErrQuestionEmpty
	case q.State != QuestionOpen:
		return ErrQuestionOver
	}
	return CheckNote(text)
}

// CheckTakeBack refuses to take back what is answered or taken back already.
func (q Question) CheckTakeBack() error {
	if q.State != QuestionOpen {
		return ErrQuestionOver
	}
	return nil
}

// ThingMessage begins the name of a message among the things one can ask about:
// its thread and its number follow.
const ThingMessage ThingKind = "message"

// MessageRef names a message.
func MessageRef(thread string, seq int64) string {
	return ThingRef(ThingMessage, thread+"~"+strconv.FormatInt(seq, 10))
}

// SplitMessage is the thread and the number that MessageRef was made of.
func SplitMessage(id string) (thread string, seq int64, ok bool) {
	thread, number, _ := strings.Cut(id, "~")
	seq, err := strconv.ParseInt(number, 10, 64)
	return thread, seq, err == nil && thread != ""
}
