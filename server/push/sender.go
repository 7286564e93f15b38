package push

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"encoding/base64"
	"errors"
	"io"
	"net"
	"net/http"
	"net/netip"
	"time"

	"github.com/SherClockHolmes/webpush-go"

	"enplan/server/dial"
)

// Patience is how long one sending may take in all.
const Patience = 10 * time.Second

const (
	mostRead    = 64 << 10            // bytes of an answer, so that the line can be used again
	idlePerHost = 64                  // lines kept open to one push service
	longestTTL  = 28 * 24 * time.Hour // what push services keep at most
)

// Config is what a Sender must know.
type Config struct {
	Keys    Keys
	Contact string           // a bare e-mail address, for the push services
	Now     func() time.Time // the clock of proofs
	Lasts   time.Duration    // how long a proof holds: 2 to 24 hours, 0 for 12
	Roots   *x509.CertPool   // who is believed about who a host is; nil for those of the machine
	// Dial calls a host, in tests; nil calls and looks at each address first.
	Dial func(ctx context.Context, network, address string) (net.Conn, error)
}

// Sender sends. It follows nobody anywhere, asks no proxy, and keeps lines open.
type Sender struct {
	keys     Keys
	client   *http.Client
	proofs   *proofs
	throwing [2]string // a pair that only the library signs with; see carry
}

// New gives a sender. It refuses a contact that push services would refuse.
func New(c Config) (*Sender, error) {
	if err := CheckContact(c.Contact); err != nil {
		return nil, err
	}
	if c.Lasts == 0 {
		c.Lasts = proofLasts
	}
	if c.Keys.private == nil || c.Now == nil || c.Lasts < leastProof || c.Lasts > longestEver {
		return nil, errors.New("push: a sender needs keys, a clock, and proofs of 2 to 24 hours")
	}
	if c.Dial == nil {
		c.Dial = dial.Only(func(addr netip.Addr) bool { return dial.MayCall(addr, false) }).DialContext
	}
	s := &Sender{
		keys:   c.Keys,
		proofs: &proofs{keys: c.Keys, contact: c.Contact, lasts: c.Lasts, now: c.Now, held: map[string]proof{}},
		client: &http.Client{
			Timeout:       Patience,
			CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
			Transport: &http.Transport{
				DialContext: c.Dial, TLSClientConfig: &tls.Config{RootCAs: c.Roots, MinVersion: tls.VersionTLS12},
				MaxIdleConnsPerHost: idlePerHost, IdleConnTimeout: 90 * time.Second, TLSHandshakeTimeout: Patience,
				DisableCompression: true, MaxResponseHeaderBytes: 16 << 10,
			},
		},
	}
	var err error
	s.throwing[0], s.throwing[1], err = webpush.GenerateVAPIDKeys()
	return s, err
}

// Public is the key that a browser subscribes with.
func (s *Sender) Public() string { return s.keys.Public() }

// CheckSubscription refuses a subscription that could not be sent to.
func (s *Sender) CheckSubscription(to Subscription) error { return s.keys.CheckSubscription(to) }

// Send sends one message to one browser, within Patience. Safe for many at once.
func (s *Sender) Send(ctx context.Context, to Subscription, m Message, o Options) Result {
	if err := s.keys.CheckSubscription(to); err != nil {
		return Result{Outcome: Refused, Err: err}
	}
	payload, err := m.payload()
	if err != nil {
		return Result{Outcome: Refused, Err: err}
	}
	options := &webpush.Options{
		HTTPClient: carrier{s}, RecordSize: sealed, TTL: seconds(o.TTL), Urgency: webpush.UrgencyNormal,
		Subscriber: s.proofs.contact, VAPIDPrivateKey: s.throwing[0], VAPIDPublicKey: s.throwing[1],
	}
	if o.Urgent {
		options.Urgency = webpush.UrgencyHigh
	}
	if o.Topic != "" {
		options.Topic = s.keys.topic(o.Topic)
	}
	encode := base64.RawURLEncoding.EncodeToString
	answer, err := webpush.SendNotificationWithContext(ctx, payload, &webpush.Subscription{
		Endpoint: to.Endpoint, Keys: webpush.Keys{P256dh: encode(to.P256dh), Auth: encode(to.Auth)},
	}, options)
	if err != nil {
		return failed(err)
	}
	// A line is used again only when the answer on it has been read to its end.
	_, _ = io.CopyN(io.Discard, answer.Body, mostRead)
	_ = answer.Body.Close()
	return read(answer.StatusCode, answer.Header.Get("Retry-After"), s.proofs.now())
}

// carrier is the library's way to the network.
type carrier struct{ sender *Sender }

// Do puts our proof in place of the one the library signs for each message with a
// pair that is thrown away, and sends.
func (c carrier) Do(r *http.Request) (*http.Response, error) {
	proof, err := c.sender.proofs.of(r.URL.Scheme + "://" + r.URL.Host)
	if err != nil {
		return nil, err
	}
	r.Header.Set("Authorization", proof)
	r.Header.Set("User-Agent", "enplan")
	return c.sender.client.Do(r)
}

func seconds(ttl time.Duration) int { return int(min(max(ttl, 0), longestTTL) / time.Second) }
