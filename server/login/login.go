// Package login asks a provider of OpenID Connect who somebody is, and believes
// nothing it has not verified. OpenID Connect and OAuth end here.
//
// It refuses to know sessions, cookies, citizens and staff: an attempt goes in, an
// identity or a refusal comes out. It remembers nobody.
package login

import (
	"context"
	"crypto"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"sync"
	"time"

	"github.com/coreos/go-oidc/v3/oidc"

	"enplan/models"
)

// Config is one provider as the municipality has it.
type Config struct {
	By       models.Provider
	Issuer   string // exactly as in the provider's own metadata
	ClientID string
	Secret   string        // of the client, or
	Key      crypto.Signer // what it signs with who it is (private_key_jwt)
	KeyID    string
	Redirect string // our address that the provider sends back to
	Scopes   []string
	Params   url.Values // more of the request, such as which eID
	Claims   Claims
	Levels   map[string]models.LOA // by the whole value of the claim
	UserInfo bool                  // claims that the token lacks are asked for
	Fresh    bool                  // nobody comes in on an earlier login at the provider

	Now       func() time.Time
	Transport http.RoundTripper // nil is the real net
}

// Claims are what the provider calls what we ask for; "" is not asked for.
type Claims struct{ CPR, Name, Born, Level, UUID, Roles, Unit string }

// Limits of what a provider may take.
const (
	answersIn    = 5 * time.Second
	mostAnswered = 1 << 20 // bytes of one answer
	knownFor     = time.Minute
	keysApart    = time.Minute     // between two fetches of keys
	failedApart  = 5 * time.Second // between two that failed
)

// algorithms are those a token may be signed with: none that shares a secret, and
// none that signs nothing.
var algorithms = []string{oidc.RS256, oidc.RS384, oidc.RS512, oidc.PS256, oidc.PS384, oidc.PS512, oidc.ES256, oidc.ES384, oidc.ES512, oidc.EdDSA}

// Provider is one provider at work. It is found when it is first needed: that it is
// down never stops the program.
type Provider struct {
	Config

	client *http.Client
	mu     sync.Mutex
	known  *known
	keys   *keys
	failed time.Time // when it last could not be found
}

// known is what a provider says of itself.
type known struct {
	meta
	provider *oidc.Provider
	verifier *oidc.IDTokenVerifier
	at       time.Time
}

// meta is what of a provider's metadata the library leaves to us.
type meta struct {
	Auth        string   `json:"authorization_endpoint"`
	Token       string   `json:"token_endpoint"`
	Keys        string   `json:"jwks_uri"`
	UserInfo    string   `json:"userinfo_endpoint"`
	Push        string   `json:"pushed_authorization_request_endpoint"`
	SaysIssuer  bool     `json:"authorization_response_iss_parameter_supported"`
	ClientProof []string `json:"token_endpoint_auth_methods_supported"`
}

// New refuses a configuration that is half given or that speaks in the clear.
func New(c Config) (*Provider, error) {
	switch {
	case c.Issuer == "" || c.ClientID == "" || c.Redirect == "" || c.Now == nil:
		return nil, errors.New("login: issuer, client, redirect and clock must be set")
	case (c.Secret == "") == (c.Key == nil):
		return nil, errors.New("login: set either a secret or a key of the client")
	case !slices.Contains(c.Scopes, oidc.ScopeOpenID):
		return nil, errors.New("login: the scopes must have openid")
	case c.By == models.ByCitizenProvider && (c.Claims.CPR == "" || c.Claims.Level == "" || len(c.Levels) == 0 || c.Levels[""] != ""):
		return nil, errors.New("login: say which claims hold the CPR and the level of assurance, and what the levels are called")
	case c.By == models.ByStaffProvider && c.Claims.Roles == "":
		return nil, errors.New("login: say which claim holds the roles")
	}
	for _, address := range []string{c.Issuer, c.Redirect} {
		if err := checkAddress(address); err != nil {
			return nil, err
		}
	}
	p := &Provider{Config: c}
	p.client = &http.Client{
		Timeout: answersIn, Transport: limited{p.transport()},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
	return p, nil
}

func (p *Provider) transport() http.RoundTripper {
	if p.Transport != nil {
		return p.Transport
	}
	return http.DefaultTransport
}

// checkAddress refuses what is not https, except on this very machine.
func checkAddress(address string) error {
	u, err := url.Parse(address)
	local := err == nil && u.Scheme == "http" && slices.Contains([]string{"localhost", "127.0.0.1"}, u.Hostname())
	if err != nil || u.Host == "" || u.User != nil || u.RawQuery != "" || u.Fragment != "" || u.Scheme != "https" && !local {
		return errors.New("login: an address of a provider is https, with a host and perhaps a path")
	}
	return nil
}

// find is what the provider says of itself, asked for anew when that is a minute
// ago: whoever is sent on comes to somebody who answers. It returns LoginDown
// otherwise.
func (p *Provider) find(ctx context.Context) (*known, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	now := p.Now()
	if p.known != nil && now.Sub(p.known.at) < knownFor && !now.Before(p.known.at) {
		return p.known, nil
	}
	if !now.Before(p.failed) && now.Sub(p.failed) < failedApart { // those who wait do not each wait in turn
		return nil, because("the provider could not be found just now", models.LoginDown)
	}
	k, err := p.ask(ctx, now)
	if err != nil {
		p.failed = now
		return nil, err
	}
	p.known, p.failed = k, time.Time{}
	return k, nil
}

func (p *Provider) ask(ctx context.Context, now time.Time) (*known, error) {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), answersIn)
	defer cancel()
	found, err := oidc.NewProvider(oidc.ClientContext(ctx, p.client), p.Issuer)
	if err != nil {
		return nil, because("the provider's metadata cannot be had", models.LoginDown)
	}
	k := &known{provider: found, at: now}
	if err := found.Claims(&k.meta); err != nil {
		return nil, because("the provider's metadata cannot be read", models.LoginDown)
	}
	for _, address := range []string{k.Auth, k.Token, k.Keys, k.UserInfo, k.Push} {
		if u, err := url.Parse(address); address != "" && (err != nil || checkAddress(u.Scheme+"://"+u.Host+u.Path) != nil) {
			return nil, because("the provider names an address in the clear", models.LoginDown)
		}
	}
	if p.keys == nil || p.keys.address != k.Keys {
		p.keys = newKeys(p, k.Keys)
	}
	k.verifier = oidc.NewVerifier(p.Issuer, p.keys, &oidc.Config{ClientID: p.ClientID, SupportedSigningAlgs: algorithms, Now: p.Now})
	return k, nil
}

// because is a refusal with the reason for the log. The reason is one of our own
// sentences: what a provider says may hold anything.
func because(why string, refusal models.LoginRefusal) error {
	return fmt.Errorf("%s: %w", why, refusal)
}
