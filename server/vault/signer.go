package vault

import (
	"crypto"
	"crypto/ed25519"
	"errors"
	"fmt"
	"io"
)

// Signer signs what leaves the house with a key of its own, so that others can see
// that it is from us. It is a crypto.Signer for Ed25519.
type Signer struct{ key ed25519.PrivateKey }

// NewSigner makes one from 32 random bytes that are kept as the house key is, and
// are another key. It refuses the zero Key.
func NewSigner(seed Key) (Signer, error) {
	if seed == (Key{}) {
		return Signer{}, errors.New("vault: the key to sign with is empty")
	}
	return Signer{ed25519.NewKeyFromSeed(seed[:])}, nil
}

// Format keeps every verb from showing the key.
func (Signer) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, "signer") }

// Ready reports whether there is a key.
func (s Signer) Ready() bool { return s.key != nil }

// Public is the ed25519.PublicKey that others check with.
func (s Signer) Public() crypto.PublicKey { return s.key.Public() }

// Sign signs the message itself, not a digest of it.
func (s Signer) Sign(random io.Reader, message []byte, options crypto.SignerOpts) ([]byte, error) {
	return s.key.Sign(random, message, options)
}
