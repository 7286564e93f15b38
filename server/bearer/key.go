package bearer

import (
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/sha256"
	"crypto/x509"
	"encoding/base64"
	"encoding/pem"

	"enplan/models"
)

// ErrKey refuses what is no public key that a source can sign with.
var ErrKey = &models.Error{Kind: models.Invalid, Key: "source.error.key"}

// ParseKey reads the public key of a source from PEM ("PUBLIC KEY"): Ed25519, or ECDSA
// on P-256. It is called by a digest of itself. It returns ErrKey for anything else, a
// private key among it.
func ParseKey(source string, text []byte) (models.SourceKey, error) {
	block, _ := pem.Decode(text)
	if block == nil || block.Type != "PUBLIC KEY" {
		return models.SourceKey{}, ErrKey
	}
	k := models.SourceKey{Source: source, Public: block.Bytes}
	read, err := x509.ParsePKIXPublicKey(block.Bytes)
	if err != nil {
		return models.SourceKey{}, ErrKey
	}
	switch key := read.(type) {
	case ed25519.PublicKey:
		k.Alg = models.AlgEdDSA
	case *ecdsa.PublicKey:
		if key.Curve != elliptic.P256() {
			return models.SourceKey{}, ErrKey
		}
		k.Alg = models.AlgES256
	default:
		return models.SourceKey{}, ErrKey
	}
	sum := sha256.Sum256(block.Bytes)
	k.KID = base64.RawURLEncoding.EncodeToString(sum[:])
	return k, nil
}

// public is the key as a value of the type of its algorithm.
func public(k models.SourceKey) (any, error) {
	read, err := x509.ParsePKIXPublicKey(k.Public)
	if err != nil {
		return nil, ErrToken
	}
	switch key := read.(type) {
	case ed25519.PublicKey:
		if k.Alg == models.AlgEdDSA {
			return key, nil
		}
	case *ecdsa.PublicKey:
		if k.Alg == models.AlgES256 && key.Curve == elliptic.P256() {
			return key, nil
		}
	}
	return nil, ErrToken
}
