package main

import (
	"strings"
	"testing"
)

func TestASettingThatMeansNothingIsRefusedAtStart(t *testing.T) {
	for name, values := range map[string]map[string]bool{
		"ENPLAN_LOG_NAMES":      {"": true, "role": true, "name": true, "names": false, "Role": false},
		"ENPLAN_ANSWER_DAYS":    {"1": true, "0": false, "x": false},
		"ENPLAN_PROXY":          {"": true, "10.0.0.0/8": true, "127.0.0.1/32,::1/128": true, "10.0.0.1": false, "proxy": false},
		"ENPLAN_RETENTION":      {"": true, "false": true, "on": false, "true": false},
		"ENPLAN_RETENTION_MOST": {"1": true, "0": false, "-1": false},
		"ENPLAN_LIMITS":         {"true": true, "false": true, "off": false},
	} {
		for value, want := range values {
			t.Run(name+"="+value, func(t *testing.T) {
				t.Setenv(name, value)
				if _, err := readConfig(); (err == nil) != want {
					t.Errorf("%v", err)
				}
			})
		}
	}
}

func TestAPostgresOnAnotherMachineIsReachedOverTLSOnly(t *testing.T) {
	t.Setenv("PGHOST", "")
	for address, want := range map[string]bool{
		"data/enplan.db": true, "file:x.db": true, "postgres:///enplan": true, "postgres://u@localhost/enplan": true, "postgres://u@127.0.0.1:5432/enplan?sslmode=disable": true,
		"postgresql://[::1]/enplan": true, "postgres:///enplan?host=/run/postgresql": true, "postgres://db.example:5432/enplan?sslmode=verify-full&sslrootcert=/ca.pem": true,
		"postgres://db.example/enplan": false, "postgres://10.0.0.4/enplan?sslmode=require": false, "postgres://db.example/enplan?sslmode=verify-ca": false, "postgresql://db.example/enplan?sslmode=disable": false,
		"postgres://localhost/enplan?host=db.example": false, "postgres://127.0.0.1,db.example/enplan": false, "postgres://localhost.example/enplan": false, "postgres:///enplan?host=/run/pg,db.example": false,
	} {
		t.Setenv("ENPLAN_DATABASE", address)
		if _, err := readConfig(); (err == nil) != want || err != nil && strings.Contains(err.Error(), "example") {
			t.Errorf("%s: %v", address, err)
		}
	}
	t.Setenv("ENPLAN_DATABASE", "postgres:///enplan")
	t.Setenv("PGHOST", "db.example")
	if _, err := readConfig(); err == nil {
		t.Error("another machine that is named elsewhere is reached without TLS")
	}
}
