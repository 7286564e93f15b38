package bearer_test

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"encoding/base64"
	"encoding/pem"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"enplan/models"
	"enplan/server/bearer"
)

func written(t testing.TB, kind string, der []byte, err error) []byte {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	return pem.EncodeToMemory(&pem.Block{Type: kind, Bytes: der})
}

func TestAKeyIsThePublicHalfOfOneThatASourceCanSignWith(t *testing.T) {
	public, private, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	of := func(key crypto.PublicKey) []byte {
		der, err := x509.MarshalPKIXPublicKey(key)
		return written(t, "PUBLIC KEY", der, err)
	}
	p256, _ := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	p384, _ := ecdsa.GenerateKey(elliptic.P384(), rand.Reader)
	old, _ := rsa.GenerateKey(rand.Reader, 2048)
	secret, err := x509.MarshalPKCS8PrivateKey(private)
	for name, c := range map[string]struct {
		text []byte
		alg  models.KeyAlg
	}{
		"Ed25519": {of(public), models.AlgEdDSA}, "P-256": {of(p256.Public()), models.AlgES256},
		"P-384": {of(p384.Public()), ""}, "RSA": {of(old.Public()), ""}, "a private key": {written(t, "PRIVATE KEY", secret, err), ""},
		"a private key called public": {written(t, "PUBLIC KEY", secret, nil), ""}, "nothing": {nil, ""}, "no PEM": {[]byte("ssh-ed25519 AAAA"), ""},
	} {
		k, err := bearer.ParseKey("momentum", c.text)
		if k.Alg != c.alg || (err == nil) != (c.alg != "") || c.alg == "" && !errors.Is(err, bearer.ErrKey) {
			t.Errorf("%s: %v %v", name, k.Alg, err)
		}
	}
}

// FuzzRead makes sure that nothing is taken that was not signed, and that nothing breaks
// what reads it.
func FuzzRead(f *testing.F) {
	public, private, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		f.Fatal(err)
	}
	der, err := x509.MarshalPKIXPublicKey(public)
	key, err := bearer.ParseKey("momentum", written(f, "PUBLIC KEY", der, err))
	if err != nil {
		f.Fatal(err)
	}
	now := time.Date(2026, 11, 23, 8, 0, 0, 0, time.UTC)
	b64 := base64.RawURLEncoding
	start := b64.EncodeToString(fmt.Appendf(nil, `{"alg":"EdDSA","typ":%q,"kid":%q}`, bearer.Type, key.KID)) + "." +
		b64.EncodeToString(fmt.Appendf(nil, `{"iss":"momentum","sub":"momentum","aud":"us","iat":%d,"exp":%d,"jti":"sixteen-letters-x"}`, now.Unix(), now.Unix()+60))
	good := start + "." + b64.EncodeToString(ed25519.Sign(private, []byte(start)))
	keys := func(string) ([]models.SourceKey, error) { return []models.SourceKey{key}, nil }
	if _, err := bearer.Read(good, "us", keys, now); err != nil {
		f.Fatal("a right token is refused", err)
	}
	f.Add(good)
	f.Add(strings.Repeat(".", 9))
	f.Add("e30.e30.e30")
	f.Fuzz(func(t *testing.T, token string) {
		if _, err := bearer.Read(token, "us", keys, now); (err == nil) != (token == good) {
			t.Errorf("%q: %v", token, err)
		}
	})
}
