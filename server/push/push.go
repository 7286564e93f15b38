// Package push sends a short text to one browser, by Web Push (RFC 8030, 8291,
// 8292). It knows which push services there are and calls no other. It refuses to
// know citizens, what is sent when, and what is tried again.
package push

import (
	"bytes"
	"crypto/ecdh"
	"encoding/json"
	"errors"
	"time"
)

// Subscription is what a browser gives who may send to it. The endpoint is an
// address that nobody can guess: who has it and the keys has the device.
type Subscription struct {
	Endpoint string
	P256dh   []byte // its public key, 65 bytes (an uncompressed point of P-256)
	Auth     []byte // 16 bytes
}

// Message is what the browser shows. Nothing in it may be private: it stands on a
// lock screen.
type Message struct {
	ID      string `json:"id"`
	Receipt string `json:"receipt"` // what the browser says when it has shown it
	Title   string `json:"title"`
	Text    string `json:"text"`
	To      string `json:"to"`  // a path of the app
	Tag     string `json:"tag"` // a later one with the same tag replaces it
}

// Options are how it is sent.
type Options struct {
	Topic  string        // what waits at the push service under the same topic is replaced; "" is none
	Urgent bool          // also to a phone that saves its battery
	TTL    time.Duration // how long it may wait there; never below zero
}

// Result is how one sending went. Err holds no address and nothing of the answer.
type Result struct {
	Outcome Outcome
	After   time.Duration // how long the push service asks us to wait; 0 when it does not say
	Err     error
}

// Outcome is what a sending came to.
type Outcome string

// The outcomes.
const (
	Sent    Outcome = "sent"
	Gone    Outcome = "gone"    // 404, 410: there is no such browser any more
	Later   Outcome = "later"   // 429, 5xx, no answer in time: try again
	Refused Outcome = "refused" // 400, 401, 403, 413: ours to mend; the device stays
)

// What is refused before anything is sent.
var (
	ErrKeys    = errors.New("the keys of a subscription are 65 bytes on the curve P-256 and 16 bytes, and not our own")
	ErrTooLong = errors.New("the message is too long to be sent")
)

// sealed is how many bytes every message has on the wire, whatever it says: the
// length tells nobody anything (RFC 8188 puts 86 bytes before it, a seal of 16 and a
// mark of 1 within).
const (
	sealed  = 2048
	longest = sealed - 86 - 16 - 1
)

// CheckSubscription refuses a subscription that could not be sent to.
func (k Keys) CheckSubscription(s Subscription) error {
	if err := CheckEndpoint(s.Endpoint); err != nil {
		return err
	}
	if len(s.P256dh) != 65 || len(s.Auth) != 16 || bytes.Equal(s.P256dh, k.public) {
		return ErrKeys
	}
	if _, err := ecdh.P256().NewPublicKey(s.P256dh); err != nil {
		return ErrKeys
	}
	return nil
}

// payload is the message as the service worker reads it, in memory of its own: the
// library writes its padding over what lies behind.
func (m Message) payload() ([]byte, error) {
	var text bytes.Buffer
	writer := json.NewEncoder(&text)
	writer.SetEscapeHTML(false)
	if err := writer.Encode(m); err != nil {
		return nil, err
	}
	written := bytes.TrimSpace(text.Bytes())
	if len(written) > longest {
		return nil, ErrTooLong
	}
	return append(make([]byte, 0, sealed), written...), nil
}
