package models_test

import (
	"errors"
	"strings"
	"testing"

	"enplan/models"
)

func TestADeviceHasANameThatCanBeRead(t *testing.T) {
	for name, want := range map[string]string{
		"Mettes telefon": "Mettes telefon", "  iPhone 12 ": "iPhone 12", strings.Repeat("ø", 60): strings.Repeat("ø", 60), "📱": "📱",
		"": "", "   ": "", strings.Repeat("ø", 61): "", "a\nb": "", "a\x00": "", "a\u202eb": "", "\u200b": "",
	} {
		got, err := models.CheckDeviceName(name)
		if got != want || (want == "") != errors.Is(err, models.ErrDeviceName) {
			t.Errorf("%q: %q, %v", name, got, err)
		}
	}
}
