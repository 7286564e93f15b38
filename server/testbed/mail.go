package testbed

import (
	"bufio"
	"crypto/tls"
	"crypto/x509"
	"fmt"
	"io"
	"net"
	"strings"
	"sync"
	"testing"
)

// MailServer is an SMTP server of the tests (RFC 5321) with STARTTLS.
type MailServer struct {
	NoTLS  bool                                  // it offers none
	Answer func(command, rest string) (s string) // what it says to a command instead of what it would; "" is nothing else

	listener net.Listener
	tls      *tls.Config
	roots    *x509.CertPool
	lock     sync.Mutex
	got      []Mailed
}

// Mailed is one e-mail that it took.
type Mailed struct {
	From, To string // of the envelope
	Data     string // header and text, as they came
	Secure   bool
	User     string // who logged in, as AUTH PLAIN has it in base64
}

// NewMailServer opens one, as host "localhost", that closes when the test ends.
func NewMailServer(t testing.TB) *MailServer {
	t.Helper()
	authority, roots, err := authority()
	if err != nil {
		t.Fatal(err)
	}
	m := &MailServer{roots: roots, tls: &tls.Config{GetCertificate: authority.certificate, MinVersion: tls.VersionTLS12}}
	m.listener, err = (&net.ListenConfig{}).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = m.listener.Close() })
	go func() {
		for {
			c, err := m.listener.Accept()
			if err != nil {
				return
			}
			go m.serve(c)
		}
	}()
	return m
}

// Address is host and port.
func (m *MailServer) Address() string {
	return fmt.Sprintf("localhost:%d", m.listener.Addr().(*net.TCPAddr).Port) //nolint:forcetypeassert // it listens on TCP
}

// Roots are who is to be believed about who it is.
func (m *MailServer) Roots() *x509.CertPool { return m.roots }

// Got is what it took, oldest first.
func (m *MailServer) Got() []Mailed {
	m.lock.Lock()
	defer m.lock.Unlock()
	return append([]Mailed{}, m.got...)
}

func (m *MailServer) serve(c net.Conn) {
	defer func() { _ = c.Close() }()
	lines, now := bufio.NewReader(c), Mailed{}
	say := func(s string) { _, _ = io.WriteString(c, s+"\r\n") }
	say("220 localhost")
	for {
		line, err := lines.ReadString('\n')
		if err != nil {
			return
		}
		command, rest, _ := strings.Cut(strings.TrimRight(line, "\r\n"), " ")
		if m.Answer != nil {
			if other := m.Answer(strings.ToUpper(command), rest); other != "" {
				say(other)
				continue
			}
		}
		switch strings.ToUpper(command) {
		case "EHLO":
			say("250-localhost")
			if !m.NoTLS && !now.Secure {
				say("250-STARTTLS")
			}
			say("250-AUTH PLAIN")
			say("250 8BITMIME")
		case "STARTTLS":
			say("220 go on")
			secure := tls.Server(c, m.tls)
			c, lines, now.Secure = secure, bufio.NewReader(secure), true
		case "AUTH":
			_, now.User, _ = strings.Cut(rest, " ")
			say("235 welcome")
		case "MAIL":
			now.From = between(rest)
			say("250 ok")
		case "RCPT":
			now.To = between(rest)
			say("250 ok")
		case "DATA":
			say("354 go on")
			var data strings.Builder
			for {
				line, err := lines.ReadString('\n')
				if err != nil {
					return
				}
				if line == ".\r\n" {
					break
				}
				data.WriteString(line)
			}
			now.Data = data.String()
			m.lock.Lock()
			m.got = append(m.got, now)
			m.lock.Unlock()
			say("250 taken")
		case "QUIT":
			say("221 bye")
			return
		default:
			say("250 ok")
		}
	}
}

func between(rest string) string {
	_, rest, _ = strings.Cut(rest, "<")
	address, _, _ := strings.Cut(rest, ">")
	return address
}
