package receipt

import (
	"bytes"
	"crypto"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/golang-jwt/jwt/v5"
)

// signature is a detached JWS (RFC 7515, appendix F) over the canonical form of
// the receipt without it.
type signature struct {
	Type string `json:"@type"`
	At   string `json:"dct:created"`
	JWS  string `json:"enplan:jws"`
}

// header is that of our JWS; only it is ever taken.
type header struct {
	Alg string `json:"alg"`
	Kid string `json:"kid"`
}

// Key is a public key as the server tells of it, RFC 8037.
type Key struct {
	Kty string `json:"kty"`
	Crv string `json:"crv"`
	X   string `json:"x"`
	Kid string `json:"kid"`
	Use string `json:"use"`
	Alg string `json:"alg"`
}

// Keys is a set of them, RFC 7517.
type Keys struct {
	Keys []Key `json:"keys"`
}

var b64 = base64.RawURLEncoding.Strict()

// KeyOf is the public key as others read it; it is called by its thumbprint,
// RFC 7638.
func KeyOf(public ed25519.PublicKey) Key {
	k := Key{Kty: "OKP", Crv: "Ed25519", X: b64.EncodeToString(public), Use: "sig", Alg: jwt.SigningMethodEdDSA.Alg()}
	thumb := sha256.Sum256([]byte(`{"crv":"` + k.Crv + `","kty":"` + k.Kty + `","x":"` + k.X + `"}`))
	k.Kid = b64.EncodeToString(thumb[:])
	return k
}

// ErrSignature says that a receipt is not as it was signed, or not signed with
// one of the keys.
var ErrSignature = errors.New("receipt: the signature does not hold")

// Sign signs what DPV or FHIR wrote. who is the one who signs, in words.
func Sign(body []byte, key crypto.Signer, who string, at time.Time) ([]byte, error) {
	doc, err := object(body)
	if err != nil {
		return nil, err
	}
	public, ok := key.Public().(ed25519.PublicKey)
	if !ok {
		return nil, errors.New("receipt: the key is no Ed25519 key")
	}
	head, err := json.Marshal(header{Alg: jwt.SigningMethodEdDSA.Alg(), Kid: KeyOf(public).Kid})
	if err != nil {
		return nil, err
	}
	content, err := canonical(doc)
	if err != nil {
		return nil, err
	}
	start := b64.EncodeToString(head)
	signed, err := jwt.SigningMethodEdDSA.Sign(start+"."+b64.EncodeToString(content), key)
	if err != nil {
		return nil, fmt.Errorf("receipt: %w", err)
	}
	put(doc, start+".."+b64.EncodeToString(signed), who, instant(at))
	return json.MarshalIndent(doc, "", " ")
}

// Verify reports whether a receipt of either format is as it was signed with one
// of the keys. It needs nothing else. It returns ErrSignature when not.
func Verify(body []byte, keys Keys) error {
	doc, err := object(body)
	if err != nil {
		return err
	}
	jws := take(doc)
	start, end, _ := strings.Cut(jws, "..")
	head, err := headOf(start)
	if err != nil {
		return err
	}
	signed, err := b64.DecodeString(end)
	if err != nil {
		return ErrSignature
	}
	content, err := canonical(doc)
	if err != nil {
		return err
	}
	i := slices.IndexFunc(keys.Keys, func(k Key) bool { return k.Kid == head.Kid })
	if i < 0 {
		return ErrSignature
	}
	public, err := b64.DecodeString(keys.Keys[i].X)
	if err != nil || len(public) != ed25519.PublicKeySize {
		return ErrSignature
	}
	if jwt.SigningMethodEdDSA.Verify(start+"."+b64.EncodeToString(content), signed, ed25519.PublicKey(public)) != nil {
		return ErrSignature
	}
	return nil
}

// headOf is a header byte for byte as Sign writes one, so that no other algorithm and
// no field that changes how the rest is read can stand in it.
func headOf(part string) (head header, err error) {
	raw, err := b64.DecodeString(part)
	if err != nil || json.Unmarshal(raw, &head) != nil || head.Alg != jwt.SigningMethodEdDSA.Alg() {
		return head, ErrSignature
	}
	if ours, err := json.Marshal(head); err != nil || !bytes.Equal(ours, raw) {
		return head, ErrSignature
	}
	return head, nil
}

// put sets the signature where the format has its place for one.
func put(doc map[string]any, jws, who, at string) {
	if doc["resourceType"] == nil {
		doc["enplan:signature"] = map[string]any{"@type": "enplan:Signature", "dct:created": at, "enplan:jws": jws}
		return
	}
	list, _ := doc["contained"].([]any)
	doc["contained"] = append(list, signedBy(jws, who, at))
}

// take takes the signature out again, "" when there is none.
func take(doc map[string]any) string {
	if s, ok := doc["enplan:signature"].(map[string]any); ok {
		delete(doc, "enplan:signature")
		jws, _ := s["enplan:jws"].(string)
		return jws
	}
	list, _ := doc["contained"].([]any)
	if len(list) == 0 {
		return ""
	}
	last := list[len(list)-1]
	doc["contained"] = list[:len(list)-1]
	return jwsIn(last)
}
