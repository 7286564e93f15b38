package ledger

import (
	"crypto/ed25519"
	"fmt"
	"io"

	"golang.org/x/mod/sumdb/note"
)

// origin is the name under which checkpoints are signed.
const origin = "enplan-log"

// Key signs checkpoints (Ed25519). Whoever has it, the database and the folder
// can write the past anew.
type Key struct {
	private ed25519.PrivateKey
	public  string
	hash    uint32
}

// NewKey makes the key of 32 random bytes.
func NewKey(seed [ed25519.SeedSize]byte) (Key, error) {
	k := Key{private: ed25519.NewKeyFromSeed(seed[:])}
	var err error
	if k.public, err = note.NewEd25519VerifierKey(origin, k.private.Public().(ed25519.PublicKey)); err != nil {
		return Key{}, fmt.Errorf("ledger: %w", err)
	}
	verifier, err := note.NewVerifier(k.public)
	if err != nil {
		return Key{}, fmt.Errorf("ledger: %w", err)
	}
	k.hash = verifier.KeyHash()
	return k, nil
}

// Public is what others verify with: "enplan-log+0a1b2c3d+AS…".
func (k Key) Public() string { return k.public }

// Name is the name in the signature.
func (k Key) Name() string { return origin }

// KeyHash tells keys of one name apart.
func (k Key) KeyHash() uint32 { return k.hash }

// Sign signs the text of a checkpoint.
func (k Key) Sign(text []byte) ([]byte, error) { return ed25519.Sign(k.private, text), nil }

// Format keeps every verb from showing the key.
func (Key) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, "ledger key") }
