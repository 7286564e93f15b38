//go:build bench

package bench

import (
	"context"
	"crypto/ecdh"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/base64"
	"encoding/json"
	"encoding/pem"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"math/big"
	mathrand "math/rand/v2"
	"net"
	"net/http"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strconv"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"
	_ "time/tzdata"

	"enplan/models"
	"enplan/server/actions"
	"enplan/server/push"
	"enplan/server/store"
	"enplan/server/vault"
)

const pushHost = "fcm.googleapis.com"

// pushService counts what comes to each endpoint, and when.
type pushService struct {
	address, certificate string
	lock                 sync.Mutex
	came                 map[string]int
	first                map[string]time.Time
	all                  int
}

func newPushService(t *testing.T) *pushService {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	template := &x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: pushHost}, DNSNames: []string{pushHost}, IsCA: true, BasicConstraintsValid: true,
		NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(48 * time.Hour), KeyUsage: x509.KeyUsageDigitalSignature | x509.KeyUsageCertSign,
	}
	der, err := x509.CreateCertificate(rand.Reader, template, template, key.Public(), key)
	if err != nil {
		t.Fatal(err)
	}
	p := &pushService{came: map[string]int{}, first: map[string]time.Time{}, certificate: filepath.Join(t.TempDir(), "cert.pem")}
	if err := os.WriteFile(p.certificate, pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der}), 0o600); err != nil {
		t.Fatal(err)
	}
	listener, err := tls.Listen("tcp", "127.0.0.1:0", &tls.Config{Certificates: []tls.Certificate{{Certificate: [][]byte{der}, PrivateKey: key}}})
	if err != nil {
		t.Fatal(err)
	}
	p.address = listener.Addr().String()
	server := &http.Server{Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		_, _ = io.Copy(io.Discard, r.Body)
		p.lock.Lock()
		p.all++
		if p.came[r.URL.Path]++; p.came[r.URL.Path] == 1 {
			p.first[r.URL.Path] = time.Now()
		}
		p.lock.Unlock()
		w.WriteHeader(http.StatusCreated)
	})}
	go func() { _ = server.Serve(listener) }()
	t.Cleanup(func() { _ = server.Close() })
	return p
}

func (p *pushService) count() (endpoints, twice int) {
	p.lock.Lock()
	defer p.lock.Unlock()
	return len(p.came), p.all - len(p.came)
}

// atTen is how far the clock of the test is from ours: in it, it is ten o'clock in
// Denmark, when nobody has quiet hours.
func atTen() time.Duration {
	now := time.Now().UTC()
	return time.Date(now.Year(), now.Month(), now.Day(), 9, 0, 0, 0, time.UTC).Sub(now)
}

func openSender(t *testing.T, database string, offset time.Duration) (*store.Store, *vault.Vault) {
	t.Helper()
	key, err := vault.ParseKey(benchKey)
	if err != nil {
		t.Fatal(err)
	}
	v, err := vault.New(key)
	if err != nil {
		t.Fatal(err)
	}
	s, err := store.Open(context.Background(), store.Options{URL: database, Vault: v, Now: func() time.Time { return time.Now().Add(offset) }})
	if err != nil {
		t.Fatal(err)
	}
	return s, v
}

