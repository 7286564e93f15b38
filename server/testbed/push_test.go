package testbed

import (
	"crypto/ecdh"
	"testing"
)

// The example of RFC 8291 §5.
func TestTheExampleOfTheRFCIsOpened(t *testing.T) {
	decode := func(text string) []byte {
		b, err := base64url.DecodeString(text)
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	private, err := ecdh.P256().NewPrivateKey(decode("q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94"))
	if err != nil {
		t.Fatal(err)
	}
	body := decode("DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN")
	plain, _, err := openSealed(private, decode("BTBZMqHH6r4Tts7J_aSIgg"), body)
	if err != nil || string(plain) != "When I grow up, I want to be a watermelon" {
		t.Errorf("%q, %v", plain, err)
	}
	body[len(body)-1] ^= 1
	if _, _, err := openSealed(private, decode("BTBZMqHH6r4Tts7J_aSIgg"), body); err == nil {
		t.Error("it opens when changed")
	}
}
