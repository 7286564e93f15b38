package webhook

import (
	"context"
	"crypto/x509"
	"encoding/base64"
	"errors"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"net/url"
	"strings"
	"testing"
	"time"

	"enplan/server/dial"
)

// The vector that the reference library of Standard Webhooks is tested with.
func TestASignatureIsTheOneThatReceiversLibrariesExpect(t *testing.T) {
	secret, err := base64.StdEncoding.DecodeString("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
	if err != nil {
		t.Fatal(err)
	}
	got := Sign(secret, "msg_p5jXN8AQM9LWM0D4loKWxJek", time.Unix(1614265330, 0), []byte(`{"test": 2432232314}`))
	if want := "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	if ShowSecret(secret) != "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw" {
		t.Error("the secret is not shown as libraries take it")
	}
}

func TestOnlyHTTPSToANamedHostIsAnAddress(t *testing.T) {
	for address, good := range map[string]bool{
		"https://job.example.dk/hook": true, "https://job.example.dk": true, "https://job.example.dk:8443/a?b=c": true,
		"https://xn--sm-lka.dk/": true, "https://a-b.c.dk:443/": true,
		"http://job.example.dk/": false, "ftp://job.example.dk/": false, "//job.example.dk/": false, "job.example.dk": false, "": false,
		"https://": false, "https:job.example.dk": false, "https:///hook": false, "https://job/": false, "https://localhost/": false,
		"https://a.local/": false, "https://a.localhost/": false, "https://user@job.example.dk/": false, "https://u:p@job.example.dk/": false,
		"https://job.example.dk/#x": false, "https://job.example.dk#@evil.dk/": false, "https://job.example.dk:/": false,
		"https://job.example.dk:22/": false, "https://job.example.dk:99999/": false, "https://job.example.dk./": false, "https://.dk/": false,
		"https://127.0.0.1/": false, "https://[::1]/": false, "https://2130706433/": false, "https://0x7f.1/": false, "https://0177.0.0.1/": false,
		"https://127.1/": false, "https://1.2.3.4.5/": false, "https://job.example.0x7f/": false, "https://[::ffff:127.0.0.1]/": false,
		"https://jöb.dk/": false, "https://JOB.example.dk/": false, "https://job example.dk/": false, "https://job.example.dk\n/": false,
		"https://job%2eexample.dk/": false, "https://a_b.dk/": false, "https://ⓙob.dk/": false, "https://①②⑦.⓪.⓪.①/": false,
		"https://" + strings.Repeat("a", 64) + ".dk/": false, "https://job.example.dk/" + strings.Repeat("a", 1000): false,
	} {
		if _, err := CheckAddress(address); (err == nil) != good {
			t.Errorf("%.60q: %v", address, err)
		}
	}
}

// receiver is a department's system that answers as it is told.
func receiver(t *testing.T, answer http.HandlerFunc) (c *Client, call Call) {
	t.Helper()
	s := httptest.NewTLSServer(answer)
	t.Cleanup(s.Close)
	u, err := url.Parse(s.URL)
	if err != nil {
		t.Fatal(err)
	}
	roots := x509.NewCertPool()
	roots.AddCert(s.Certificate())
	c = newClient(roots, func(addr netip.Addr, _ bool) bool { return addr.IsLoopback() })
	for _, one := range []*http.Client{c.outside, c.inside} { // the name that stands in the certificate, at the test's own port
		dial := one.Transport.(*http.Transport).DialContext
		one.Transport.(*http.Transport).DialContext = func(ctx context.Context, network, _ string) (net.Conn, error) {
			return dial(ctx, network, u.Host)
		}
	}
	return c, Call{Address: "https://example.com/hook", Secret: []byte("secret"), ID: "1", At: time.Unix(1_800_000_000, 0), Body: []byte(`{"a":1}`)}
}

func TestACallIsSignedAnd2xxIsTaken(t *testing.T) {
	c, call := receiver(t, func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		if r.Method != http.MethodPost || r.Header.Get(HeaderID) != "1" || r.Header.Get(HeaderTimestamp) != "1800000000" ||
			r.Header.Get(HeaderSignature) != Sign([]byte("secret"), "1", time.Unix(1_800_000_000, 0), body) {
			t.Errorf("%s %v", r.Method, r.Header)
		}
		w.WriteHeader(http.StatusAccepted)
	})
	if err := c.Post(t.Context(), call); err != nil {
		t.Error(err)
	}
}

func TestAllElseIsNotTakenAndNobodyIsFollowed(t *testing.T) {
	asked := 0
	status := http.StatusOK
	c, call := receiver(t, func(w http.ResponseWriter, _ *http.Request) {
		asked++
		w.Header().Set("Location", "https://example.com/elsewhere")
		w.WriteHeader(status)
	})
	for _, status = range []int{301, 302, 307, 308, 304, 400, 401, 410, 429, 500, 503} {
		before := asked
		if err := c.Post(t.Context(), call); !errors.Is(err, ErrNotTaken) || asked != before+1 {
			t.Errorf("%d: %v, asked %d times", status, err, asked-before)
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := c.Post(ctx, call); err == nil {
		t.Error("one who has gone is answered")
	}
	call.Address = "http://example.com/hook"
	if err := c.Post(t.Context(), call); !errors.Is(err, ErrAddress) {
		t.Error(err)
	}
}

func TestAnAddressThatIsNeverCalledIsNotDialled(t *testing.T) {
	c, call := receiver(t, func(http.ResponseWriter, *http.Request) { t.Error("it was called") })
	strict := newClient(nil, dial.MayCall)
	for _, pair := range [][2]*http.Client{{c.outside, strict.outside}, {c.inside, strict.inside}} {
		pair[0].Transport.(*http.Transport).DialContext = func(ctx context.Context, network, _ string) (net.Conn, error) {
			return pair[1].Transport.(*http.Transport).DialContext(ctx, network, "127.0.0.1:443") // what a name may turn out to stand for
		}
	}
	for _, call.Inside = range []bool{false, true} {
		err := c.Post(t.Context(), call)
		if !errors.Is(err, dial.ErrNowhere) || strings.Contains(err.Error(), "example.com") {
			t.Error(err)
		}
	}
}
