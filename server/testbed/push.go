package testbed

import (
	"context"
	"crypto/ecdh"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"encoding/hex"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"sync"
	"testing"
)

// PushService stands for the push services of the world: whatever host is dialled
// through it, it answers under that name, with a certificate that Roots believes.
// It opens what it is sent with the keys of the subscription (RFC 8291) and checks
// who sends (RFC 8292).
type PushService struct {
	// Answer is how it answers; nil says 201 to all. n counts what has come to the
	// endpoint, from 1. Set it before the first sending; it may not ask the service.
	Answer func(endpoint string, n int) PushAnswer
	// Forget keeps nothing of what came but how many, for measuring.
	Forget bool

	server *httptest.Server
	roots  *x509.CertPool

	lock    sync.Mutex
	devices map[string]*PushDevice
	dead    map[string]bool
	lines   int
}

// PushAnswer is one answer of a push service. The zero one is 201.
type PushAnswer struct {
	Status     int
	RetryAfter string
	Location   string
	Body       int  // how many bytes
	Hang       bool // says nothing until the other side gives up
	Cut        bool // cuts the line
}

// PushDevice is one browser that has subscribed.
type PushDevice struct {
	Endpoint     string
	P256dh, Auth []byte
	Got          []Pushed // in the order they came

	private *ecdh.PrivateKey
	came    int
}

// Pushed is what came to a device.
type Pushed struct {
	Plain   []byte // as the browser gets it; nil when it could not be opened
	Fault   error  // why it could not be opened, or who sends was not shown
	Length  int    // bytes on the wire
	Sender  []byte // the key it was sealed with, 65 bytes
	Proof   PushProof
	Header  http.Header
	Decided int // the status it was answered with
}

// NewPushService opens one that closes when the test ends.
func NewPushService(t testing.TB) *PushService {
	t.Helper()
	p := &PushService{devices: map[string]*PushDevice{}, dead: map[string]bool{}}
	p.server = httptest.NewUnstartedServer(http.HandlerFunc(p.receive))
	authority, roots, err := authority()
	if err != nil {
		t.Fatal(err)
	}
	p.roots = roots
	p.server.TLS = &tls.Config{GetCertificate: authority.certificate, MinVersion: tls.VersionTLS12}
	p.server.Config.ErrorLog = log.New(io.Discard, "", 0)
	p.server.StartTLS()
	t.Cleanup(p.server.Close)
	return p
}

// Roots are who is to be believed about who a host is.
func (p *PushService) Roots() *x509.CertPool { return p.roots }

// Dial calls any host here, save one that is dead: there nobody answers.
func (p *PushService) Dial(ctx context.Context, _, address string) (net.Conn, error) {
	host, _, err := net.SplitHostPort(address)
	if err != nil {
		return nil, err
	}
	p.lock.Lock()
	dead := p.dead[host]
	p.lines++
	p.lock.Unlock()
	if dead {
		<-ctx.Done()
		return nil, ctx.Err()
	}
	return (&net.Dialer{}).DialContext(ctx, "tcp", p.server.Listener.Addr().String())
}

// Kill makes a host answer nobody, or again when dead is false.
func (p *PushService) Kill(host string, dead bool) {
	p.lock.Lock()
	defer p.lock.Unlock()
	p.dead[host] = dead
}

// Lines is how many lines have been opened to it.
func (p *PushService) Lines() int {
	p.lock.Lock()
	defer p.lock.Unlock()
	return p.lines
}

// Subscribe is a new browser at a host such as "fcm.googleapis.com".
func (p *PushService) Subscribe(t testing.TB, host string) *PushDevice {
	t.Helper()
	private, err := ecdh.P256().GenerateKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	var secret [32]byte
	_, _ = rand.Read(secret[:]) // never fails since Go 1.24
	d := &PushDevice{
		Endpoint: "https://" + host + "/fcm/send/" + hex.EncodeToString(secret[:16]),
		P256dh:   private.PublicKey().Bytes(), Auth: secret[16:], private: private,
	}
	p.lock.Lock()
	defer p.lock.Unlock()
	p.devices[d.Endpoint] = d
	return d
}

// Got is what has come to an endpoint so far.
func (p *PushService) Got(endpoint string) []Pushed {
	p.lock.Lock()
	defer p.lock.Unlock()
	if d := p.devices[endpoint]; d != nil {
		return append([]Pushed(nil), d.Got...)
	}
	return nil
}

// Came is how much has come to an endpoint so far.
func (p *PushService) Came(endpoint string) int {
	p.lock.Lock()
	defer p.lock.Unlock()
	if d := p.devices[endpoint]; d != nil {
		return d.came
	}
	return 0
}

func (p *PushService) receive(w http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(io.LimitReader(r.Body, 8<<10))
	endpoint := "https://" + r.Host + r.URL.RequestURI()
	p.lock.Lock()
	d := p.devices[endpoint]
	answer := PushAnswer{Status: http.StatusNotFound}
	if d != nil {
		d.came++
		answer = PushAnswer{}
		if p.Answer != nil {
			answer = p.Answer(endpoint, d.came)
		}
	}
	p.lock.Unlock()
	if answer.Status == 0 {
		answer.Status = http.StatusCreated
	}
	if d != nil && !p.Forget {
		got := d.open(r, body)
		got.Fault, got.Decided = firstOf(err, got.Fault), answer.Status
		p.lock.Lock()
		d.Got = append(d.Got, got)
		p.lock.Unlock()
	}
	answer.write(w, r)
}

func (a PushAnswer) write(w http.ResponseWriter, r *http.Request) {
	if a.Hang {
		<-r.Context().Done()
		return
	}
	if a.Cut {
		if line, _, err := w.(http.Hijacker).Hijack(); err == nil {
			_ = line.Close()
		}
		return
	}
	if a.RetryAfter != "" {
		w.Header().Set("Retry-After", a.RetryAfter)
	}
	if a.Location != "" {
		w.Header().Set("Location", a.Location)
	}
	w.WriteHeader(a.Status)
	_, _ = io.WriteString(w, strings.Repeat("x", a.Body))
}

// open is what the browser does with it.
func (d *PushDevice) open(r *http.Request, body []byte) Pushed {
	got := Pushed{Length: len(body), Header: r.Header.Clone()}
	var sealing error
	got.Plain, got.Sender, sealing = openSealed(d.private, d.Auth, body)
	var proving error
	got.Proof, proving = readProof(r.Header.Get("Authorization"))
	switch {
	case sealing != nil || proving != nil:
		got.Fault = firstOf(sealing, proving)
	case r.Method != http.MethodPost || r.Header.Get("Content-Encoding") != "aes128gcm":
		got.Fault = fmt.Errorf("%s of %q", r.Method, r.Header.Get("Content-Encoding"))
	case got.Proof.Audience != "https://"+r.Host:
		got.Fault = fmt.Errorf("it is proved to %s", got.Proof.Audience)
	default:
		_, got.Fault = strconv.ParseUint(r.Header.Get("TTL"), 10, 31)
	}
	return got
}

func firstOf(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}
