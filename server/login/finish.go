package login

import (
	"context"
	"crypto/subtle"
	"errors"
	"net/http"
	"net/url"
	"slices"
	"time"

	"github.com/coreos/go-oidc/v3/oidc"
	"golang.org/x/oauth2"

	"enplan/models"
)

// Finish is who came back, by what the provider's answer brought. Everything about it
// is verified before any of it is believed; the error is a models.LoginRefusal with
// the reason before it.
func (p *Provider) Finish(ctx context.Context, a models.LoginAttempt, answer url.Values) (models.Identity, error) {
	ctx = oidc.ClientContext(ctx, p.client)
	k, err := p.find(ctx)
	if err != nil {
		return models.Identity{}, err
	}
	code, err := p.codeOf(k, a, answer)
	if err != nil {
		return models.Identity{}, err
	}
	token, err := p.exchange(ctx, k, code, a)
	if err != nil {
		return models.Identity{}, err
	}
	raw, _ := token.Extra("id_token").(string)
	said, id, err := p.verify(ctx, k, raw, a)
	if err != nil {
		return models.Identity{}, err
	}
	if id.AccessTokenHash != "" && id.VerifyAccessToken(token.AccessToken) != nil {
		return models.Identity{}, because("the access token is another's", models.LoginBroken)
	}
	if p.UserInfo {
		if err := p.more(ctx, k, token, id.Subject, said); err != nil {
			return models.Identity{}, err
		}
	}
	return p.identity(said, id)
}

// codeOf is the one code of an answer that is from this provider and to this attempt.
func (p *Provider) codeOf(k *known, a models.LoginAttempt, answer url.Values) (string, error) {
	if !a.Answers(answer["state"]) {
		return "", because("the state is another", models.LoginOld)
	}
	issuer := answer["iss"]
	if len(issuer) > 1 || k.SaysIssuer && len(issuer) == 0 || len(issuer) == 1 && issuer[0] != p.Issuer {
		return "", because("the answer is from another provider, or does not say from whom", models.LoginBroken)
	}
	if fault := answer["error"]; len(fault) > 0 {
		return "", because("the provider gave no code", refusals[fault[0]].or(models.LoginBroken))
	}
	code := answer["code"]
	if len(code) != 1 || code[0] == "" {
		return "", because("the answer holds no code", models.LoginBroken)
	}
	return code[0], nil
}

// refusal is a models.LoginRefusal that may be none.
type refusal models.LoginRefusal

func (r refusal) or(other models.LoginRefusal) models.LoginRefusal {
	if r == "" {
		return other
	}
	return models.LoginRefusal(r)
}

// refusals are what a provider's faults (RFC 6749 § 4.1.2.1, OpenID Connect Core
// § 3.1.2.6) come to, where it is not ours to mend.
var refusals = map[string]refusal{
	"access_denied": refusal(models.LoginCancelled), "temporarily_unavailable": refusal(models.LoginDown), "server_error": refusal(models.LoginDown),
}

func (p *Provider) exchange(ctx context.Context, k *known, code string, a models.LoginAttempt) (*oauth2.Token, error) {
	options := []oauth2.AuthCodeOption{oauth2.VerifierOption(a.Verifier)}
	proof, err := p.proof()
	if err != nil {
		return nil, err
	}
	for name, value := range proof {
		options = append(options, oauth2.SetAuthURLParam(name, value))
	}
	config := p.oauth(k)
	token, err := config.Exchange(ctx, code, options...)
	var refused *oauth2.RetrieveError
	switch {
	case err == nil:
		return token, nil
	case errors.As(err, &refused) && refused.Response.StatusCode < http.StatusInternalServerError:
		return nil, because("the provider does not know the code", models.LoginBroken)
	}
	return nil, because("the provider gives no token", models.LoginDown)
}

// verify believes a token that the provider signed, now, for this client and this
// attempt.
func (p *Provider) verify(ctx context.Context, k *known, raw string, a models.LoginAttempt) (said map[string]any, id *oidc.IDToken, err error) {
	if err := checkHeader(raw, "", "jwt"); err != nil {
		return nil, nil, err
	}
	missing := false
	if id, err = k.verifier.Verify(context.WithValue(ctx, missingKeys{}, &missing), raw); err != nil {
		return nil, nil, unverified(missing)
	}
	if err := id.Claims(&said); err != nil {
		return nil, nil, because("the token cannot be read", models.LoginBroken)
	}
	now, skew := p.Now(), models.LoginSkew
	party, hasParty := said["azp"]
	notBefore, hasNotBefore := instantOf(said["nbf"])
	_, expires := instantOf(said["exp"]) // the library takes a text for a number
	_, issued := instantOf(said["iat"])
	switch {
	case !expires || !issued:
		return nil, nil, because("the token says no time", models.LoginBroken)
	case a.Nonce == "" || subtle.ConstantTimeCompare([]byte(id.Nonce), []byte(a.Nonce)) != 1:
		return nil, nil, because("the token is for another attempt", models.LoginBroken)
	case id.Subject == "" || len(id.Audience) != 1 || hasParty && party != p.ClientID:
		return nil, nil, because("the token is for others too", models.LoginBroken)
	case id.IssuedAt.After(now.Add(skew)) || id.IssuedAt.Before(a.Began.Add(-skew)):
		return nil, nil, because("the token is of another time", models.LoginBroken)
	case said["nbf"] != nil && !hasNotBefore || notBefore.After(now.Add(skew)):
		return nil, nil, because("the token does not hold yet", models.LoginBroken)
	}
	return said, id, p.checkShown(said, a)
}

// checkShown refuses an old login at the provider where a new one was asked for.
func (p *Provider) checkShown(said map[string]any, a models.LoginAttempt) error {
	shown, says := instantOf(said["auth_time"])
	switch asked := p.Fresh || a.Again; {
	case said["auth_time"] != nil && !says, says && shown.After(p.Now().Add(models.LoginSkew)):
		return because("the token says no time of login", models.LoginBroken)
	case a.Again && !says:
		return because("the provider does not say that it asked anew", models.LoginBroken)
	case asked && says && shown.Before(a.Began.Add(-models.LoginSkew)):
		return because("the provider did not ask anew", models.LoginBroken)
	}
	return nil
}

// unverified tells a provider that cannot be asked for its keys from a token that is
// wrong.
func unverified(missing bool) error {
	if missing {
		return because("the provider's keys cannot be had", models.LoginDown)
	}
	return because("the token does not hold", models.LoginBroken)
}

// more asks for the claims that the token lacks. What the token says stands.
func (p *Provider) more(ctx context.Context, k *known, token *oauth2.Token, subject string, said map[string]any) error {
	info, err := k.provider.UserInfo(ctx, oauth2.StaticTokenSource(token))
	if err != nil {
		return because("the provider says no more of who it is", models.LoginDown)
	}
	var more map[string]any
	if info.Subject != subject || info.Claims(&more) != nil {
		return because("the provider speaks of somebody else", models.LoginBroken)
	}
	// The level is of this login, so only what is signed with it counts.
	signed := []string{p.Claims.Level, "sub", "iss", "aud", "auth_time", "sid"}
	for name, value := range more {
		if _, there := said[name]; !there && !slices.Contains(signed, name) {
			said[name] = value
		}
	}
	return nil
}

func instantOf(value any) (time.Time, bool) {
	seconds, is := value.(float64)
	const latest = 1 << 40 // no clock shows more
	if !is || seconds < 0 || seconds > latest {
		return time.Time{}, false
	}
	return time.Unix(int64(seconds), 0), true
}
