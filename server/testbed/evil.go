package testbed

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"net/url"
	"sync"
	"testing"
)

// Evil is a provider of OpenID Connect that does what it is told: it signs whatever
// claims, under whatever header, with whatever key.
type Evil struct {
	*httptest.Server
	Key *ecdsa.PrivateKey
	Kid string

	// What it answers instead of what it would; nil is that.
	Metadata func(map[string]any)
	Token    func(form url.Values) (status int, answer map[string]any)
	UserInfo func() map[string]any
	KeySet   func() []any

	mu      sync.Mutex
	fetched int
	forms   []url.Values
}

// StartEvil starts one for as long as the test lasts.
func StartEvil(t testing.TB) *Evil {
	t.Helper()
	e := &Evil{Kid: "evil"}
	var err error
	if e.Key, err = ecdsa.GenerateKey(elliptic.P256(), rand.Reader); err != nil {
		t.Fatal(err)
	}
	mux := http.NewServeMux()
	e.Server = httptest.NewServer(mux)
	t.Cleanup(e.Close)
	mux.HandleFunc("/.well-known/openid-configuration", func(w http.ResponseWriter, _ *http.Request) {
		meta := map[string]any{
			"issuer": e.URL, "authorization_endpoint": e.URL + "/authorize", "token_endpoint": e.URL + "/token", "jwks_uri": e.URL + "/keys",
			"userinfo_endpoint": e.URL + "/userinfo", "authorization_response_iss_parameter_supported": true,
			"id_token_signing_alg_values_supported": []string{"ES256", "HS256", "none"},
		}
		if e.Metadata != nil {
			e.Metadata(meta)
		}
		write(w, http.StatusOK, meta)
	})
	mux.HandleFunc("/keys", func(w http.ResponseWriter, _ *http.Request) {
		e.mu.Lock()
		e.fetched++
		e.mu.Unlock()
		set := []any{JWK(&e.Key.PublicKey, e.Kid)}
		if e.KeySet != nil {
			set = e.KeySet()
		}
		write(w, http.StatusOK, map[string]any{"keys": set})
	})
	mux.HandleFunc("/token", func(w http.ResponseWriter, r *http.Request) {
		_ = r.ParseForm()
		e.mu.Lock()
		e.forms = append(e.forms, r.PostForm)
		e.mu.Unlock()
		status, answer := e.Token(r.PostForm)
		write(w, status, answer)
	})
	mux.HandleFunc("/userinfo", func(w http.ResponseWriter, _ *http.Request) { write(w, http.StatusOK, e.UserInfo()) })
	return e
}

func write(w http.ResponseWriter, status int, v any) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(v)
}

// KeysFetched is how often its keys were asked for.
func (e *Evil) KeysFetched() int {
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.fetched
}

// Asked are the forms its token endpoint was given, the last of them last.
func (e *Evil) Asked() []url.Values {
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.forms
}

// JWK is a public key as a provider shows it.
func JWK(key *ecdsa.PublicKey, kid string) map[string]any {
	raw, err := key.Bytes()
	if err != nil {
		panic(err)
	}
	half := (len(raw) - 1) / 2
	return map[string]any{
		"kty": "EC", "crv": "P-256", "use": "sig", "kid": kid,
		"x": base64.RawURLEncoding.EncodeToString(raw[1 : 1+half]), "y": base64.RawURLEncoding.EncodeToString(raw[1+half:]),
	}
}

// JWS joins header and claims and what sign makes of them.
func JWS(header, claims map[string]any, sign func(signed []byte) []byte) string {
	h, _ := json.Marshal(header)
	c, _ := json.Marshal(claims)
	signed := base64.RawURLEncoding.EncodeToString(h) + "." + base64.RawURLEncoding.EncodeToString(c)
	return signed + "." + base64.RawURLEncoding.EncodeToString(sign([]byte(signed)))
}

// ES256 signs as the algorithm of that name does.
func ES256(key *ecdsa.PrivateKey) func([]byte) []byte {
	return func(signed []byte) []byte {
		sum := sha256.Sum256(signed)
		r, s, err := ecdsa.Sign(rand.Reader, key, sum[:])
		if err != nil {
			panic(err)
		}
		const half = 32
		out := make([]byte, 2*half)
		r.FillBytes(out[:half])
		s.FillBytes(out[half:])
		return out
	}
}

// Listen answers requests on this machine with what answer says, and gives where.
func Listen(t testing.TB, answer func(*http.Request) (status int)) string {
	t.Helper()
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(answer(r)) }))
	t.Cleanup(s.Close)
	return s.URL
}
