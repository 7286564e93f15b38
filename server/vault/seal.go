package vault

import (
	"errors"
	"fmt"
	"io"
)

// The first byte of everything sealed says by which kind of key.
const (
	sealedByHouse   = 1 // what concerns nobody in particular, or nobody who is known yet
	sealedByCitizen = 2
)

// OfHouse reports whether it was sealed by Vault.Seal and not by a DataKey.
func OfHouse(sealed []byte) bool { return len(sealed) > 0 && sealed[0] == sealedByHouse }

// ErrSealed says that sealed bytes cannot be opened: another key, another place
// than they were sealed for, or somebody changed them.
var ErrSealed = errors.New("vault: the seal does not open")

// Seal encrypts what is no citizen's, with AES-256-GCM and a random nonce. place
// (additional authenticated data) says where the sealed bytes belong; they open
// nowhere else. One key is good for about four thousand million seals.
func (v *Vault) Seal(plain, place []byte) ([]byte, error) {
	start := 1 + v.seal.NonceSize()
	sealed := make([]byte, start, start+len(plain)+v.seal.Overhead())
	sealed[0] = sealedByHouse
	if _, err := io.ReadFull(v.Random, sealed[1:start]); err != nil {
		return nil, fmt.Errorf("vault: nonce: %w", err)
	}
	return v.seal.Seal(sealed, sealed[1:start], plain, place), nil
}

// Open is the reverse of Seal. It returns ErrSealed when the seal does not hold.
func (v *Vault) Open(sealed, place []byte) ([]byte, error) {
	start := 1 + v.seal.NonceSize()
	if len(sealed) < start || sealed[0] != sealedByHouse {
		return nil, ErrSealed
	}
	plain, err := v.seal.Open(nil, sealed[1:start], sealed[start:], place)
	if err != nil {
		return nil, ErrSealed
	}
	return plain, nil
}
