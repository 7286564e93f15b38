// Package bearer reads the short-lived tokens that departments' systems sign with
// their own keys: a JWT of exactly one form, with a key that was registered for the
// source it speaks for. Whatever else a JWT may be is refused before its signature is
// looked at. It refuses to know requests, databases and the clock: who has which key
// and what time it is are given to it. Whether a token was used before is the
// caller's to keep.
package bearer

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"errors"
	"io"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/golang-jwt/jwt/v5"

	"enplan/models"
)

// What a token must be.
const (
	Type     = "enplan-source+jwt" // typ, so that no token made for something else is one
	MaxAge   = 5 * time.Minute     // from iat to exp, at most
	Leeway   = 30 * time.Second    // that the clocks of two machines may differ
	MaxBytes = 2048                // of the whole token
	minID    = 16                  // characters of jti
	maxID    = 128
)

// ErrToken refuses a token, without saying why: who has a right one needs no help, and
// who has none gets none.
var ErrToken = errors.New("bearer: no token of ours")

// Token is what a good token says.
type Token struct {
	Source  string
	ID      string    // its own name, to be used once
	Expires time.Time // until when its name must be remembered
}

// IsToken reports whether somebody means this as a token and not as a key: keys have
// no dot.
func IsToken(s string) bool { return strings.Contains(s, ".") }

// head is the header of a token; no other field is taken, so that none can name a
// key, say where one lies, or change how the rest is read.
type head struct {
	Alg models.KeyAlg `json:"alg"`
	Typ string        `json:"typ"`
	Kid string        `json:"kid"`
}

// claims are all that a token says. Times are whole seconds since 1970.
type claims struct {
	Issuer   string `json:"iss"`
	Subject  string `json:"sub"`
	Audience string `json:"aud"`
	Expires  int64  `json:"exp"`
	Issued   int64  `json:"iat"`
	Begins   int64  `json:"nbf"` // may be left out
	ID       string `json:"jti"`
}

// Read returns what a token for the audience says at an instant, or ErrToken. keys are
// the public keys of a source. An empty audience takes no token.
func Read(token, audience string, keys func(source string) ([]models.SourceKey, error), now time.Time) (t Token, err error) {
	h, c, err := taken(token)
	if err != nil || audience == "" {
		return t, ErrToken
	}
	if h.Typ != Type || c.Subject != c.Issuer || c.Issuer == "" || !c.inTime(now) || len(c.ID) < minID || len(c.ID) > maxID {
		return t, ErrToken
	}
	of, err := keys(c.Issuer)
	if err != nil {
		return t, err
	}
	parser := jwt.NewParser(
		jwt.WithValidMethods([]string{string(models.AlgEdDSA), string(models.AlgES256)}), jwt.WithStrictDecoding(),
		jwt.WithExpirationRequired(), jwt.WithIssuedAt(), jwt.WithLeeway(Leeway), jwt.WithTimeFunc(func() time.Time { return now }),
		jwt.WithAudience(audience), jwt.WithIssuer(c.Issuer), jwt.WithSubject(c.Issuer),
	)
	var read jwt.RegisteredClaims
	good, err := parser.ParseWithClaims(token, &read, func(*jwt.Token) (any, error) { return keyOf(of, h, c.Issuer) })
	if err != nil || !good.Valid || c.Audience != audience {
		return t, ErrToken
	}
	return Token{Source: c.Issuer, ID: c.ID, Expires: read.ExpiresAt.Add(Leeway).UTC()}, nil
}

// keyOf is the one key of the source that the header names, as a value of the type of
// its algorithm: a public key can then never be taken for a shared secret.
func keyOf(of []models.SourceKey, h head, source string) (any, error) {
	for _, k := range of {
		if k.KID == h.Kid && k.Alg == h.Alg && k.Source == source {
			return public(k)
		}
	}
	return nil, ErrToken
}

// inTime reports whether the token is good now and was never good for longer than
// MaxAge.
func (c claims) inTime(now time.Time) bool {
	for _, at := range []int64{c.Expires, c.Issued, c.Begins} {
		if at < 0 || at > 1<<40 { // the year 36812
			return false
		}
	}
	issued, expires := time.Unix(c.Issued, 0), time.Unix(c.Expires, 0)
	return c.Issued > 0 && expires.After(issued) && expires.Sub(issued) <= MaxAge &&
		!now.Add(Leeway).Before(issued) && now.Before(expires.Add(Leeway)) && !now.Add(Leeway).Before(time.Unix(c.Begins, 0))
}

// taken takes a token apart: three parts of strict base64url, none of them empty, and
// in the first two one JSON object each with the fields we know, each once.
func taken(token string) (h head, c claims, err error) {
	parts := strings.Split(token, ".")
	if len(token) > MaxBytes || len(parts) != 3 || parts[2] == "" {
		return h, c, ErrToken
	}
	if err := object(parts[0], &h, "alg", "typ", "kid"); err != nil {
		return h, c, err
	}
	return h, c, object(parts[1], &c, "iss", "sub", "aud", "exp", "iat", "jti")
}

func object(part string, into any, needs ...string) error {
	raw, err := base64.RawURLEncoding.Strict().DecodeString(part)
	if err != nil || !utf8.Valid(raw) || bytes.Contains(raw, []byte(`\u0000`)) {
		return ErrToken
	}
	names, err := namesOf(raw)
	if err != nil {
		return err
	}
	for _, name := range needs {
		if !names[name] {
			return ErrToken
		}
	}
	decoder := json.NewDecoder(bytes.NewReader(raw))
	decoder.DisallowUnknownFields()
	if decoder.Decode(into) != nil {
		return ErrToken
	}
	return nil
}

// fields are all that a token can hold, spelled as they must be: encoding/json would
// also take "ALG".
var fields = map[string]bool{
	"alg": true, "typ": true, "kid": true, "iss": true, "sub": true, "aud": true, "exp": true, "iat": true, "nbf": true, "jti": true,
}

// namesOf are the names in a flat JSON object. It returns ErrToken when it is none, when
// a name stands twice or is not one of ours, and when anything follows it.
func namesOf(raw []byte) (map[string]bool, error) {
	decoder := json.NewDecoder(bytes.NewReader(raw))
	if begin, err := decoder.Token(); err != nil || begin != json.Delim('{') {
		return nil, ErrToken
	}
	names := map[string]bool{}
	for decoder.More() {
		name, err := decoder.Token()
		text, is := name.(string)
		if err != nil || !is || names[text] || !fields[text] {
			return nil, ErrToken
		}
		names[text] = true
		if value, err := decoder.Token(); err != nil || !flat(value) {
			return nil, ErrToken
		}
	}
	if _, err := decoder.Token(); err != nil {
		return nil, ErrToken
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return nil, ErrToken
	}
	return names, nil
}

// flat reports whether a value is a text or a number: nothing in a token is null, true,
// a list or another object.
func flat(value json.Token) bool {
	switch value.(type) {
	case string, float64:
		return true
	}
	return false
}
