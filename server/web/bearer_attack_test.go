package web_test

import (
	"context"
	"crypto"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/hmac"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"crypto/sha512"
	"crypto/x509"
	"encoding/base64"
	"encoding/json"
	"encoding/pem"
	"fmt"
	"math/big"
	"strings"
	"testing"
	"time"

	"github.com/golang-jwt/jwt/v5"

	"enplan/models"
	"enplan/server/bearer"
)

const audience = "https://enplan.strandborg.example"

// systems are two sources with their keys, and somebody without any.
type systems struct {
	*strandborg
	ed, theirEd          ed25519.PrivateKey
	ec                   *ecdsa.PrivateKey
	rsa                  *rsa.PrivateKey
	edKID, theirs, ecKID string
	edPEM, edDER         []byte
	n                    int
}

func openSystems(t *testing.T) *systems {
	t.Helper()
	s, ctx, operator := &systems{strandborg: openStrandborg(t)}, context.Background(), models.Viewer{Role: models.AsOperator}
	s.house.TakeTokens(audience)
	var err error
	_, s.ed, err = ed25519.GenerateKey(rand.Reader)
	must(t, err)
	_, s.theirEd, err = ed25519.GenerateKey(rand.Reader)
	must(t, err)
	s.ec, err = ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	must(t, err)
	s.rsa, err = rsa.GenerateKey(rand.Reader, 2048)
	must(t, err)
	add := func(source string, public crypto.PublicKey) (string, []byte, []byte) {
		der, err := x509.MarshalPKIXPublicKey(public)
		must(t, err)
		text := pem.EncodeToMemory(&pem.Block{Type: "PUBLIC KEY", Bytes: der})
		key, err := bearer.ParseKey(source, text)
		must(t, err)
		must(t, s.house.AddSourceKey(ctx, operator, key))
		return key.KID, text, der
	}
	s.edKID, s.edPEM, s.edDER = add("momentum", s.ed.Public())
	s.ecKID, _, _ = add("momentum", s.ec.Public())
	s.theirs, _, _ = add("sensum", s.theirEd.Public())
	return s
}

type parts = map[string]any

func raw(v any) string {
	switch v := v.(type) {
	case string:
		return base64.RawURLEncoding.EncodeToString([]byte(v))
	case []byte:
		return base64.RawURLEncoding.EncodeToString(v)
	}
	b, err := json.Marshal(v)
	if err != nil {
		panic(err)
	}
	return base64.RawURLEncoding.EncodeToString(b)
}

// good is what a right token holds; each time under another name.
func (s *systems) good() (head, claims parts) {
	s.n++
	now := s.now.Unix()
	return parts{"alg": "EdDSA", "typ": bearer.Type, "kid": s.edKID},
		parts{"iss": "momentum", "sub": "momentum", "aud": audience, "iat": now, "exp": now + 120, "jti": fmt.Sprintf("a-token-of-its-own-%d", s.n)}
}

// token signs with the source's own Ed25519 key after a change.
func (s *systems) token(change func(head, claims parts)) string {
	head, claims := s.good()
	if change != nil {
		change(head, claims)
	}
	return s.signed(raw(head) + "." + raw(claims))
}

func (s *systems) signed(start string) string {
	return start + "." + raw(ed25519.Sign(s.ed, []byte(start)))
}

func (s *systems) with(method jwt.SigningMethod, key any, change func(head, claims parts)) string {
	head, claims := s.good()
	head["alg"] = method.Alg()
	if change != nil {
		change(head, claims)
	}
	start := raw(head) + "." + raw(claims)
	signature, err := method.Sign(start, key)
	if err != nil {
		panic(err)
	}
	return start + "." + raw(signature)
}

func (s *systems) ec256(change func(head, claims parts)) string {
	return s.with(jwt.SigningMethodES256, s.ec, func(head, claims parts) {
		head["kid"] = s.ecKID
		if change != nil {
			change(head, claims)
		}
	})
}

// enters is what the door answers to a token, asked for the source's own notices.
func (s *systems) enters(t *testing.T, token string) int {
	t.Helper()
	return s.ask(t, "GET", "/api/intake/momentum/notices", "", "Authorization", "Bearer "+token).StatusCode
}

func mac(name string, key []byte, start string) []byte {
	h := hmac.New(sha256.New, key)
	if name == "HS512" {
		h = hmac.New(sha512.New, key)
	}
	h.Write([]byte(start))
	return h.Sum(nil)
}

func (s *systems) secret(alg string, key []byte) string {
	head, claims := s.good()
	head["alg"] = alg
	start := raw(head) + "." + raw(claims)
	return start + "." + raw(mac(alg, key, start))
}

func unraw(s string) []byte {
	b, err := base64.RawURLEncoding.DecodeString(s)
	if err != nil {
		panic(err)
	}
	return b
}

