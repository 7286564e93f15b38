package models

// KeyAlg is how a source signs its tokens: the one algorithm its key is for.
type KeyAlg string

// The algorithms a source may sign with, as RFC 8037 and RFC 7518 call them.
const (
	AlgEdDSA KeyAlg = "EdDSA" // Ed25519
	AlgES256 KeyAlg = "ES256" // P-256 with SHA-256
)

// SourceKey is the public half of a key that a source signs its tokens with.
type SourceKey struct {
	KID    string // the key's own name: a digest of it, so that no two keys share one
	Source string
	Alg    KeyAlg
	Public []byte // SubjectPublicKeyInfo, DER
}

// ErrKeyTaken refuses a key that is another source's: who holds it could speak for
// both.
var ErrKeyTaken = &Error{Conflict, "source.error.key_taken"}
