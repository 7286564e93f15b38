package testbed

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"os/exec"
	"strings"
	"testing"
)

// npmProvider is the program that is a provider of OpenID Connect, from the root of
// the repository, and what it needs.
const (
	npmProvider = "tools/testbed/provider.mjs"
	npmOfIt     = "tools/testbed/node_modules/oidc-provider"
)

// Provider is a real provider of OpenID Connect, node-oidc-provider, for as long as the
// test lasts.
type Provider struct {
	Issuer string

	in  io.Writer
	out *bufio.Scanner
}

// ProviderConfig is what one is to be.
type ProviderConfig struct {
	Client map[string]any            `json:"client"` // its metadata (OpenID Connect Dynamic Client Registration § 2)
	Scopes []string                  `json:"scopes"`
	Claims map[string][]string       `json:"claims"` // by scope
	People map[string]map[string]any `json:"people"` // their claims, by the name they come in under
	Pushed bool                      `json:"pushed"` // it takes requests beforehand (PAR)
}

// StartProvider starts one. Without Node and the packages of the testbed the test is
// skipped, or fails, as SkipOrFail says.
func StartProvider(t testing.TB, c ProviderConfig) *Provider {
	t.Helper()
	node, err := exec.LookPath("node")
	program := findUpwards(npmProvider)
	if err != nil || program == "" || findUpwards(npmOfIt) == "" {
		SkipOrFail(t, "the provider of logins", "it needs Node and `make testbed`")
	}
	command := exec.CommandContext(t.Context(), node, program)
	in, err := command.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := command.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = in.Close(); _ = command.Wait() }) // an end of input ends it
	p := &Provider{in: in, out: bufio.NewScanner(out)}
	wanted, err := json.Marshal(c)
	if err != nil {
		t.Fatal(err)
	}
	var said struct{ Issuer string }
	if err := json.Unmarshal([]byte(p.tell(t, string(wanted))), &said); err != nil || said.Issuer == "" {
		t.Fatalf("the provider does not say where it is: %v", err)
	}
	p.Issuer = said.Issuer
	return p
}

func (p *Provider) tell(t testing.TB, line string) string {
	t.Helper()
	if _, err := fmt.Fprintln(p.in, line); err != nil {
		t.Fatal(err)
	}
	if !p.out.Scan() {
		t.Fatalf("the provider ended: %v", p.out.Err())
	}
	return p.out.Text()
}

// Do makes something happen at the provider: down, up, rotate, or logout SUB SID.
func (p *Provider) Do(t testing.TB, what ...string) {
	t.Helper()
	if said := p.tell(t, strings.Join(what, " ")); said != "done" {
		t.Fatalf("%v: %s", what, said)
	}
}

// Person is a browser of somebody who is on the way through the provider.
type Person struct{ client http.Client }

// NewPerson has never been there.
func NewPerson() *Person {
	jar, _ := cookiejar.New(nil) // never fails
	return &Person{http.Client{
		Jar:           jar,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}}
}

// mostSteps is how many times a provider may send a browser on.
const mostSteps = 10

// Visit goes where the house sends somebody, says who they are where the provider
// asks ("" calls it off), and gives the address that the provider sends them back to.
func (v *Person) Visit(t testing.TB, address, as string) *url.URL {
	t.Helper()
	from, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	at := from
	for range mostSteps {
		if at.Host != from.Host {
			return at
		}
		if strings.HasPrefix(at.Path, "/interaction/") {
			at.RawQuery = url.Values{"as": {as}}.Encode()
		}
		r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, at.String(), nil)
		if err != nil {
			t.Fatal(err)
		}
		answer, err := v.client.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		said, _ := io.ReadAll(answer.Body)
		_ = answer.Body.Close()
		next, err := answer.Location()
		if err != nil {
			t.Fatalf("the provider sends nobody on from %s: %d %s", at, answer.StatusCode, said)
		}
		at = next
	}
	t.Fatal("the provider sends round and round")
	return nil
}
