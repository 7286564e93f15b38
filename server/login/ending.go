package login

import (
	"context"
	"encoding/json"

	"enplan/models"
)

const endingEvent = "http://schemas.openid.net/event/backchannel-logout"

// Ending is what a logout token asks for (OpenID Connect Back-Channel Logout § 2.6).
// That it counts once is for who keeps such things. It returns a models.LoginRefusal.
func (p *Provider) Ending(ctx context.Context, raw string) (models.LoginEnding, error) {
	if err := checkHeader(raw, "logout+jwt"); err != nil {
		return models.LoginEnding{}, err
	}
	k, err := p.find(ctx)
	if err != nil {
		return models.LoginEnding{}, err
	}
	missing := false
	token, err := k.verifier.VerifyLogout(context.WithValue(ctx, missingKeys{}, &missing), raw)
	if err != nil {
		return models.LoginEnding{}, unverified(missing)
	}
	var said struct {
		Events map[string]json.RawMessage `json:"events"`
		Nonce  any                        `json:"nonce"`
	}
	var event map[string]any
	now, skew := p.Now(), models.LoginSkew
	switch {
	case token.Claims(&said) != nil || json.Unmarshal(said.Events[endingEvent], &event) != nil || event == nil:
		return models.LoginEnding{}, because("the token is of no logout", models.LoginBroken)
	case len(token.Audience) != 1:
		return models.LoginEnding{}, because("the token is for others too", models.LoginBroken)
	case token.IssuedAt.After(now.Add(skew)) || token.IssuedAt.Before(now.Add(-models.LoginWithin)):
		return models.LoginEnding{}, because("the token is of another time", models.LoginBroken)
	}
	ending := models.LoginEnding{Issuer: p.Issuer, Subject: token.Subject, Session: token.SessionID, ID: token.TokenID}
	ending.Until = token.IssuedAt.Add(models.LoginWithin + skew)
	return ending, nil
}
