// Package mail sends one short text to one address, by SMTP. It refuses to know
// citizens, what is sent when, and what is tried again.
package mail

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"net"
	netmail "net/mail"
	"net/url"
	"strconv"
	"strings"
	"time"
	"unicode"

	gomail "github.com/wneessen/go-mail"
)

// Patience is how long one sending may take in all.
const Patience = 10 * time.Second

// Config is where e-mail goes through.
type Config struct {
	// Server is smtp://host:587, where STARTTLS is required; smtps://host:465, TLS
	// from the start; or smtp+plain://host:25 for a server on the same machine that
	// has none.
	Server   string
	User     string // "" logs in nowhere
	Password string
	From     string // a bare address
	Roots    *x509.CertPool
}

// Sender sends.
type Sender struct {
	config  Config
	host    string
	options []gomail.Option
}

// Message is one e-mail. ID is the same however often it is tried.
type Message struct {
	ID            string
	To            string
	Subject, Text string
	At            time.Time
}

// Result is how a sending went. Err holds no address and nothing of the text.
type Result struct {
	Outcome Outcome
	Err     error
}

// Outcome is what a sending came to.
type Outcome string

// The outcomes.
const (
	Sent    Outcome = "sent"
	Gone    Outcome = "gone"    // there is no such address
	Later   Outcome = "later"   // no answer in time, or not now
	Refused Outcome = "refused" // ours to mend
)

// What is refused before anything is sent.
var (
	ErrServer  = errors.New("mail: the server is smtp://host:587 (STARTTLS), smtps://host:465, or smtp+plain://host:25")
	ErrAddress = errors.New("mail: an address must be one bare address")
	ErrHeader  = errors.New("mail: a subject is one line")
)

// New gives a sender, and calls nobody.
func New(c Config) (*Sender, error) {
	u, err := url.Parse(c.Server)
	if err != nil || u.Hostname() == "" || u.User != nil || strings.Trim(u.Path, "/") != "" {
		return nil, ErrServer
	}
	if checkAddress(c.From) != nil {
		return nil, fmt.Errorf("from whom: %w", ErrAddress)
	}
	s := &Sender{config: c, host: u.Hostname()}
	port := map[string]int{"smtp": gomail.DefaultPortTLS, "smtps": gomail.DefaultPortSSL, "smtp+plain": gomail.DefaultPort}[u.Scheme]
	if port == 0 {
		return nil, ErrServer
	}
	if u.Port() != "" {
		if port, err = strconv.Atoi(u.Port()); err != nil {
			return nil, ErrServer
		}
	}
	_, at, _ := strings.Cut(c.From, "@")
	s.options = []gomail.Option{
		gomail.WithPort(port), gomail.WithTimeout(Patience), gomail.WithHELO(at), gomail.WithoutNoop(),
		gomail.WithTLSConfig(&tls.Config{ServerName: s.host, RootCAs: c.Roots, MinVersion: tls.VersionTLS12}),
	}
	switch u.Scheme {
	case "smtps":
		s.options = append(s.options, gomail.WithSSL())
	case "smtp":
		s.options = append(s.options, gomail.WithTLSPolicy(gomail.TLSMandatory))
	default:
		s.options = append(s.options, gomail.WithTLSPolicy(gomail.NoTLS))
	}
	if c.User != "" {
		s.options = append(s.options, gomail.WithSMTPAuth(gomail.SMTPAuthAutoDiscover), gomail.WithUsername(c.User), gomail.WithPassword(c.Password))
	}
	return s, nil
}

// Format keeps every verb from showing the password.
func (*Sender) Format(f fmt.State, _ rune) { _, _ = f.Write([]byte("mail sender")) }

// Send sends, and waits until the server has taken it.
func (s *Sender) Send(ctx context.Context, m Message) Result {
	message, err := s.compose(m)
	if errors.Is(err, ErrAddress) {
		return Result{Gone, err}
	}
	if err != nil {
		return Result{Refused, err}
	}
	client, err := gomail.NewClient(s.host, s.options...)
	if err != nil {
		return Result{Refused, errors.New("mail: the settings do not fit")}
	}
	ctx, cancel := context.WithTimeout(ctx, Patience)
	defer cancel()
	return judge(ctx, client.DialAndSendWithContext(ctx, message))
}

func (s *Sender) compose(m Message) (*gomail.Msg, error) {
	if err := checkAddress(m.To); err != nil {
		return nil, err
	}
	if strings.ContainsFunc(m.Subject, unicode.IsControl) || strings.ContainsFunc(m.ID, func(r rune) bool { return r <= ' ' || r > '~' || strings.ContainsRune("<>@", r) }) {
		return nil, ErrHeader
	}
	message := gomail.NewMsg(gomail.WithNoDefaultUserAgent())
	if err := errors.Join(message.From(s.config.From), message.To(m.To)); err != nil {
		return nil, ErrAddress
	}
	_, at, _ := strings.Cut(s.config.From, "@")
	message.SetMessageIDWithValue(m.ID + "@" + at)
	message.SetDateWithValue(m.At)
	message.Subject(m.Subject)
	message.SetGenHeader("Auto-Submitted", "auto-generated") // RFC 3834: no machine answers it
	message.SetBodyString(gomail.TypeTextPlain, m.Text)
	return message, nil
}

// checkAddress refuses all but one bare address.
func checkAddress(address string) error {
	parsed, err := netmail.ParseAddress(address)
	if err != nil || parsed.Name != "" || parsed.Address != address || strings.ContainsFunc(address, func(r rune) bool { return r <= ' ' || r > '~' }) {
		return ErrAddress
	}
	return nil
}

// judge says what a failure is, without what stands in it.
func judge(ctx context.Context, err error) Result {
	if err == nil {
		return Result{Outcome: Sent}
	}
	var sent *gomail.SendError
	var network net.Error
	var unknown x509.UnknownAuthorityError
	var otherHost x509.HostnameError
	const permanent = 500
	switch {
	case ctx.Err() != nil:
		return Result{Later, errors.New("mail: no answer in time")}
	case errors.As(err, &sent):
		said := fmt.Errorf("mail: the server answered %d", sent.ErrorCode())
		switch {
		case sent.IsTemp() || sent.ErrorCode() < permanent:
			return Result{Later, said}
		case sent.Reason == gomail.ErrSMTPRcptTo:
			return Result{Gone, said}
		}
		return Result{Refused, said}
	case errors.As(err, &unknown), errors.As(err, &otherHost):
		return Result{Refused, errors.New("mail: the server does not show who it is")}
	case errors.As(err, &network):
		return Result{Later, errors.New("mail: the server cannot be reached")}
	}
	return Result{Refused, errors.New("mail: the server offers no TLS, or does not let us in")}
}
