package testbed

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/ecdh"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/hkdf"
	"crypto/rand"
	"crypto/sha256"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"math/big"
	"strings"
	"sync"
	"time"
)

var errSealed = errors.New("it is not sealed as RFC 8188 and RFC 8291 have it")

// openSealed opens one record that was sealed for a browser. Written from the RFCs
// and not from the library that seals.
func openSealed(private *ecdh.PrivateKey, auth, body []byte) (plain, sender []byte, err error) {
	if len(body) < 16+4+1+65+17 {
		return nil, nil, errSealed
	}
	salt, size, named := body[:16], binary.BigEndian.Uint32(body[16:20]), int(body[20])
	if named != 65 || len(body)-86 > int(size) {
		return nil, nil, errSealed
	}
	sender, sealed := body[21:86], body[86:]
	theirs, err := ecdh.P256().NewPublicKey(sender)
	if err != nil {
		return nil, nil, err
	}
	shared, err := private.ECDH(theirs)
	if err != nil {
		return nil, nil, err
	}
	ours := private.PublicKey().Bytes()
	material, err := hkdf.Key(sha256.New, shared, auth, "WebPush: info\x00"+string(ours)+string(sender), 32)
	if err != nil {
		return nil, nil, err
	}
	key, err := hkdf.Key(sha256.New, material, salt, "Content-Encoding: aes128gcm\x00", 16)
	if err != nil {
		return nil, nil, err
	}
	nonce, err := hkdf.Key(sha256.New, material, salt, "Content-Encoding: nonce\x00", 12)
	if err != nil {
		return nil, nil, err
	}
	block, err := aes.NewCipher(key)
	if err != nil {
		return nil, nil, err
	}
	opener, err := cipher.NewGCM(block)
	if err != nil {
		return nil, nil, err
	}
	if plain, err = opener.Open(nil, nonce, sealed, nil); err != nil {
		return nil, nil, err
	}
	plain = []byte(strings.TrimRight(string(plain), "\x00"))
	if len(plain) == 0 || plain[len(plain)-1] != 2 { // the mark of the last record
		return nil, nil, errSealed
	}
	return plain[:len(plain)-1], sender, nil
}

// PushProof is what the sender has signed about itself.
type PushProof struct {
	Token    string // the whole of it
	Audience string
	Subject  string
	Until    time.Time
	Key      string // the public key, base64url
}

var base64url = base64.RawURLEncoding

var errProof = errors.New("who sends is not shown as RFC 8292 has it")

// readProof checks the signature of who sends, by the key that stands beside it.
func readProof(header string) (p PushProof, err error) {
	token, key, found := strings.Cut(strings.TrimPrefix(header, "vapid t="), ", k=")
	parts := strings.Split(token, ".")
	if !found || len(parts) != 3 || !strings.HasPrefix(header, "vapid t=") {
		return p, errProof
	}
	p.Token, p.Key = token, key
	point, err := base64url.DecodeString(key)
	if err != nil {
		return p, err
	}
	public, err := ecdsa.ParseUncompressedPublicKey(elliptic.P256(), point)
	if err != nil {
		return p, err
	}
	signature, err := base64url.DecodeString(parts[2])
	if err != nil || len(signature) != 64 {
		return p, errProof
	}
	sum := sha256.Sum256([]byte(parts[0] + "." + parts[1]))
	if !ecdsa.Verify(public, sum[:], new(big.Int).SetBytes(signature[:32]), new(big.Int).SetBytes(signature[32:])) {
		return p, fmt.Errorf("%w: the signature", errProof)
	}
	claims, err := base64url.DecodeString(parts[1])
	if err != nil {
		return p, err
	}
	var said struct {
		Aud, Sub string
		Exp      int64
	}
	if err := json.Unmarshal(claims, &said); err != nil {
		return p, err
	}
	p.Audience, p.Subject, p.Until = said.Aud, said.Sub, time.Unix(said.Exp, 0)
	return p, nil
}

// certifier makes a certificate for whatever host is asked for.
type certifier struct {
	key  *ecdsa.PrivateKey
	root *x509.Certificate
	lock sync.Mutex
	made map[string]*tls.Certificate
}

var (
	certainlyFrom = time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)
	certainlyTo   = time.Date(2100, 1, 1, 0, 0, 0, 0, time.UTC)
)

func authority() (*certifier, *x509.CertPool, error) {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return nil, nil, err
	}
	c := &certifier{key: key, made: map[string]*tls.Certificate{}, root: &x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "for tests"}, NotBefore: certainlyFrom, NotAfter: certainlyTo,
		IsCA: true, BasicConstraintsValid: true, KeyUsage: x509.KeyUsageCertSign,
	}}
	signed, err := x509.CreateCertificate(rand.Reader, c.root, c.root, key.Public(), key)
	if err != nil {
		return nil, nil, err
	}
	if c.root, err = x509.ParseCertificate(signed); err != nil {
		return nil, nil, err
	}
	roots := x509.NewCertPool()
	roots.AddCert(c.root)
	return c, roots, nil
}

func (c *certifier) certificate(asked *tls.ClientHelloInfo) (*tls.Certificate, error) {
	c.lock.Lock()
	defer c.lock.Unlock()
	if made := c.made[asked.ServerName]; made != nil {
		return made, nil
	}
	signed, err := x509.CreateCertificate(rand.Reader, &x509.Certificate{
		SerialNumber: big.NewInt(int64(len(c.made) + 2)), NotBefore: certainlyFrom, NotAfter: certainlyTo,
		DNSNames: []string{asked.ServerName}, ExtKeyUsage: []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth},
	}, c.root, c.key.Public(), c.key)
	if err != nil {
		return nil, err
	}
	c.made[asked.ServerName] = &tls.Certificate{Certificate: [][]byte{signed}, PrivateKey: c.key}
	return c.made[asked.ServerName], nil
}
