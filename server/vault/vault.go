// Package vault keeps the house key and what only it can do: the key of each
// citizen, the opaque name of a citizen, the keyed hash of a CPR, the seal around
// what is stored, and the tokens that stand for a session.
//
// It refuses to know databases, requests and plans: bytes go in and come out.
package vault

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/hkdf"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base32"
	"errors"
	"fmt"
	"io"
	"strings"

	"enplan/models"
)

// Vault works with keys derived from two secrets, one key for each use, so that
// what one use gives away says nothing about another. The house key lies outside
// the database and wraps keys, nothing else; it can be changed. The lasting secret
// lies in the database, wrapped, and never changes: ids and hashes come from it.
type Vault struct {
	// Random is where nonces, keys and tokens come from. New sets it to the
	// operating system's source; nothing but a test has a reason to change it.
	Random io.Reader

	// First is the lasting secret of a database that is new. The zero Key is a random
	// one; nothing but a test, which wants the same ids each time, sets another.
	First Key

	house                                        Key
	wraps                                        []wrap // by the house key, then by older ones
	cprKey, searchKey, idKey, refKey, contentKey []byte
	seal                                         cipher.AEAD
}

// New works with the house key, and can unwrap what was wrapped by older ones. It
// refuses the zero Key. Until UseSecret gives it another, the house key is the
// lasting secret too, as it was in the first release.
func New(house Key, older ...Key) (*Vault, error) {
	v := &Vault{Random: rand.Reader, house: house}
	for _, key := range append([]Key{house}, older...) {
		if key == (Key{}) {
			return nil, errors.New("vault: the house key is empty")
		}
		w, err := newWrap(key)
		if err != nil {
			return nil, err
		}
		v.wraps = append(v.wraps, w)
	}
	return v, v.last(house[:])
}

// last derives what must never change from the lasting secret.
func (v *Vault) last(secret []byte) error {
	var sealKey []byte
	for label, key := range map[string]*[]byte{
		"cpr hash": &v.cprKey, "searched cpr": &v.searchKey, "citizen by cpr": &v.idKey, "citizen by reference": &v.refKey,
		"content digest": &v.contentKey, "seal": &sealKey,
	} {
		derived, err := derive(secret, label)
		if err != nil {
			return err
		}
		*key = derived
	}
	var err error
	v.seal, err = newSeal(sealKey)
	return err
}

func derive(secret []byte, label string) ([]byte, error) {
	key, err := hkdf.Key(sha256.New, secret, nil, "enplan "+label, sha256.Size)
	if err != nil {
		return nil, fmt.Errorf("vault: derive the key for %s: %w", label, err)
	}
	return key, nil
}

// newSeal is AES-256-GCM with a key of 32 bytes.
func newSeal(key []byte) (cipher.AEAD, error) {
	block, err := aes.NewCipher(key)
	if err != nil {
		return nil, fmt.Errorf("vault: %w", err)
	}
	seal, err := cipher.NewGCM(block)
	if err != nil {
		return nil, fmt.Errorf("vault: %w", err)
	}
	return seal, nil
}

// Format keeps every verb from showing a key, for a Vault and a pointer alike.
func (Vault) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, "vault") }

// Hash is the keyed hash a CPR is looked up by, 32 bytes. Without the lasting secret
// the ten digits cannot be found by trying them all.
func (v *Vault) Hash(cpr models.CPR) []byte { return mac(v.cprKey, cpr.Reveal()) }

// SearchHash tells that two searches were for one CPR, and nothing of whose it is:
// it cannot be held against Hash.
func (v *Vault) SearchHash(cpr models.CPR) []byte { return mac(v.searchKey, cpr.Reveal()) }

// CitizenID is the opaque id of the citizen with this CPR: 16 lower-case
// characters, the same in every delivery.
func (v *Vault) CitizenID(cpr models.CPR) string { return id(mac(v.idKey, cpr.Reveal())) }

// CitizenIDOf is the opaque id of a citizen of whom no CPR is known, made from
// the name a source has for them.
func (v *Vault) CitizenIDOf(source, ref string) string { return id(mac(v.refKey, source, ref)) }

// Digest tells equal content from other content. It is keyed, so that short or
// guessable content cannot be found from it.
func (v *Vault) Digest(content []byte) []byte { return mac(v.contentKey, string(content)) }

// mac hashes the parts with their lengths, so that no two lists of parts are
// the same bytes.
func mac(key []byte, parts ...string) []byte {
	h := hmac.New(sha256.New, key)
	for _, part := range parts {
		_, _ = fmt.Fprintf(h, "%d:%s", len(part), part)
	}
	return h.Sum(nil)
}

var idLetters = base32.StdEncoding.WithPadding(base32.NoPadding)

// id is 80 bits: two citizens of one municipality share one by chance less than
// once in ten million million.
func id(sum []byte) string { return strings.ToLower(idLetters.EncodeToString(sum[:10])) }
