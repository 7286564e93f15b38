package main

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"encoding/pem"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"enplan/models"
)

// written is a file only its owner can open.
func written(t *testing.T, text string, mode os.FileMode) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(path, []byte(text), mode); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestAProviderOfLoginsIsGivenWholeOrRefusedAtStart(t *testing.T) {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	der, err := x509.MarshalPKCS8PrivateKey(key)
	if err != nil {
		t.Fatal(err)
	}
	secret := written(t, "hemmelig\n", 0o600)
	keyFile := written(t, string(pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: der})), 0o600)
	citizen := []string{"ADDRESS=https://plan.example.dk", "CITIZEN_ISSUER=https://broker.example.dk", "CITIZEN_CLIENT=enplan", "CITIZEN_SECRET_FILE=" + secret}
	staff := []string{
		"ADDRESS=https://plan.example.dk", "STAFF_ISSUER=https://login.example.dk", "STAFF_CLIENT=enplan", "STAFF_KEY_FILE=" + keyFile,
		`STAFF_ROLES={"K":"coordinator","J":"professional jobcenter","L":"leader"}`,
	}
	with := func(base []string, more ...string) []string { return append(append([]string{}, base...), more...) }
	for name, c := range map[string]struct {
		set  []string
		want string // in the error; "" is none
	}{
		"nothing":                    {nil, ""},
		"a broker by its preset":     {with(citizen, "CITIZEN_PRESET=signaturgruppen"), ""},
		"a broker spelt out":         {with(citizen, "CITIZEN_CLAIM_CPR=cpr", "CITIZEN_CLAIM_LOA=loa", `CITIZEN_LEVELS={"high":"high"}`), ""},
		"staff with a key":           {staff, ""},
		"a preset there is none of":  {with(citizen, "CITIZEN_PRESET=nemid"), "PRESET"},
		"no issuer":                  {with(citizen, "CITIZEN_PRESET=idura", "CITIZEN_ISSUER="), "ENPLAN_LOGIN_CITIZEN_ISSUER"},
		"no client":                  {with(citizen, "CITIZEN_PRESET=idura", "CITIZEN_CLIENT="), "ENPLAN_LOGIN_CITIZEN_CLIENT"},
		"no address of ours":         {with(citizen, "CITIZEN_PRESET=idura", "ADDRESS="), "ENPLAN_LOGIN_ADDRESS"},
		"an address in the clear":    {with(citizen, "CITIZEN_PRESET=idura", "ADDRESS=http://plan.example.dk"), "https"},
		"an issuer in the clear":     {with(citizen, "CITIZEN_PRESET=idura", "CITIZEN_ISSUER=http://broker.example.dk"), "https"},
		"a secret and a key":         {with(citizen, "CITIZEN_PRESET=idura", "CITIZEN_KEY_FILE="+keyFile), "either"},
		"neither secret nor key":     {with(citizen, "CITIZEN_PRESET=idura", "CITIZEN_SECRET_FILE="), "either"},
		"a secret that all can read": {with(citizen, "CITIZEN_PRESET=idura", "CITIZEN_SECRET_FILE="+written(t, "x", 0o644)), "everybody"},
		"an empty secret":            {with(citizen, "CITIZEN_PRESET=idura", "CITIZEN_SECRET_FILE="+written(t, " \n", 0o600)), "secret"},
		"a key that is none":         {with(staff, "STAFF_KEY_FILE="+secret), "PKCS #8"},
		"no claim for the CPR":       {with(citizen, "CITIZEN_CLAIM_LOA=loa", `CITIZEN_LEVELS={"high":"high"}`), "CPR"},
		"a level below":              {with(citizen, "CITIZEN_PRESET=idura", `CITIZEN_LEVELS={"LOW":"low"}`), "low"},
		"levels that are no JSON":    {with(citizen, "CITIZEN_PRESET=idura", "CITIZEN_LEVELS=HIGH"), "LEVELS"},
		"userinfo perhaps":           {with(citizen, "CITIZEN_PRESET=idura", "CITIZEN_USERINFO=perhaps"), "USERINFO"},
		"no roles":                   {with(staff, "STAFF_ROLES="), "ENPLAN_LOGIN_STAFF_ROLES"},
		"a role nobody has":          {with(staff, `STAFF_ROLES={"K":"operator"}`), "operator"},
		"a department for a leader":  {with(staff, `STAFF_ROLES={"K":"leader job"}`), "leader job"},
		"roles for citizens":         {with(citizen, "CITIZEN_PRESET=idura", `CITIZEN_ROLES={"K":"leader"}`), "ROLES is for the other"},
		"a CPR for staff":            {with(staff, "STAFF_CLAIM_CPR=cpr"), "CLAIM_CPR is for the other"},
		"citizens are employed":      {with(citizen, "CITIZEN_PRESET=idura", "CITIZEN_EMPLOY=true"), "EMPLOY"},
	} {
		t.Run(name, func(t *testing.T) {
			for _, one := range c.set {
				setting, value, _ := strings.Cut(one, "=")
				t.Setenv("ENPLAN_LOGIN_"+setting, value)
			}
			settings, err := readConfig()
			if err != nil {
				t.Fatal(err)
			}
			logins, err := (&surroundings{settings: settings, now: time.Now}).logins()
			if (err == nil) != (c.want == "") || err != nil && !strings.Contains(err.Error(), c.want) {
				t.Errorf("%v, want %q", err, c.want)
			}
			if err != nil && strings.Contains(err.Error(), "hemmelig") {
				t.Error("the secret is in the error")
			}
			if name == "staff with a key" && (logins.By[models.ByStaffProvider] == nil || logins.Roles["J"].Department != "jobcenter") {
				t.Errorf("%+v", logins)
			}
		})
	}
}
