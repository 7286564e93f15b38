package vault

import (
	"errors"
	"fmt"
	"io"

	"enplan/models"
)

// sealedFirst is the first byte of everything sealed, so that another cipher or
// a changed key can be told apart one day.
const sealedFirst = 1

// ErrSealed says that sealed bytes cannot be opened: another key, another place
// than they were sealed for, or somebody changed them.
var ErrSealed = errors.New("vault: the seal does not open")

// Seal encrypts plain with AES-256-GCM and a random nonce. place (additional
// authenticated data) says where the sealed bytes belong; they open nowhere
// else. One house key is good for about four thousand million seals.
func (v *Vault) Seal(plain, place []byte) ([]byte, error) {
	start := 1 + v.seal.NonceSize()
	sealed := make([]byte, start, start+len(plain)+v.seal.Overhead())
	sealed[0] = sealedFirst
	if _, err := io.ReadFull(v.Random, sealed[1:start]); err != nil {
		return nil, fmt.Errorf("vault: nonce: %w", err)
	}
	return v.seal.Seal(sealed, sealed[1:start], plain, place), nil
}

// Open is the reverse of Seal. It returns ErrSealed when the seal does not hold.
func (v *Vault) Open(sealed, place []byte) ([]byte, error) {
	start := 1 + v.seal.NonceSize()
	if len(sealed) < start || sealed[0] != sealedFirst {
		return nil, ErrSealed
	}
	plain, err := v.seal.Open(nil, sealed[1:start], sealed[start:], place)
	if err != nil {
		return nil, ErrSealed
	}
	return plain, nil
}

// SealCPR seals a CPR for the citizen with this id.
func (v *Vault) SealCPR(cpr models.CPR, citizenID string) ([]byte, error) {
	return v.Seal([]byte(cpr.Reveal()), []byte("cpr "+citizenID))
}

// OpenCPR is the reverse of SealCPR.
func (v *Vault) OpenCPR(sealed []byte, citizenID string) (models.CPR, error) {
	plain, err := v.Open(sealed, []byte("cpr "+citizenID))
	if err != nil {
		return models.CPR{}, err
	}
	return models.ParseCPR(string(plain))
}
