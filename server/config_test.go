package main

import "testing"

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
