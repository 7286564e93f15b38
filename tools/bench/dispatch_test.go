//go:build bench

package bench

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/ecdh"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/hkdf"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"sort"
	"strings"
	"syscall"
	"testing"
	"time"

	"enplan/server/testbed"
)

// atTheSameMinute is how many are due in the same minute.
const atTheSameMinute = 20_000

// TestBenchPush sends 20,000 that are due at once, through the whole of it: the
// queue, what is kept, and the true sender, on SQLite with FULL. Beside it are npm
// web-push on the same service, and the bare cryptography.
func TestBenchPush(t *testing.T) {
	service, database, offset := newPushService(t), testbed.SQLite(t), atTen()
	due := time.Now().Add(offset).Add(time.Minute)
	settleDue(t, database, atTheSameMinute, offset, due, 0)
	if wait := time.Until(due.Add(-offset)); wait > 0 {
		time.Sleep(wait - time.Second)
	} else {
		t.Fatalf("they were due before all were made, %s ago", -wait)
	}
	sender := startSender(t, database, service, offset)
	for waited := time.Now(); ; time.Sleep(50 * time.Millisecond) {
		if n, _ := service.count(); n == atTheSameMinute {
			break
		}
		if time.Since(waited) > 5*time.Minute {
			t.Fatal("not all were sent")
		}
	}
	time.Sleep(time.Second) // the last are kept as sent
	_ = sender.Process.Signal(syscall.SIGTERM)
	_ = sender.Wait()
	var late []time.Duration
	for _, at := range service.first {
		late = append(late, at.Add(offset).Sub(due))
	}
	sort.Slice(late, func(i, j int) bool { return late[i] < late[j] })
	_, twice := service.count()
	p99, last := late[len(late)*99/100], late[len(late)-1]
	ours := used(sender) / atTheSameMinute
	var out strings.Builder
	fmt.Fprintf(&out, "\n| side | pushes/s | CPU µs/push |\n|---|---|---|\n")
	fmt.Fprintf(&out, "| queue, sealing and sending, sqlite FULL | %.0f | %d |\n", atTheSameMinute/last.Seconds(), ours.Microseconds())
	alone, theirs := senderAlone(t, service, &out), npmWebPush(t, service, &out)
	fmt.Fprintf(&out, "| bare cryptography: P-256, HKDF, AES-GCM | | %d |\n| the same, and ES256 each time | | %d |\n", bareSealing(t, false).Microseconds(), bareSealing(t, true).Microseconds())
	fmt.Fprintf(&out, "\n%d due at once: p50 %s, p99 %s, last %s late (aim p99 30 s); %d sent twice", atTheSameMinute, late[len(late)/2].Round(time.Millisecond), p99.Round(time.Millisecond), last.Round(time.Millisecond), twice)
	if theirs > 0 {
		fmt.Fprintf(&out, "\nper CPU the sender is %.1f times npm web-push (aim 3.5), and with the queue %.1f times", float64(theirs)/float64(alone), float64(theirs)/float64(ours))
	}
	t.Log(out.String())
	if p99 > 30*time.Second || twice > 0 || late[0] < 0 {
		t.Errorf("p99 %s, %d twice, the first %s", p99, twice, late[0])
	}
}

func used(c *exec.Cmd) time.Duration { return c.ProcessState.UserTime() + c.ProcessState.SystemTime() }

const (
	aloneCount  = 4000
	aloneAtOnce = 8
)

// senderAlone is the true sender without the queue, as npm web-push is measured.
func senderAlone(t *testing.T, service *pushService, out *strings.Builder) time.Duration {
	t.Helper()
	run := func(n int) (*exec.Cmd, time.Duration) {
		t.Setenv("BENCH_TARGETS", targets(t, 200))
		t.Setenv("BENCH_COUNT", fmt.Sprint(n))
		began := time.Now()
		c := startSender(t, "alone", service, 0)
		if err := c.Wait(); err != nil {
			t.Fatal(err)
		}
		return c, time.Since(began)
	}
	start, beginning := run(1)
	c, wall := run(aloneCount)
	per := (used(c) - used(start)) / aloneCount
	fmt.Fprintf(out, "| sealing and sending alone | %.0f | %d |\n", aloneCount/(wall-beginning).Seconds(), per.Microseconds())
	return per
}