// TestAttackTokenForgedIsNeverTaken tries tokens that nobody may take at the door of a
// source's notices. Each forgery is one change of a token that is taken.
func TestAttackTokenForgedIsNeverTaken(t *testing.T) {
	s := openSystems(t)
	all := s.forged()
	if len(all) < 60 {
		t.Errorf("only %d forgeries", len(all))
	}
	refused := 0
	for name, token := range all {
		if s.enters(t, s.token(nil)) != 200 {
			t.Fatal("a right token is not taken any more, so refusing says nothing")
		}
		got := s.enters(t, token)
		t.Logf("%-36s %d", name, got)
		if got != 401 {
			t.Errorf("%s: %d", name, got)
			continue
		}
		refused++
	}
	t.Logf("attack: %d forged tokens beside as many right ones, %d taken", len(all), len(all)-refused)
	for _, word := range []string{s.edKID, "a-token-of-its-own"} {
		if strings.Contains(s.logs.String(), word) {
			t.Errorf("%q is in the log", word)
		}
	}
}

func TestAttackTokenIsTakenOnceAndForItsOwnSourceOnly(t *testing.T) {
	s, again := openSystems(t), 0
	for name, token := range map[string]string{
		"Ed25519": s.token(nil), "ES256": s.ec256(nil),
		"with nbf":                  s.token(func(_, c parts) { c["nbf"] = s.now.Unix() }),
		"five minutes long":         s.token(func(_, c parts) { c["exp"] = c["iat"].(int64) + 300 }),
		"a clock that goes ahead":   s.token(func(_, c parts) { c["iat"], c["exp"] = s.now.Unix()+25, s.now.Unix()+60 }),
		"a clock that lags behind":  s.token(func(_, c parts) { c["iat"], c["exp"] = s.now.Unix()-80, s.now.Unix()-20 }),
		"right, under another name": s.token(nil),
	} {
		if got := s.enters(t, token); got != 200 {
			t.Errorf("%s: %d", name, got)
		}
		if got := s.enters(t, token); got != 401 {
			t.Errorf("%s, sent again: %d", name, got)
		}
		again++
	}
	// The same signature in its other form is the same token.
	token := s.ec256(nil)
	if s.enters(t, token) != 200 {
		t.Error("a right token is refused")
	}
	three := strings.Split(token, ".")
	signature := unraw(three[2])
	order := elliptic.P256().Params().N
	high := new(big.Int).Sub(order, new(big.Int).SetBytes(signature[32:]))
	other := append(append([]byte{}, signature[:32]...), high.FillBytes(make([]byte, 32))...)
	if got := s.enters(t, three[0]+"."+three[1]+"."+raw(other)); got != 401 {
		t.Errorf("the same token with its signature turned: %d", got)
	}
	// Whoever sensum is, it is not momentum.
	theirs := s.with(jwt.SigningMethodEdDSA, s.theirEd, func(h, c parts) { h["kid"], c["iss"], c["sub"] = s.theirs, "sensum", "sensum" })
	if got := s.enters(t, theirs); got != 404 {
		t.Errorf("another source's right token at this source's door: %d", got)
	}
	// In the same instant it is taken once.
	token, taken := s.token(nil), make(chan bool)
	for range 8 {
		go func() {
			_, err := s.house.SourceOf(context.Background(), token, s.now)
			taken <- err == nil
		}()
	}
	times := 0
	for range 8 {
		if <-taken {
			times++
		}
	}
	if times != 1 {
		t.Errorf("taken %d times at once", times)
	}
	t.Logf("attack: %d right tokens sent again, one with its signature turned and one at another source's door, 0 taken; one sent 8 times at once, %d taken", again, times)
}

func TestAttackTokenOpensNothingOnceItsKeyIsGoneOrWhereNoneAreTaken(t *testing.T) {
	s := openSystems(t)
	ctx, operator, tried := context.Background(), models.Viewer{Role: models.AsOperator}, 1
	if err := s.house.DropSourceKey(ctx, operator, "sensum", s.edKID); models.KindOf(err) != models.NotFound {
		t.Errorf("a key dropped as another's: %v", err)
	}
	must(t, s.house.DropSourceKey(ctx, operator, "momentum", s.edKID))
	if got := s.enters(t, s.token(nil)); got != 401 {
		t.Errorf("with a key that is gone: %d", got)
	}
	if got := s.enters(t, s.ec256(nil)); got != 200 {
		t.Errorf("with the other key: %d", got)
	}
	s.house.TakeTokens("")
	for _, aud := range []string{audience, ""} {
		tried++
		if got := s.enters(t, s.ec256(func(_, c parts) { c["aud"] = aud })); got != 401 {
			t.Errorf("where no tokens are taken, for %q: %d", aud, got)
		}
	}
	s.now = s.now.Add(time.Hour)
	if got := s.ask(t, "GET", "/api/intake/momentum/notices", "", "Authorization", "bearer x.y.z").StatusCode; got != 401 {
		t.Errorf("%d", got)
	}
	t.Logf("attack: %d tokens whose key is gone, or where none are taken, 0 taken", tried+1)
}
