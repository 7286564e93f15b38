package models

import (
	"slices"
	"strings"
	"unicode"
)

// Attachment is a picture or a paper that goes with a message.
type Attachment struct {
	ID   string
	Name string // as its owner calls it; shown, never used as a path
	Type string // the media type found in the content
	Size int    // bytes
}

// Limits of what can be attached.
const (
	MaxAttachment  = 10 << 20 // bytes of one
	MaxAttachments = 5        // of one message
	MaxFileName    = 120      // characters
)

// AttachmentTypes are the media types that can be attached.
var AttachmentTypes = []string{"image/jpeg", "image/png", "application/pdf"}

// Refusals of attachments.
var (
	ErrAttachmentType = &Error{Unacceptable, "attachment.error.type"}
	ErrAttachmentSize = &Error{TooLarge, "attachment.error.size"}
	ErrAttachments    = &Error{Invalid, "attachment.error.many"}
	ErrPicture        = &Error{Invalid, "attachment.error.broken"}
)

// CheckAttachment refuses one that is too large or of a type nobody can open.
// mediaType is what its content shows, not what its sender says.
func CheckAttachment(size int, mediaType string) error {
	switch {
	case size > MaxAttachment:
		return ErrAttachmentSize
	case size == 0 || !slices.Contains(AttachmentTypes, mediaType):
		return ErrAttachmentType
	}
	return nil
}

var endings = map[string]string{"image/jpeg": ".jpg", "image/png": ".png", "application/pdf": ".pdf"}

// Ending is how a file of its type ends.
func (a Attachment) Ending() string { return endings[a.Type] }

// FileName is the name under which an attachment is kept: the last part of what
// its sender calls it, without what a path or a header could be made of, and
// with the ending of what it is.
func FileName(name, mediaType string) string {
	if i := strings.LastIndexAny(name, `/\`); i >= 0 {
		name = name[i+1:]
	}
	name = strings.Map(func(r rune) rune {
		if r == '"' || r == ';' || !unicode.IsPrint(r) {
			return -1
		}
		return r
	}, name)
	if i := strings.LastIndexByte(name, '.'); i >= 0 {
		name = name[:i]
	}
	name = strings.Trim(name, ". ")
	if letters := []rune(name); len(letters) > MaxFileName {
		name = string(letters[:MaxFileName])
	}
	if name == "" {
		name = "fil"
	}
	return name + endings[mediaType]
}