// npmWebPush sends with npm web-push; 0 where it cannot be had.
func npmWebPush(t *testing.T, service *pushService, out *strings.Builder) time.Duration {
	t.Helper()
	folder := t.TempDir()
	for _, name := range []string{"package.json", "send.mjs"} {
		text, err := os.ReadFile(filepath.Join("webpush", name))
		if err = errors.Join(err, os.WriteFile(filepath.Join(folder, name), text, 0o600)); err != nil {
			t.Fatal(err)
		}
	}
	install := exec.Command("npm", "install", "--no-audit", "--no-fund", "--loglevel=error")
	install.Dir = folder
	if text, err := install.CombinedOutput(); err != nil {
		t.Logf("npm web-push is not here: %v %s", err, text)
		return 0
	}
	run := func(n int) (*exec.Cmd, time.Duration) {
		c := exec.Command("node", "send.mjs", service.address, service.certificate, targets(t, 200), fmt.Sprint(n), fmt.Sprint(aloneAtOnce))
		c.Dir, c.Stderr = folder, os.Stderr
		began := time.Now()
		if err := c.Run(); err != nil {
			t.Fatal(err)
		}
		return c, time.Since(began)
	}
	start, beginning := run(1) // what it takes to begin
	c, wall := run(aloneCount)
	per := (used(c) - used(start)) / aloneCount
	fmt.Fprintf(out, "| npm web-push 3.6.7, sealing and sending alone | %.0f | %d |\n", aloneCount/(wall-beginning).Seconds(), per.Microseconds())
	return per
}

// targets is a file with subscriptions as a browser gives them.
func targets(t *testing.T, n int) string {
	t.Helper()
	var all []map[string]any
	for i := range n {
		device, err := ecdh.P256().GenerateKey(rand.Reader)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, map[string]any{"endpoint": fmt.Sprintf("https://%s/npm/%d", pushHost, i), "keys": map[string]string{
			"p256dh": base64.RawURLEncoding.EncodeToString(device.PublicKey().Bytes()), "auth": base64.RawURLEncoding.EncodeToString(make([]byte, 16)),
		}})
	}
	text, err := json.Marshal(all)
	name := filepath.Join(t.TempDir(), "targets.json")
	if err = errors.Join(err, os.WriteFile(name, text, 0o600)); err != nil {
		t.Fatal(err)
	}
	return name
}

// bareSealing is what sealing one message of constant size takes, and nothing else.
func bareSealing(t *testing.T, signs bool) time.Duration {
	t.Helper()
	device, err := ecdh.P256().GenerateKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	signer, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	const count = 4000
	plain, salt := make([]byte, 1945), make([]byte, 16)
	began := ownCPU(t)
	for range count {
		mine, err := ecdh.P256().GenerateKey(rand.Reader)
		if err != nil {
			t.Fatal(err)
		}
		shared, err := mine.ECDH(device.PublicKey())
		if err != nil {
			t.Fatal(err)
		}
		first, _ := hkdf.Key(sha256.New, shared, salt, "WebPush: info", 32)
		key, _ := hkdf.Key(sha256.New, first, salt, "Content-Encoding: aes128gcm", 16)
		nonce, _ := hkdf.Key(sha256.New, first, salt, "Content-Encoding: nonce", 12)
		block, err := aes.NewCipher(key)
		if err != nil {
			t.Fatal(err)
		}
		gcm, err := cipher.NewGCM(block)
		if err != nil {
			t.Fatal(err)
		}
		_ = gcm.Seal(nil, nonce, plain, nil)
		if signs {
			sum := sha256.Sum256(first)
			if _, err := ecdsa.SignASN1(rand.Reader, signer, sum[:]); err != nil {
				t.Fatal(err)
			}
		}
	}
	return (ownCPU(t) - began) / count
}

// TestBenchKillSender kills who sends, again and again, while one hundred are due each
// second, and asks that all were sent and that no more were sent twice than it was
// killed.
func TestBenchKillSender(t *testing.T) {
	const reminders, each, between = 3000, 10 * time.Millisecond, 700 * time.Millisecond
	service, database, offset := newPushService(t), testbed.SQLite(t), atTen()
	begin := time.Now().Add(offset).Add(15 * time.Second)
	settleDue(t, database, reminders, offset, begin, each)
	time.Sleep(time.Until(begin.Add(-offset)))
	killed := 0
	for time.Now().Add(offset).Before(begin.Add(reminders * each)) {
		sender := startSender(t, database, service, offset)
		time.Sleep(between)
		_ = sender.Process.Kill()
		_ = sender.Wait()
		killed++
	}
	sender := startSender(t, database, service, offset)
	time.Sleep(65 * time.Second) // twice until every lease is over: what hangs on one comes then, and nothing after it
	_ = sender.Process.Signal(syscall.SIGTERM)
	_ = sender.Wait()
	sent, twice := service.count()
	t.Logf("%d kills: %d of %d sent, %d sent twice", killed, sent, reminders, twice)
	if sent != reminders || twice > killed {
		t.Error("none may be missed, and no more doubled than it was killed")
	}
}
