package login

import (
	"context"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/rand"
	"crypto/rsa"
	"encoding/base64"
	"encoding/json"
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/coreos/go-oidc/v3/oidc"
	"github.com/golang-jwt/jwt/v5"
	"golang.org/x/oauth2"

	"enplan/models"
)

// Begin is the address at the provider that somebody is sent to. Where the provider
// takes it, the request is pushed to it beforehand, so that nothing of it passes
// through the browser. It returns LoginDown when the provider does not answer.
func (p *Provider) Begin(ctx context.Context, a models.LoginAttempt) (string, error) {
	k, err := p.find(ctx)
	if err != nil {
		return "", err
	}
	options := []oauth2.AuthCodeOption{oidc.Nonce(a.Nonce), oauth2.S256ChallengeOption(a.Verifier)}
	for name, values := range p.Params {
		options = append(options, oauth2.SetAuthURLParam(name, values[0]))
	}
	if p.Fresh || a.Again {
		options = append(options, oauth2.SetAuthURLParam("prompt", "login"))
	}
	if a.Again { // asking for an age makes the provider say when it was
		options = append(options, oauth2.SetAuthURLParam("max_age", "0"))
	}
	config := p.oauth(k)
	address := config.AuthCodeURL(a.State, options...)
	if k.Push == "" {
		return address, nil
	}
	return p.push(ctx, k, address)
}

// push gives the provider the request (RFC 9126) and returns the address that names it.
func (p *Provider) push(ctx context.Context, k *known, address string) (string, error) {
	full, err := url.Parse(address)
	if err != nil {
		return "", because("the provider's address cannot be read", models.LoginDown)
	}
	form := full.Query()
	header := http.Header{"Content-Type": {"application/x-www-form-urlencoded"}}
	switch options, err := p.proof(); {
	case err != nil:
		return "", err
	case options != nil:
		for name, value := range options {
			form.Set(name, value)
		}
	case p.oauth(k).Endpoint.AuthStyle == oauth2.AuthStyleInParams:
		form.Set("client_secret", p.Secret)
	default:
		whole := url.QueryEscape(p.ClientID) + ":" + url.QueryEscape(p.Secret)
		header.Set("Authorization", "Basic "+base64.StdEncoding.EncodeToString([]byte(whole)))
	}
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, k.Push, strings.NewReader(form.Encode()))
	if err != nil {
		return "", because("the provider's address cannot be read", models.LoginDown)
	}
	r.Header = header
	answer, err := p.client.Do(r)
	if err != nil {
		return "", because("the provider does not take the request", models.LoginDown)
	}
	defer func() { _ = answer.Body.Close() }()
	var pushed struct {
		URI string `json:"request_uri"`
	}
	if answer.StatusCode != http.StatusCreated || json.NewDecoder(answer.Body).Decode(&pushed) != nil || pushed.URI == "" {
		return "", because("the provider refuses the request", models.LoginDown)
	}
	full.RawQuery = url.Values{"client_id": {p.ClientID}, "request_uri": {pushed.URI}}.Encode()
	return full.String(), nil
}

func (p *Provider) oauth(k *known) oauth2.Config {
	c := oauth2.Config{ClientID: p.ClientID, ClientSecret: p.Secret, RedirectURL: p.Redirect, Scopes: p.Scopes, Endpoint: k.provider.Endpoint()}
	// Said and not found out by trying: a code is good for one try.
	c.Endpoint.AuthStyle = oauth2.AuthStyleInHeader
	post := len(k.ClientProof) > 0 && !slices.Contains(k.ClientProof, "client_secret_basic")
	if p.Key != nil || post {
		c.Endpoint.AuthStyle = oauth2.AuthStyleInParams
	}
	return c
}

// proofLasts is how long what we sign about ourselves holds.
const proofLasts = time.Minute

// proof is what shows who the client is by its key (RFC 7523), nil when it has a
// secret instead. It is for the issuer and nobody else.
func (p *Provider) proof() (map[string]string, error) {
	if p.Key == nil {
		return nil, nil
	}
	method, err := methodOf(p.Key.Public())
	if err != nil {
		return nil, err
	}
	now := p.Now()
	token := jwt.NewWithClaims(method, jwt.MapClaims{
		"iss": p.ClientID, "sub": p.ClientID, "aud": p.Issuer, "jti": rand.Text(),
		"iat": now.Unix(), "nbf": now.Unix(), "exp": now.Add(proofLasts).Unix(),
	})
	if p.KeyID != "" {
		token.Header["kid"] = p.KeyID
	}
	signed, err := token.SignedString(p.Key)
	if err != nil {
		return nil, err
	}
	return map[string]string{"client_assertion_type": "urn:ietf:params:oauth:client-assertion-type:jwt-bearer", "client_assertion": signed}, nil
}

// ErrKey refuses a key that none of the ways to sign takes.
var ErrKey = errors.New("login: the client's key must be PKCS #8 in PEM, of RSA with 2048 bits or more, P-256 or Ed25519")

const leastRSA = 2048

func methodOf(public any) (jwt.SigningMethod, error) {
	switch key := public.(type) {
	case *rsa.PublicKey:
		if key.N.BitLen() >= leastRSA {
			return jwt.SigningMethodPS256, nil
		}
	case *ecdsa.PublicKey:
		if key.Curve.Params().BitSize == 256 {
			return jwt.SigningMethodES256, nil
		}
	case ed25519.PublicKey:
		return jwt.SigningMethodEdDSA, nil
	}
	return nil, ErrKey
}
