package models

import (
	"strings"
	"time"
	"unicode"
)

// Device is one browser of the citizen's that is told when there is something.
// Endpoint and keys are all that one needs to send to it.
type Device struct {
	ID       string // opaque
	Citizen  string
	Name     string // as the citizen calls it
	Endpoint string // at the browser's push service
	P256dh   []byte
	Auth     []byte
	Added    time.Time
	Used     time.Time // when it last showed something, or asked to be told
}

// Limits of devices.
const (
	MaxDevices    = 10
	MaxDeviceName = 60 // letters
)

// Refusals about devices.
var (
	ErrDevice     = &Error{Invalid, "device.error.subscription"} // it cannot be sent to
	ErrDeviceName = &Error{Invalid, "device.error.name"}
	ErrDevices    = &Error{Conflict, "device.error.most"}
	ErrNoPush     = &Error{Unavailable, "device.error.off"} // the municipality sends to no device
)

// CheckDeviceName gives the name as it is kept, without blanks around it, and
// refuses one that is empty, too long or cannot be read in a list.
func CheckDeviceName(name string) (string, error) {
	name = strings.TrimSpace(name)
	if name == "" || len([]rune(name)) > MaxDeviceName || strings.ContainsFunc(name, func(r rune) bool { return !unicode.IsPrint(r) }) {
		return "", ErrDeviceName
	}
	return name, nil
}

// ReceiptWhat is what a device tells of something that was sent to it.
type ReceiptWhat string

// What it tells.
const (
	ReceiptDelivered ReceiptWhat = "delivered" // it was shown
	ReceiptOpened    ReceiptWhat = "opened"    // it was pressed
)

// Known reports whether it is one of them.
func (w ReceiptWhat) Known() bool { return w == ReceiptDelivered || w == ReceiptOpened }
