package web_test

import (
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/golang-jwt/jwt/v5"

	"enplan/server/bearer"
)

// forged are tokens that nobody may take, by what is wrong with them.
func (s *systems) forged() map[string]string {
	set := func(of, name string, value any) string {
		return s.token(func(head, claims parts) { map[string]parts{"head": head, "claims": claims}[of][name] = value })
	}
	without := func(of, name string) string {
		return s.token(func(head, claims parts) { delete(map[string]parts{"head": head, "claims": claims}[of], name) })
	}
	at := func(name string, seconds int64) string { return set("claims", name, s.now.Unix()+seconds) }
	x := base64.RawURLEncoding.EncodeToString(s.ed.Public().(ed25519.PublicKey))
	jwk := parts{"kty": "OKP", "crv": "Ed25519", "x": x}
	jwkText, _ := json.Marshal(jwk)
	unsigned := func(alg string) string {
		head, claims := s.good()
		head["alg"] = alg
		return raw(head) + "." + raw(claims) + "."
	}
	cut := func(token string, part int, change func(string) string) string {
		three := strings.Split(token, ".")
		three[part] = change(three[part])
		return strings.Join(three, ".")
	}
	text := func(head, claims string) string { return s.signed(raw(head) + "." + raw(claims)) }
	headText := func(more string) string {
		return fmt.Sprintf(`{"alg":"EdDSA","typ":%q,"kid":%q%s}`, bearer.Type, s.edKID, more)
	}
	claimsText := func(more string) string {
		s.n++
		now := s.now.Unix()
		return fmt.Sprintf(`{"iss":"momentum","sub":"momentum","aud":%q,"iat":%d,"exp":%d,"jti":"a-token-in-text-%d"%s}`, audience, now, now+120, s.n, more)
	}
	all := map[string]string{
		"alg none":                          unsigned("none"),
		"alg None":                          unsigned("None"),
		"alg NONE":                          unsigned("NONE"),
		"alg nOnE with a signature":         set("head", "alg", "nOnE"),
		"alg empty":                         set("head", "alg", ""),
		"alg missing":                       without("head", "alg"),
		"alg null":                          set("head", "alg", nil),
		"alg a list":                        set("head", "alg", []string{"EdDSA"}),
		"alg eddsa":                         set("head", "alg", "eddsa"),
		"alg EdDSA with a space":            set("head", "alg", "EdDSA "),
		"alg ES256 over an Ed25519 key":     set("head", "alg", "ES256"),
		"HS256 with the public key as PEM":  s.secret("HS256", s.edPEM),
		"HS256 with PEM without its end":    s.secret("HS256", []byte(strings.TrimSpace(string(s.edPEM)))),
		"HS256 with the public key as DER":  s.secret("HS256", s.edDER),
		"HS256 with the public key bare":    s.secret("HS256", s.ed.Public().(ed25519.PublicKey)),
		"HS256 with the public key as JWK":  s.secret("HS256", jwkText),
		"HS512 with the public key as PEM":  s.secret("HS512", s.edPEM),
		"HS256 with an empty secret":        s.secret("HS256", []byte{}),
		"HS256 with the key's name":         s.secret("HS256", []byte(s.edKID)),
		"RS256 with a key of one's own":     s.with(jwt.SigningMethodRS256, s.rsa, nil),
		"PS256 with a key of one's own":     s.with(jwt.SigningMethodPS256, s.rsa, nil),
		"ES256 named by the Ed25519 key":    s.with(jwt.SigningMethodES256, s.ec, nil),
		"EdDSA named by the ES256 key":      set("head", "kid", s.ecKID),
		"exp missing":                       without("claims", "exp"),
		"exp long over":                     s.token(func(_, c parts) { c["iat"], c["exp"] = s.now.Unix()-600, s.now.Unix()-480 }),
		"exp over by a minute":              s.token(func(_, c parts) { c["iat"], c["exp"] = s.now.Unix()-180, s.now.Unix()-60 }),
		"exp six minutes after iat":         at("exp", 360),
		"exp in a hundred years":            at("exp", 3_155_760_000),
		"exp absurd":                        text(headText(""), strings.Replace(claimsText(""), `"exp":`, `"exp":1e300,"nbf":`, 1)),
		"exp negative":                      set("claims", "exp", -1),
		"exp as text":                       set("claims", "exp", "9999999999"),
		"exp with a fraction":               set("claims", "exp", float64(s.now.Unix())+60.5),
		"exp null":                          set("claims", "exp", nil),
		"exp before iat":                    s.token(func(_, c parts) { c["exp"] = c["iat"].(int64) - 1 }),
		"iat missing":                       without("claims", "iat"),
		"iat in five minutes":               s.token(func(_, c parts) { c["iat"], c["exp"] = s.now.Unix()+300, s.now.Unix()+420 }),
		"iat zero":                          set("claims", "iat", 0),
		"nbf in five minutes":               at("nbf", 300),
		"nbf absurd":                        set("claims", "nbf", 1e18),
		"aud missing":                       without("claims", "aud"),
		"aud another house":                 set("claims", "aud", "https://enplan.andetsted.example"),
		"aud with a slash":                  set("claims", "aud", audience+"/"),
		"aud in capitals":                   set("claims", "aud", strings.ToUpper(audience)),
		"aud a list with ours":              set("claims", "aud", []string{audience}),
		"aud a list with ours and another":  set("claims", "aud", []string{"https://evil.example", audience}),
		"aud empty":                         set("claims", "aud", ""),
		"aud null":                          set("claims", "aud", nil),
		"iss missing":                       without("claims", "iss"),
		"iss nobody we know":                set("claims", "iss", "evil"),
		"iss another source":                set("claims", "iss", "sensum"),
		"iss and sub another source":        s.token(func(_, c parts) { c["iss"], c["sub"] = "sensum", "sensum" }),
		"iss a list":                        set("claims", "iss", []string{"momentum"}),
		"iss with a space":                  s.token(func(_, c parts) { c["iss"], c["sub"] = "momentum ", "momentum " }),
		"sub another source":                set("claims", "sub", "sensum"),
		"sub missing":                       without("claims", "sub"),
		"another source's key":              s.with(jwt.SigningMethodEdDSA, s.theirEd, nil),
		"another source's key and its name": s.with(jwt.SigningMethodEdDSA, s.theirEd, func(h, _ parts) { h["kid"] = s.theirs }),
		"another source's key's name only":  set("head", "kid", s.theirs),
		"kid missing":                       without("head", "kid"),
		"kid empty":                         set("head", "kid", ""),
		"kid a path":                        set("head", "kid", "../../../../dev/null"),
		"kid an injection":                  set("head", "kid", s.edKID+"' OR '1'='1"),
		"kid with NUL":                      set("head", "kid", s.edKID+"\x00"),
		"kid a number":                      set("head", "kid", 0),
		"kid an address":                    set("head", "kid", "https://evil.example/key.pem"),
		"jku":                               set("head", "jku", "https://evil.example/jwks.json"),
		"x5u":                               set("head", "x5u", "https://evil.example/cert.pem"),
		"x5c":                               set("head", "x5c", []string{"MIIB"}),
		"jwk with a key of one's own": s.with(jwt.SigningMethodEdDSA, s.theirEd, func(h, _ parts) {
			h["jwk"] = parts{"kty": "OKP", "crv": "Ed25519", "x": raw([]byte(s.theirEd.Public().(ed25519.PublicKey)))}
		}),
		"crit":                       set("head", "crit", []string{"exp"}),
		"b64 false":                  s.token(func(h, _ parts) { h["b64"], h["crit"] = false, []string{"b64"} }),
		"zip":                        set("head", "zip", "DEF"),
		"cty, nested":                set("head", "cty", "JWT"),
		"nested: a token as content": s.signed(raw(headText("")) + "." + raw(s.token(nil))),
		"typ missing":                without("head", "typ"),
		"typ JWT":                    set("head", "typ", "JWT"),
		"typ of an access token":     set("head", "typ", "at+jwt"),
		"typ of a logout token":      set("head", "typ", "logout+jwt"),
		"typ in other letters":       set("head", "typ", "Enplan-Source+JWT"),
		"jti missing":                without("claims", "jti"),
		"jti short":                  set("claims", "jti", "1"),
		"jti very long":              set("claims", "jti", strings.Repeat("j", 129)),
		"jti a number":               set("claims", "jti", 12345678901234567),
		"a claim of no token":        set("claims", "role", "operator"),
		"iss twice":                  text(headText(""), strings.Replace(claimsText(""), `{"iss":"momentum"`, `{"iss":"sensum","iss":"momentum"`, 1)),
		"aud twice":                  text(headText(""), claimsText(`,"aud":"https://evil.example"`)),
		"alg twice":                  text(headText(`,"alg":"none"`), claimsText("")),
		"names in capitals":          text(headText(""), strings.Replace(claimsText(""), `"iss"`, `"ISS"`, 1)),
		"jti in two spellings":       text(headText(""), claimsText(`,"JTI":"another-name-of-it"`)),
		"a name escaped twice":       text(headText(""), claimsText(`,"\u0069ss":"sensum"`)),
		"NUL in iss":                 text(headText(""), strings.Replace(claimsText(""), `"momentum","sub":"momentum"`, `"momentum\u0000","sub":"momentum\u0000"`, 1)),
		"something after the claims": text(headText(""), claimsText("")+` {"iss":"sensum"}`),
		"claims a list":              text(headText(""), "["+claimsText("")+"]"),
		"claims null":                text(headText(""), "null"),
		"claims no JSON":             text(headText(""), "iss=momentum"),
		"header no JSON":             text("EdDSA", claimsText("")),
		"letters that are no UTF-8":  text(headText(""), strings.Replace(claimsText(""), `"a-token`, "\"\xff-token", 1)),
		"too long":                   text(headText("")+strings.Repeat(" ", bearer.MaxBytes), claimsText("")),
		"the signature of another":   cut(s.token(nil), 2, func(string) string { return strings.Split(s.token(nil), ".")[2] }),
		"claims changed afterwards": cut(s.token(nil), 1, func(string) string {
			_, c := s.good()
			return raw(c)
		}),
		"no signature":                  cut(s.token(nil), 2, func(string) string { return "" }),
		"a signature of zeros":          cut(s.token(nil), 2, func(string) string { return raw(make([]byte, 64)) }),
		"a signature cut short":         cut(s.token(nil), 2, func(x string) string { return x[:len(x)-2] }),
		"a signature with a bit turned": cut(s.token(nil), 2, func(x string) string { b := unraw(x); b[0] ^= 1; return raw(b) }),
		"a signature and more":          cut(s.token(nil), 2, func(x string) string { return x + "AAAA" }),
		"padded":                        cut(s.token(nil), 0, func(x string) string { return x + "==" }),
		"the signature padded":          cut(s.token(nil), 2, func(x string) string { return x + "==" }),
		"the other base64":              cut(s.token(nil), 2, func(x string) string { return base64.StdEncoding.EncodeToString(unraw(x)) }),
		"a line break in it":            cut(s.token(nil), 1, func(x string) string { return x[:8] + "\n" + x[8:] }),
		"detached":                      cut(s.token(nil), 1, func(string) string { return "" }),
		"one part":                      raw(headText("")) + ".",
		"two parts":                     strings.Join(strings.Split(s.token(nil), ".")[:2], "."),
		"four parts":                    s.token(nil) + ".AAAA",
		"five parts, a JWE":             raw(`{"alg":"dir","enc":"A256GCM"}`) + ".." + raw("123456789012") + "." + raw("content") + "." + raw("1234567890123456"),
		"three empty parts":             "..",
		"ES256 with zeros":              cut(s.ec256(nil), 2, func(string) string { return raw(make([]byte, 64)) }),
		"ES256 with r of the order":     cut(s.ec256(nil), 2, func(string) string { return raw(append(elliptic.P256().Params().N.Bytes(), make([]byte, 32)...)) }),
		"ES256 as ASN.1": func() string {
			head, claims := s.good()
			head["alg"], head["kid"] = "ES256", s.ecKID
			start := raw(head) + "." + raw(claims)
			sum := sha256.Sum256([]byte(start))
			signature, _ := ecdsa.SignASN1(rand.Reader, s.ec, sum[:])
			return start + "." + raw(signature)
		}(),
		"ES256 by another key": func() string {
			other, _ := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
			return s.with(jwt.SigningMethodES256, other, func(h, _ parts) { h["kid"] = s.ecKID })
		}(),
		"ES256K called ES256": set("head", "alg", "ES256K"),
		"ES384": func() string {
			other, _ := ecdsa.GenerateKey(elliptic.P384(), rand.Reader)
			return s.with(jwt.SigningMethodES384, other, func(h, _ parts) { h["kid"] = s.ecKID })
		}(),
	}
	return all
}
