package vault

import (
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"io"
)

// NewToken is 32 random bytes for the holder to keep, as 43 characters that are
// safe in a header or a cookie, and the hash that is all the house keeps.
func (v *Vault) NewToken() (token string, hash []byte, err error) {
	var secret [32]byte
	if _, err := io.ReadFull(v.Random, secret[:]); err != nil {
		return "", nil, fmt.Errorf("vault: token: %w", err)
	}
	token = base64.RawURLEncoding.EncodeToString(secret[:])
	return token, TokenHash(token), nil
}

// NewID is 16 random bytes for something that is named to its owner, as 22 characters
// that are safe in an address. It is no secret and opens nothing.
func (v *Vault) NewID() (string, error) {
	var name [16]byte
	if _, err := io.ReadFull(v.Random, name[:]); err != nil {
		return "", fmt.Errorf("vault: id: %w", err)
	}
	return base64.RawURLEncoding.EncodeToString(name[:]), nil
}

// TokenHash is how a token is looked up. It needs no key: a token is 256 random
// bits, which nobody can try out.
func TokenHash(token string) []byte {
	sum := sha256.Sum256([]byte(token))
	return sum[:]
}

// NewSecret is 32 random bytes that the house and somebody else both keep, to sign
// with.
func (v *Vault) NewSecret() ([]byte, error) {
	var secret [32]byte
	if _, err := io.ReadFull(v.Random, secret[:]); err != nil {
		return nil, fmt.Errorf("vault: secret: %w", err)
	}
	return secret[:], nil
}
