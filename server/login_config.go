package main

import (
	"encoding/json"
	"fmt"
	"maps"
	"net/url"
	"os"
	"slices"
	"strings"

	"enplan/models"
	"enplan/server/actions"
	"enplan/server/login"
)

// loginConfig is how one logs in.
type loginConfig struct {
	Address string        `env:"ADDRESS"` // ours, as browsers have it
	Citizen loginSettings `envPrefix:"CITIZEN_"`
	Staff   loginSettings `envPrefix:"STAFF_"`
}

// loginSettings are those of one provider.
type loginSettings struct {
	Preset     string `env:"PRESET"`
	Issuer     string `env:"ISSUER"`
	Client     string `env:"CLIENT"`
	SecretFile string `env:"SECRET_FILE"`
	KeyFile    string `env:"KEY_FILE"`
	KeyID      string `env:"KEY_ID"`
	Scopes     string `env:"SCOPES"`
	Params     string `env:"PARAMS"`
	CPR        string `env:"CLAIM_CPR"`
	UUID       string `env:"CLAIM_UUID"`
	Name       string `env:"CLAIM_NAME"`
	Born       string `env:"CLAIM_BIRTHDATE"`
	Level      string `env:"CLAIM_LOA"`
	Groups     string `env:"CLAIM_ROLES"`
	Unit       string `env:"CLAIM_UNIT"`
	Levels     string `env:"LEVELS"`
	UserInfo   string `env:"USERINFO"`
	Roles      string `env:"ROLES"`
	Employ     bool   `env:"EMPLOY"`
}

// logins is how one logs in, as the surroundings say. A provider that is half given is
// refused.
func (s *surroundings) logins() (actions.Logins, error) {
	c := s.settings.Login
	all := actions.Logins{By: map[models.Provider]actions.LoginProvider{}, Employs: c.Staff.Employ}
	for by, one := range map[models.Provider]loginSettings{models.ByCitizenProvider: c.Citizen, models.ByStaffProvider: c.Staff} {
		name := "ENPLAN_LOGIN_" + strings.ToUpper(string(by)) + "_"
		if one == (loginSettings{}) {
			continue
		}
		config, err := one.config(by, name, c.Address)
		if err != nil {
			return all, err
		}
		if err := one.allowed(by); err != nil {
			return all, fmt.Errorf("%s%w", name, err)
		}
		config.Now = s.now
		provider, err := login.New(config)
		if err != nil {
			return all, fmt.Errorf("%s…: %w", name, err)
		}
		all.By[by] = provider
	}
	var err error
	if all.By[models.ByStaffProvider] != nil {
		all.Roles, err = rolesOf(c.Staff.Roles)
	}
	return all, err
}

// allowed refuses settings that mean nothing for this kind of person: whoever wrote
// them believes that they do.
func (l loginSettings) allowed(by models.Provider) error {
	others := map[string]string{"ROLES": l.Roles, "CLAIM_ROLES": l.Groups, "CLAIM_UNIT": l.Unit}
	if by == models.ByStaffProvider {
		others = map[string]string{"PRESET": l.Preset, "CLAIM_CPR": l.CPR, "CLAIM_UUID": l.UUID, "CLAIM_LOA": l.Level, "CLAIM_BIRTHDATE": l.Born, "LEVELS": l.Levels}
	} else if l.Employ {
		return fmt.Errorf("EMPLOY is for staff")
	}
	for _, name := range slices.Sorted(maps.Keys(others)) {
		if others[name] != "" {
			return fmt.Errorf("%s is for the other provider", name)
		}
	}
	return nil
}

