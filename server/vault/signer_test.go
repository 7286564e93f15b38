package vault_test

import (
	"crypto"
	"crypto/ed25519"
	"fmt"
	"strings"
	"testing"

	"enplan/server/vault"
)

func TestASignerSignsAndNeverShowsItsKey(t *testing.T) {
	s, err := vault.NewSigner(vault.Key{7})
	if err != nil {
		t.Fatal(err)
	}
	signed, err := s.Sign(nil, []byte("kvittering"), crypto.Hash(0))
	public, ok := s.Public().(ed25519.PublicKey)
	if err != nil || !ok || !ed25519.Verify(public, []byte("kvittering"), signed) || ed25519.Verify(public, []byte("kvitteringen"), signed) {
		t.Errorf("the signature: %v", err)
	}
	for _, said := range []string{fmt.Sprint(s), fmt.Sprintf("%+v %#v %s %x", s, s, &s, s)} {
		if strings.Trim(said, "signer ") != "" {
			t.Errorf("it says %q", said)
		}
	}
	if _, err := vault.NewSigner(vault.Key{}); err == nil || (vault.Signer{}).Ready() {
		t.Error("one without a key is ready")
	}
}
