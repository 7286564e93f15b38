package vault

import (
	"bytes"
	"crypto/cipher"
	"encoding/binary"
	"errors"
	"fmt"
	"io"

	"enplan/models"
)

// DataKey is the key of one citizen. All that is about the citizen is sealed with
// it; when it is destroyed, nobody can read that again, wherever a copy lies.
type DataKey struct {
	random io.Reader
	number uint32
	seal   cipher.AEAD
}

// Ready reports whether it is a key; the zero DataKey is none.
func (k DataKey) Ready() bool { return k.seal != nil }

// ErrGone says that something was sealed with an earlier key of the citizen, which
// has been destroyed.
var ErrGone = errors.New("vault: the key it was sealed with has been destroyed")

// ErrOtherHouse says that a key was wrapped by a house key that is not here.
var ErrOtherHouse = errors.New("vault: it was wrapped by another house key")

// Format keeps every verb from showing the key.
func (DataKey) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, "data key") }

// wrap is what one house key wraps with. name tells it from others and says
// nothing about it.
type wrap struct {
	name []byte
	seal cipher.AEAD
}

// A wrapped key is: a byte for the form, the name of the house key, the number of
// the key, a nonce, the sealed key.
const (
	wrappedFirst = 1
	nameSize     = 8
	numberSize   = 4
	headSize     = 1 + nameSize + numberSize
)

func newWrap(house Key) (w wrap, err error) {
	name, err := derive(house[:], "house key name")
	if err != nil {
		return w, err
	}
	key, err := derive(house[:], "wrap")
	if err != nil {
		return w, err
	}
	w.name = name[:nameSize]
	w.seal, err = newSeal(key)
	return w, err
}

// NewDataKey is a random key for the owner, and the wrapped form that is kept of it,
// which opens for this owner only. A number is used once for an owner.
func (v *Vault) NewDataKey(owner string, number uint32) (k DataKey, wrapped []byte, err error) {
	var secret [32]byte
	if _, err := io.ReadFull(v.Random, secret[:]); err != nil {
		return k, nil, fmt.Errorf("vault: data key: %w", err)
	}
	if wrapped, err = v.wrapUp(secret[:], owner, number); err != nil {
		return k, nil, err
	}
	k = DataKey{random: v.Random, number: number}
	k.seal, err = newSeal(secret[:])
	return k, wrapped, err
}

// OpenDataKey unwraps the owner's key. It returns ErrOtherHouse when the house key
// it was wrapped by is not here, ErrSealed when somebody changed it.
func (v *Vault) OpenDataKey(owner string, wrapped []byte) (k DataKey, err error) {
	secret, err := v.unwrap(owner, wrapped)
	if err != nil {
		return k, err
	}
	k = DataKey{random: v.Random, number: binary.BigEndian.Uint32(wrapped[1+nameSize:])}
	k.seal, err = newSeal(secret)
	return k, err
}

// Rewrap wraps again with the house key what an older one has wrapped. done is false
// when it was wrapped by the house key before.
func (v *Vault) Rewrap(owner string, wrapped []byte) (again []byte, done bool, err error) {
	if len(wrapped) >= headSize && bytes.Equal(wrapped[1:1+nameSize], v.wraps[0].name) {
		return wrapped, false, nil
	}
	secret, err := v.unwrap(owner, wrapped)
	if err != nil {
		return nil, false, err
	}
	again, err = v.wrapUp(secret, owner, binary.BigEndian.Uint32(wrapped[1+nameSize:]))
	return again, true, err
}

func (v *Vault) wrapUp(secret []byte, owner string, number uint32) ([]byte, error) {
	w := v.wraps[0]
	wrapped := append([]byte{wrappedFirst}, w.name...)
	wrapped = binary.BigEndian.AppendUint32(wrapped, number)
	nonce := make([]byte, w.seal.NonceSize())
	if _, err := io.ReadFull(v.Random, nonce); err != nil {
		return nil, fmt.Errorf("vault: nonce: %w", err)
	}
	place := fmt.Appendf(wrapped[:headSize:headSize], "%s", owner)
	return w.seal.Seal(append(wrapped, nonce...), nonce, secret, place), nil
}