func (l loginSettings) config(by models.Provider, name, address string) (c login.Config, err error) {
	if by == models.ByStaffProvider {
		c = login.Config{Scopes: []string{"openid", "profile"}, Claims: login.Claims{Name: "name", Roles: "roles"}}
	} else {
		c.Scopes = []string{"openid"}
	}
	if l.Preset != "" {
		known := false
		if c, known = login.Presets[l.Preset]; !known {
			return c, fmt.Errorf("%sPRESET is %q, and must be one of %s", name, l.Preset, strings.Join(slices.Sorted(maps.Keys(login.Presets)), ", "))
		}
	}
	for _, must := range [][2]string{{name + "ISSUER", l.Issuer}, {name + "CLIENT", l.Client}, {"ENPLAN_LOGIN_ADDRESS", address}} {
		if must[1] == "" {
			return c, fmt.Errorf("%s must be set, since other settings of %s… are", must[0], name)
		}
	}
	c.By, c.Issuer, c.ClientID, c.KeyID, c.Fresh = by, l.Issuer, l.Client, l.KeyID, by == models.ByCitizenProvider
	c.Redirect = strings.TrimSuffix(address, "/") + "/auth/" + string(by) + "/callback"
	if (l.SecretFile == "") == (l.KeyFile == "") {
		return c, fmt.Errorf("set either %sSECRET_FILE or %sKEY_FILE", name, name)
	}
	private, err := readPrivate(l.SecretFile + l.KeyFile)
	if l.SecretFile != "" {
		c.Secret = strings.TrimSpace(string(private))
	} else if err == nil {
		c.Key, err = login.ParseKey(private)
	}
	if err != nil {
		return c, fmt.Errorf("%s…: %w", name, err)
	}
	if l.Scopes != "" {
		c.Scopes = strings.Fields(l.Scopes)
	}
	if l.Params != "" {
		if c.Params, err = url.ParseQuery(l.Params); err != nil {
			return c, fmt.Errorf("%sPARAMS is no query, such as idp_values=mitid&x=y", name)
		}
	}
	for into, value := range map[*string]string{
		&c.Claims.CPR: l.CPR, &c.Claims.UUID: l.UUID, &c.Claims.Name: l.Name, &c.Claims.Born: l.Born, &c.Claims.Level: l.Level,
		&c.Claims.Roles: l.Groups, &c.Claims.Unit: l.Unit,
	} {
		if value != "" {
			*into = value
		}
	}
	if l.Levels != "" {
		if c.Levels, err = levelsOf(l.Levels); err != nil {
			return c, fmt.Errorf("%sLEVELS %w", name, err)
		}
	}
	switch l.UserInfo {
	case "":
	case "true", "false":
		c.UserInfo = l.UserInfo == "true"
	default:
		return c, fmt.Errorf("%sUSERINFO must be true or false", name)
	}
	return c, nil
}

// readPrivate reads a file that not everybody on the machine may open.
func readPrivate(path string) ([]byte, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if info.Mode().Perm()&0o007 != 0 {
		return nil, fmt.Errorf("everybody can open %s (mode %v)", path, info.Mode().Perm())
	}
	return os.ReadFile(path)
}

// levelsOf reads {"the whole value": "substantial"}.
func levelsOf(text string) (map[string]models.LOA, error) {
	var levels map[string]models.LOA
	if err := json.Unmarshal([]byte(text), &levels); err != nil {
		return nil, fmt.Errorf(`must be JSON such as {"SUBSTANTIAL":"substantial","HIGH":"high"}`)
	}
	for _, level := range levels {
		if level != models.LOASubstantial && level != models.LOAHigh {
			return nil, fmt.Errorf("has the level %q, and must have substantial or high", level)
		}
	}
	return levels, nil
}

// rolesOf reads {"the provider's name": "professional jobcenter"}.
func rolesOf(text string) (map[string]models.StaffRole, error) {
	const setting = "ENPLAN_LOGIN_STAFF_ROLES"
	var named map[string]string
	if err := json.Unmarshal([]byte(text), &named); err != nil || len(named) == 0 {
		return nil, fmt.Errorf(`%s must be JSON such as {"Konsulenter":"coordinator","Jobcenter":"professional jobcenter","Ledere":"leader"}`, setting)
	}
	roles := map[string]models.StaffRole{}
	for name, words := range named {
		role, department, _ := strings.Cut(words, " ")
		r := models.StaffRole{Role: models.Role(role), Department: department}
		if err := r.Check(); role == "" || err != nil {
			return nil, fmt.Errorf("%s gives %q the role %q; it must be coordinator, leader or professional with a department", setting, name, words)
		}
		roles[name] = r
	}
	return roles, nil
}
