package push

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"strings"
)

// Keys are the pair by which push services know who sends (VAPID, RFC 8292). What
// is sent is sealed with another pair, made for each message.
type Keys struct {
	private *ecdsa.PrivateKey
	public  []byte // 65 bytes
	topics  []byte // names of topics are hashed with it
}

// NewKeys makes the pair from 32 random bytes. One seed in four thousand million is
// no key of P-256 and is refused.
func NewKeys(seed [32]byte) (Keys, error) {
	private, err := ecdsa.ParseRawPrivateKey(elliptic.P256(), seed[:])
	if err != nil {
		return Keys{}, errors.New("push: these 32 bytes are no key of P-256: make others")
	}
	public, err := private.PublicKey.Bytes()
	if err != nil {
		return Keys{}, fmt.Errorf("push: the public key: %w", err)
	}
	return Keys{private, public, hash(seed[:], "enplan push topic")}, nil
}

// Format keeps every verb from showing the key.
func (Keys) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, "push keys") }

// Public is the key as a browser and a push service take it: base64url, 87 characters.
func (k Keys) Public() string { return base64.RawURLEncoding.EncodeToString(k.public) }

// topic is what the push service may know of a topic: that two are the same. 32
// characters of base64url, as RFC 8030 §5.4 has it.
func (k Keys) topic(of string) string {
	return base64.RawURLEncoding.EncodeToString(hash(k.topics, of))[:32]
}

func hash(key []byte, of string) []byte {
	h := hmac.New(sha256.New, key)
	_, _ = io.WriteString(h, of)
	return h.Sum(nil)
}

// ErrContact refuses whom push services could not write to; Apple takes no such
// sender.
var ErrContact = errors.New("the contact for push services must be a bare e-mail address, such as drift@kommune.dk, at a host that others can reach")

// CheckContact refuses all but a bare e-mail address at a public host.
func CheckContact(contact string) error {
	name, host, found := strings.Cut(contact, "@")
	if !found || name == "" || strings.ContainsAny(contact, ":/<>,;\"'\\ \t\r\n") || strings.Contains(host, "@") || len(contact) > 254 {
		return ErrContact
	}
	labels := strings.Split(strings.ToLower(host), ".")
	for _, label := range labels {
		if label == "" || strings.Trim(label, hostLetters) != "" {
			return ErrContact
		}
	}
	switch last := labels[len(labels)-1]; {
	case len(labels) < 2, last == "local", last == "localhost", last == "invalid", last == "test", last == "internal", strings.Trim(last, "0123456789") == "":
		return ErrContact
	}
	return nil
}
