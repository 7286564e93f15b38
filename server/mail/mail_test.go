package mail

import (
	"bufio"
	"context"
	"fmt"
	"net/textproto"
	"strings"
	"testing"
	"time"

	"enplan/server/testbed"
)

func sender(t testing.TB, server *testbed.MailServer, scheme string) *Sender {
	t.Helper()
	s, err := New(Config{Server: scheme + "://" + server.Address(), User: "enplan", Password: "kode", From: "svar@strandborg.example", Roots: server.Roots()})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

var letter = Message{ID: "01abc", To: "mette@example.dk", Subject: "Du har en aftale på mandag", Text: "Åbn Én Plan, og læs mere.", At: time.Date(2026, 11, 24, 8, 0, 0, 0, time.UTC)}

func TestAnEmailGoesThroughTLSOrNotAtAll(t *testing.T) {
	server := testbed.NewMailServer(t)
	if r := sender(t, server, "smtp").Send(context.Background(), letter); r.Outcome != Sent {
		t.Fatalf("%+v", r)
	}
	got := server.Got()
	if len(got) != 1 || !got[0].Secure || got[0].From != "svar@strandborg.example" || got[0].To != letter.To || got[0].User == "" {
		t.Fatalf("it took %+v", got)
	}
	header, err := textproto.NewReader(bufio.NewReader(strings.NewReader(got[0].Data))).ReadMIMEHeader()
	if err != nil || header.Get("Message-Id") != "<01abc@strandborg.example>" || header.Get("Auto-Submitted") == "" || header.Get("User-Agent") != "" {
		t.Errorf("header %v, %v", header, err)
	}
	without := testbed.NewMailServer(t)
	without.NoTLS = true
	if r := sender(t, without, "smtp").Send(context.Background(), letter); r.Outcome != Refused || len(without.Got()) != 0 {
		t.Errorf("without TLS: %+v", r)
	}
	plain, err := New(Config{Server: "smtp+plain://" + without.Address(), From: "svar@strandborg.example"})
	if err != nil {
		t.Fatal(err)
	}
	if r := plain.Send(context.Background(), letter); r.Outcome != Sent {
		t.Errorf("where it is said to need none: %+v", r)
	}
	stranger := sender(t, server, "smtp")
	stranger.config.Roots = nil
	other, err := New(stranger.config)
	if err != nil {
		t.Fatal(err)
	}
	if r := other.Send(context.Background(), letter); r.Outcome != Refused {
		t.Errorf("a server that nobody vouches for: %+v", r)
	}
}

func TestAnAnswerSaysWhatIsToBeTriedAgain(t *testing.T) {
	for answer, want := range map[string]Outcome{
		"RCPT 550 no such user": Gone, "RCPT 450 busy": Later, "MAIL 421 closing": Later, "DATA 451 not now": Later, "DATA 554 no": Refused, "AUTH 535 no": Refused,
	} {
		server := testbed.NewMailServer(t)
		at, says, _ := strings.Cut(answer, " ")
		server.Answer = func(command, _ string) string {
			if command == at {
				return says + " mette@example.dk"
			}
			return ""
		}
		r := sender(t, server, "smtp").Send(context.Background(), letter)
		if r.Outcome != want || r.Err == nil || strings.Contains(r.Err.Error(), "mette") {
			t.Errorf("%s: %+v", answer, r)
		}
	}
	nobody, err := New(Config{Server: "smtp://localhost:1", From: "svar@strandborg.example"})
	if err != nil {
		t.Fatal(err)
	}
	if r := nobody.Send(context.Background(), letter); r.Outcome != Later || strings.Contains(fmt.Sprint(r.Err, nobody), "strandborg") {
		t.Errorf("nobody there: %+v", r)
	}
}

func TestOnlyAServerThatIsOneIsTaken(t *testing.T) {
	for _, server := range []string{"", "localhost", "http://x", "smtp://", "smtp://u:p@x", "smtp://x/y", "smtp://x:y"} {
		if _, err := New(Config{Server: server, From: "a@b.dk"}); err == nil {
			t.Errorf("%q is taken", server)
		}
	}
	for _, from := range []string{"", "a", "A <a@b.dk>", "a@b.dk\r\nBcc: c@d.dk", "a@b.dk, c@d.dk"} {
		if _, err := New(Config{Server: "smtp://x", From: from}); err == nil {
			t.Errorf("from %q is taken", from)
		}
	}
}

// FuzzHeader asks that nothing a person writes becomes a header or a receiver.
func FuzzHeader(f *testing.F) {
	for _, to := range []string{"mette@example.dk", "a@b.dk\r\nBcc: c@d.dk", "a@b.dk,c@d.dk", "\"a\r\nX: y\"@b.dk", "a@b.dk>\r\nRCPT TO:<c@d.dk", "A <a@b.dk>", "æ@b.dk"} {
		for _, text := range []string{"Hej", "a\r\nBcc: c@d.dk", "a\nX-Y: z", "\r\n.\r\nMAIL FROM:<x@y.dk>", "\x00"} {
			f.Add(to, text, text)
		}
	}
	s, err := New(Config{Server: "smtp://localhost:25", From: "svar@strandborg.example"})
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, to, subject, text string) {
		message, err := s.compose(Message{ID: "1", To: to, Subject: subject, Text: text, At: letter.At})
		if err != nil {
			return
		}
		var written strings.Builder
		if _, err := message.WriteTo(&written); err != nil {
			return
		}
		header, err := textproto.NewReader(bufio.NewReader(strings.NewReader(written.String()))).ReadMIMEHeader()
		if err != nil {
			t.Fatalf("%q: %v", written.String(), err)
		}
		for name, values := range header {
			switch name {
			case "From", "To", "Subject", "Date", "Message-Id", "Mime-Version", "Content-Type", "Content-Transfer-Encoding", "Auto-Submitted":
			default:
				t.Errorf("%q is a header of somebody else's: %q", name, values)
			}
			if len(values) != 1 {
				t.Errorf("%q stands %d times", name, len(values))
			}
		}
		if got := header.Get("To"); got != "<"+to+">" {
			t.Errorf("it goes to %q, and not to %q", got, to)
		}
		if strings.Contains(written.String(), "\r\n.\r\n") {
			t.Log("a lone dot is doubled by the writer of DATA")
		}
	})
}