// settleDue makes n citizens with a device and a notification each, which are due from
// begin on, each so long after the other.
func settleDue(t *testing.T, database string, n int, offset time.Duration, begin time.Time, each time.Duration) {
	t.Helper()
	s, _ := openSender(t, database, offset)
	defer func() { _ = s.Close() }()
	device, err := ecdh.P256().GenerateKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	const together = 250
	for from := 0; from < n; from += together {
		err := s.Write(context.Background(), func(tx *store.Tx) error {
			for i := from; i < min(from+together, n); i++ {
				id := fmt.Sprintf("due%06d", i)
				due := begin.Add(time.Duration(i) * each)
				if err := tx.EnsureCitizen(id, nil, nil); err != nil {
					return err
				}
				if _, err := tx.SaveDevice(models.Device{Citizen: id, Name: "t", Endpoint: "https://" + pushHost + "/fcm/send/" + id, P256dh: device.PublicKey().Bytes(), Auth: make([]byte, 16)}); err != nil {
					return err
				}
				if err := tx.AddNotification(models.Notification{Citizen: id, Key: "k", Kind: models.NotifyMoved, Ref: id, Start: due.Add(24 * time.Hour), Due: due, Until: due.Add(24 * time.Hour)}); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}

// startSender starts this program anew as one that only sends.
func startSender(t *testing.T, database string, p *pushService, offset time.Duration) *exec.Cmd {
	t.Helper()
	c := exec.Command(os.Args[0], "-test.run", "TestSenderProcess")
	c.Env = append(os.Environ(), "BENCH_SENDER="+database, "BENCH_ADDRESS="+p.address, "BENCH_CERTIFICATE="+p.certificate, "BENCH_OFFSET="+strconv.FormatInt(int64(offset), 10))
	c.Stderr = os.Stderr
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = c.Process.Kill(); _ = c.Wait() })
	return c
}

// TestSenderProcess is the process that sends; by itself it is nothing.
func TestSenderProcess(t *testing.T) {
	database := os.Getenv("BENCH_SENDER")
	if database == "" {
		t.Skip("started by others")
	}
	certificate, err := os.ReadFile(os.Getenv("BENCH_CERTIFICATE"))
	if err != nil {
		t.Fatal(err)
	}
	roots := x509.NewCertPool()
	roots.AppendCertsFromPEM(certificate)
	keys, err := push.NewKeys([32]byte{1})
	if err != nil {
		t.Fatal(err)
	}
	sender, err := push.New(push.Config{Keys: keys, Contact: "drift@strandborg.dk", Now: time.Now, Roots: roots, Dial: func(ctx context.Context, network, _ string) (net.Conn, error) {
		return (&net.Dialer{}).DialContext(ctx, network, os.Getenv("BENCH_ADDRESS"))
	}})
	if err != nil {
		t.Fatal(err)
	}
	if list := os.Getenv("BENCH_TARGETS"); list != "" {
		sendAlone(t, sender, list)
		return
	}
	offset, _ := strconv.ParseInt(os.Getenv("BENCH_OFFSET"), 10, 64)
	s, v := openSender(t, database, time.Duration(offset))
	defer func() { _ = s.Close() }()
	zone, err := time.LoadLocation("Europe/Copenhagen")
	if err != nil {
		t.Fatal(err)
	}
	now := func() time.Time { return time.Now().Add(time.Duration(offset)) }
	house := actions.New(s, v, zone, slog.New(slog.NewTextHandler(os.Stderr, nil)))
	out := house.NewDispatcher(actions.Sending{Now: now, Jitter: mathrand.Float64, Push: func(ctx context.Context, p actions.Push) actions.PushResult {
		r := sender.Send(ctx, push.Subscription{Endpoint: p.Device.Endpoint, P256dh: p.Device.P256dh, Auth: p.Device.Auth},
			push.Message{ID: p.ID, Receipt: p.Receipt, Title: p.Title, Text: p.Text, To: p.To, Tag: p.Tag}, push.Options{Topic: p.Topic, Urgent: p.Urgent, TTL: p.TTL})
		return actions.PushResult{Outcome: actions.PushOutcome(r.Outcome), After: r.After, Err: r.Err}
	}})
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM)
	defer stop()
	out.Run(ctx)
}

// sendAlone sends as npm web-push does beside it: no queue, nothing kept.
func sendAlone(t *testing.T, sender *push.Sender, list string) {
	t.Helper()
	var to []struct {
		Endpoint string
		Keys     struct{ P256dh, Auth string }
	}
	text, err := os.ReadFile(list)
	if err = errors.Join(err, json.Unmarshal(text, &to)); err != nil {
		t.Fatal(err)
	}
	count, _ := strconv.Atoi(os.Getenv("BENCH_COUNT"))
	var next atomic.Int64
	var all sync.WaitGroup
	for range aloneAtOnce {
		all.Go(func() {
			for n := int(next.Add(1)); n <= count; n = int(next.Add(1)) {
				one := to[n%len(to)]
				p256dh, _ := base64.RawURLEncoding.DecodeString(one.Keys.P256dh)
				auth, _ := base64.RawURLEncoding.DecodeString(one.Keys.Auth)
				r := sender.Send(context.Background(), push.Subscription{Endpoint: one.Endpoint, P256dh: p256dh, Auth: auth},
					push.Message{ID: "1", Title: "Du har en aftale i morgen", Text: "Åbn Én Plan for at se mere.", To: "/aftaler/x", Tag: "x"}, push.Options{Urgent: true, TTL: time.Hour})
				if r.Outcome != push.Sent {
					t.Errorf("%s: %v", r.Outcome, r.Err)
				}
			}
		})
	}
	all.Wait()
}
