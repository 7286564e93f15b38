package login

import (
	"crypto"
	"crypto/x509"
	"encoding/pem"
)

// ParseKey reads the client's private key as PKCS #8 in PEM. The error does not repeat
// it. A key that cannot be signed with is refused here and not when somebody logs in.
func ParseKey(text []byte) (crypto.Signer, error) {
	block, _ := pem.Decode(text)
	if block == nil || block.Type != "PRIVATE KEY" {
		return nil, ErrKey
	}
	key, err := x509.ParsePKCS8PrivateKey(block.Bytes)
	if err != nil {
		return nil, ErrKey
	}
	signer, is := key.(crypto.Signer)
	if !is {
		return nil, ErrKey
	}
	_, err = methodOf(signer.Public())
	return signer, err
}
