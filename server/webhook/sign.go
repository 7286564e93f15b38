// Package webhook calls a department's system over the network and signs what it
// says, as Standard Webhooks has it. It knows where it may call and where it never
// does. It refuses to know what is said, what is tried again, and the clock.
package webhook

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"net/http"
	"strconv"
	"time"
)

// The headers of Standard Webhooks 1.0 (standardwebhooks.com).
const (
	HeaderID        = "webhook-id"
	HeaderTimestamp = "webhook-timestamp"
	HeaderSignature = "webhook-signature"
)

// secretPrefix is how a receiver's library knows a secret.
const secretPrefix = "whsec_"

// ShowSecret is a secret as the receiver's library takes it.
func ShowSecret(secret []byte) string {
	return secretPrefix + base64.StdEncoding.EncodeToString(secret)
}

// Sign is the signature "v1,…": HMAC-SHA256 over "id.timestamp.body", with the
// timestamp in seconds.
func Sign(secret []byte, id string, at time.Time, body []byte) string {
	h := hmac.New(sha256.New, secret)
	_, _ = fmt.Fprintf(h, "%s.%d.", id, at.Unix())
	_, _ = h.Write(body)
	return "v1," + base64.StdEncoding.EncodeToString(h.Sum(nil))
}

// mark puts the three headers on a request.
func mark(header http.Header, secret []byte, id string, at time.Time, body []byte) {
	header.Set(HeaderID, id)
	header.Set(HeaderTimestamp, strconv.FormatInt(at.Unix(), 10))
	header.Set(HeaderSignature, Sign(secret, id, at, body))
}
