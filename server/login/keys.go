package login

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/url"
	"sync"
	"time"

	"github.com/coreos/go-oidc/v3/oidc"
)

// keys are the provider's. A token with a name of a key we do not have makes them be
// fetched anew, at most once a minute: anybody can send such tokens.
type keys struct {
	*oidc.RemoteKeySet
	address string
}

func newKeys(p *Provider, address string) *keys {
	client := *p.client
	client.Transport = &seldom{next: client.Transport, now: p.Now}
	return &keys{RemoteKeySet: oidc.NewRemoteKeySet(oidc.ClientContext(context.Background(), &client), address), address: address}
}

// VerifySignature is that of the library, and tells who asks whether it was the keys
// that could not be had.
func (k *keys) VerifySignature(ctx context.Context, token string) ([]byte, error) {
	payload, err := k.RemoteKeySet.VerifySignature(ctx, token)
	var fault *url.Error
	if missing, asked := ctx.Value(missingKeys{}).(*bool); asked && errors.As(err, &fault) && !errors.Is(err, errSeldom) {
		*missing = true
	}
	return payload, err
}

// missingKeys is where in a context it is told; the library keeps of an error only
// its words.
type missingKeys struct{}

var (
	errStatus = errors.New("the provider gives no keys")
	errSeldom = errors.New("the keys were fetched just now")
	errLarge  = errors.New("the provider's answer is too large")
)

// seldom lets one request through a minute, and after one that failed another in
// five seconds.
type seldom struct {
	next http.RoundTripper
	now  func() time.Time

	mu    sync.Mutex
	again time.Time
}

// RoundTrip fetches, or refuses because it was done just now.
func (s *seldom) RoundTrip(r *http.Request) (*http.Response, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	now := s.now()
	if now.Before(s.again) {
		return nil, errSeldom
	}
	s.again = now.Add(failedApart)
	answer, err := s.next.RoundTrip(r)
	if err != nil {
		return nil, err
	}
	if answer.StatusCode != http.StatusOK {
		_ = answer.Body.Close()
		return nil, errStatus
	}
	s.again = now.Add(keysApart)
	return answer, nil
}

// limited lets no answer be larger than a provider has a reason for.
type limited struct{ next http.RoundTripper }

// RoundTrip is that of next with an end to the answer.
func (l limited) RoundTrip(r *http.Request) (*http.Response, error) {
	answer, err := l.next.RoundTrip(r)
	if err == nil {
		answer.Body = &ended{answer.Body, mostAnswered}
	}
	return answer, err
}

type ended struct {
	io.ReadCloser
	left int
}

// Read fails where the limit is passed.
func (e *ended) Read(b []byte) (int, error) {
	n, err := e.ReadCloser.Read(b)
	if e.left -= n; e.left < 0 {
		return 0, errLarge
	}
	return n, err
}
