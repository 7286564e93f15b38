package login

import (
	"encoding/base64"
	"encoding/json"
	"slices"
	"strings"

	"github.com/coreos/go-oidc/v3/oidc"

	"enplan/models"
)

// checkHeader refuses a token that is of another type than it stands for, or brings
// along the key that it is to be checked with.
func checkHeader(raw string, types ...string) error {
	first, _, _ := strings.Cut(raw, ".")
	plain, err := base64.RawURLEncoding.DecodeString(first)
	var header map[string]any
	if err != nil || json.Unmarshal(plain, &header) != nil {
		return because("the token cannot be read", models.LoginBroken)
	}
	for _, name := range []string{"jku", "jwk", "x5u", "crit"} {
		if _, there := header[name]; there {
			return because("the token brings its own key", models.LoginBroken)
		}
	}
	kind, _ := header["typ"].(string)
	kind = strings.TrimPrefix(strings.ToLower(kind), "application/")
	if _, there := header["typ"]; there && kind == "" || !slices.Contains(types, kind) {
		return because("the token is of another type", models.LoginBroken)
	}
	return nil
}

// identity reads the claims by the municipality's own names for them. A claim that is
// no text counts as not there.
func (p *Provider) identity(said map[string]any, id *oidc.IDToken) (models.Identity, error) {
	text := func(claim string) string {
		value, _ := said[claim].(string)
		return value
	}
	who := models.Identity{
		By: p.By, Issuer: p.Issuer, Subject: id.Subject, Session: text("sid"),
		Name: strings.TrimSpace(text(p.Claims.Name)), Unit: strings.TrimSpace(text(p.Claims.Unit)),
	}
	who.Shown, _ = instantOf(said["auth_time"])
	if p.By == models.ByStaffProvider {
		who.Roles = textsOf(said[p.Claims.Roles])
		return who, nil
	}
	who.UUID = text(p.Claims.UUID)
	if who.Level = p.Levels[text(p.Claims.Level)]; who.Level == "" {
		return models.Identity{}, because("the level is below what is asked for, or is not said", models.LoginTooLow)
	}
	if number := text(p.Claims.CPR); number != "" {
		cpr, err := models.ParseCPR(number)
		if err != nil {
			return models.Identity{}, because("the CPR is none", models.LoginNoCPR)
		}
		who.CPR = cpr
	}
	// The later of two days counts: a child is not made grown by a claim.
	who.Born = who.CPR.Born()
	if born, err := models.ParseDate(text(p.Claims.Born)); err == nil && born.After(who.Born) {
		who.Born = born
	}
	return who, nil
}

// textsOf are the texts of a claim that holds one or a list.
func textsOf(value any) []string {
	switch v := value.(type) {
	case string:
		return []string{v}
	case []any:
		var texts []string
		for _, one := range v {
			if text, is := one.(string); is {
				texts = append(texts, text)
			}
		}
		return texts
	}
	return nil
}
