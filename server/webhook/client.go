package webhook

import (
	"bytes"
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"net/http"
	"net/netip"
	"time"

	"enplan/server/dial"
)

// Patience is how long one call may take in all.
const Patience = 10 * time.Second

// ErrNotTaken says that the system answered, and not with 2xx.
var ErrNotTaken = errors.New("the system did not take it")

// Call is one thing to tell one system.
type Call struct {
	Address string
	Inside  bool // it may stand on the municipality's own network
	Secret  []byte
	ID      string
	At      time.Time
	Body    []byte
}

// Client calls systems. It follows nobody anywhere, asks no proxy, keeps no line
// open, reads no answer, and looks at each address a name turns out to stand for.
type Client struct {
	outside, inside *http.Client
}

// New gives a client. roots are who is believed about who a host is, nil for those
// of the machine.
func New(roots *x509.CertPool) *Client { return newClient(roots, dial.MayCall) }

func newClient(roots *x509.CertPool, may func(addr netip.Addr, onInside bool) bool) *Client {
	calling := func(onInside bool) *http.Client {
		dialer := dial.Only(func(addr netip.Addr) bool { return may(addr, onInside) })
		return &http.Client{
			Timeout:       Patience,
			CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
			Transport: &http.Transport{
				DialContext: dialer.DialContext, DisableKeepAlives: true, DisableCompression: true,
				TLSClientConfig:        &tls.Config{RootCAs: roots, MinVersion: tls.VersionTLS12},
				MaxResponseHeaderBytes: 8 << 10,
			},
		}
	}
	return &Client{outside: calling(false), inside: calling(true)}
}

// Post makes the call. Nil says that the system answered 2xx. What the answer says
// is not looked at, and stands in no error.
func (c *Client) Post(ctx context.Context, call Call) error {
	u, err := CheckAddress(call.Address)
	if err != nil {
		return err
	}
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, u.String(), bytes.NewReader(call.Body))
	if err != nil {
		return ErrAddress
	}
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("User-Agent", "enplan")
	mark(r.Header, call.Secret, call.ID, call.At, call.Body)
	by := c.outside
	if call.Inside {
		by = c.inside
	}
	answer, err := by.Do(r)
	if err != nil {
		return fmt.Errorf("call: %w", dial.WithoutAddress(err))
	}
	_ = answer.Body.Close()
	if answer.StatusCode < 200 || answer.StatusCode > 299 {
		return fmt.Errorf("%w: %d", ErrNotTaken, answer.StatusCode)
	}
	return nil
}
