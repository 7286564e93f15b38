package wording

import "enplan/models"

// ThreadsView is the list of conversations, and whom one writes to.
type ThreadsView struct {
	Writing WritingView `json:"writing"`
	Threads []ThreadRow `json:"threads"` // those that wait for the reader first, then the newest
}

// WritingView is what is shown before one writes.
type WritingView struct {
	To        string          `json:"to"`             // "Lone Brandt, borgerkonsulent"
	Answer    string          `json:"answer"`         // when one has an answer
	Away      string          `json:"away,omitempty"` // what must be known first: that somebody else is there; to staff, that the citizen is met with care
	Draft     DraftView       `json:"draft"`
	Replies   []string        `json:"replies,omitempty"` // for staff
	Templates []TemplateView  `json:"templates,omitempty"`
	Staff     []ColleagueView `json:"staff,omitempty"` // whom a citizen can let in
}

// DraftView is what the reader has written so far.
type DraftView struct {
	Subject     string           `json:"subject,omitempty"`
	Text        string           `json:"text"`
	Version     models.Version   `json:"version"`
	Attachments []AttachmentView `json:"attachments"`
}

// TemplateView is a letter to begin with.
type TemplateView struct {
	Title string `json:"title"`
	Text  string `json:"text"`
}

// ColleagueView is somebody who works here.
type ColleagueView struct {
	ID   string `json:"id"`
	Name string `json:"name"`
	Unit string `json:"unit"`
}

// ThreadRow is a conversation in a list.
type ThreadRow struct {
	ID        string `json:"id"`
	Subject   string `json:"subject"`
	When      string `json:"when"` // of the last message
	Last      string `json:"last"` // who wrote last
	Waits     string `json:"waits"`
	WaitsText string `json:"waitsText,omitempty"`
	Unread    int    `json:"unread"`
}

// LetInView is what citizens have let the reader into.
type LetInView struct {
	Threads []LetInRow `json:"threads"`
}

// LetInRow is one conversation and whose it is.
type LetInRow struct {
	Citizen string `json:"citizen"`
	Name    string `json:"name"`
	ThreadRow
}

// ThreadView is one conversation.
type ThreadView struct {
	ThreadRow
	Writing  WritingView     `json:"writing"`
	People   []ColleagueView `json:"people"` // whom the citizen has let in
	Messages []MessageView   `json:"messages"`
}

// MessageView is one message, as its reader sees it.
type MessageView struct {
	Seq         int64            `json:"seq"`
	Mine        bool             `json:"mine"`
	By          string           `json:"by"`
	Text        string           `json:"text,omitempty"`
	Note        string           `json:"note,omitempty"` // in place of a text: it was taken back, or closes the matter
	When        string           `json:"when"`
	Read        string           `json:"read,omitempty"`    // who has read it and when
	UndoFor     int              `json:"undoFor,omitempty"` // seconds in which the reader can still take it back
	Attachments []AttachmentView `json:"attachments"`
}

// AttachmentView is a picture or a paper.
type AttachmentView struct {
	ID   string `json:"id"`
	Name string `json:"name"`
	Type string `json:"type"`
	Size string `json:"size"`
}