func (v *Vault) unwrap(owner string, wrapped []byte) ([]byte, error) {
	start := headSize + v.wraps[0].seal.NonceSize()
	if len(wrapped) < start || wrapped[0] != wrappedFirst {
		return nil, ErrSealed
	}
	for _, w := range v.wraps {
		if !bytes.Equal(wrapped[1:1+nameSize], w.name) {
			continue
		}
		place := fmt.Appendf(wrapped[:headSize:headSize], "%s", owner)
		secret, err := w.seal.Open(nil, wrapped[headSize:start], wrapped[start:], place)
		if err != nil {
			return nil, ErrSealed
		}
		return secret, nil
	}
	return nil, ErrOtherHouse
}

// secretOwner is whose the lasting secret is, as a wrapped key.
const secretOwner = "lasting secret"

// FirstSecret is the lasting secret of a database, wrapped: a random one, or the
// house key itself where ids and hashes were made from it before.
func (v *Vault) FirstSecret(fromHouse bool) ([]byte, error) {
	secret := v.house
	if !fromHouse {
		secret = v.First
	}
	if secret == (Key{}) {
		if _, err := io.ReadFull(v.Random, secret[:]); err != nil {
			return nil, fmt.Errorf("vault: lasting secret: %w", err)
		}
	}
	return v.wrapUp(secret[:], secretOwner, 1)
}

// UseSecret makes the wrapped one the lasting secret. Call it before anything is
// done.
func (v *Vault) UseSecret(wrapped []byte) error {
	secret, err := v.unwrap(secretOwner, wrapped)
	if err != nil {
		return err
	}
	return v.last(secret)
}

// RewrapSecret is Rewrap of the lasting secret.
func (v *Vault) RewrapSecret(wrapped []byte) (again []byte, done bool, err error) {
	return v.Rewrap(secretOwner, wrapped)
}

// Seal is Vault.Seal with the citizen's key.
func (k DataKey) Seal(plain, place []byte) ([]byte, error) {
	start := 1 + numberSize + k.seal.NonceSize()
	sealed := make([]byte, 1+numberSize, start+len(plain)+k.seal.Overhead())
	sealed[0] = sealedByCitizen
	binary.BigEndian.PutUint32(sealed[1:], k.number)
	place = append(bytes.Clone(sealed), place...)
	sealed = sealed[:start]
	if _, err := io.ReadFull(k.random, sealed[1+numberSize:]); err != nil {
		return nil, fmt.Errorf("vault: nonce: %w", err)
	}
	return k.seal.Seal(sealed, sealed[1+numberSize:], plain, place), nil
}

// Open is the reverse of Seal. It returns ErrSealed when the seal does not hold, and
// ErrGone when it is that of another key the citizen had.
func (k DataKey) Open(sealed, place []byte) ([]byte, error) {
	if k.seal == nil {
		return nil, ErrGone
	}
	start := 1 + numberSize + k.seal.NonceSize()
	if len(sealed) < start || sealed[0] != sealedByCitizen {
		return nil, ErrSealed
	}
	if binary.BigEndian.Uint32(sealed[1:]) != k.number {
		return nil, ErrGone
	}
	place = append(bytes.Clone(sealed[:1+numberSize]), place...)
	plain, err := k.seal.Open(nil, sealed[1+numberSize:start], sealed[start:], place)
	if err != nil {
		return nil, ErrSealed
	}
	return plain, nil
}

// SealCPR seals a CPR for the citizen with this id.
func (k DataKey) SealCPR(cpr models.CPR, citizenID string) ([]byte, error) {
	return k.Seal([]byte(cpr.Reveal()), CPRPlace(citizenID))
}

// OpenCPR is the reverse of SealCPR.
func (k DataKey) OpenCPR(sealed []byte, citizenID string) (models.CPR, error) {
	plain, err := k.Open(sealed, CPRPlace(citizenID))
	if err != nil {
		return models.CPR{}, err
	}
	return models.ParseCPR(string(plain))
}

// CPRPlace is where a citizen's CPR is sealed for.
func CPRPlace(citizenID string) []byte { return []byte("cpr " + citizenID) }
