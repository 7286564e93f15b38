package push

import (
	"errors"
	"net/url"
	"strings"
)

// ErrEndpoint refuses an address that is no push service's.
var ErrEndpoint = errors.New("the address is not one of a push service that browsers use")

// longestEndpoint is how many bytes an address may have.
const longestEndpoint = 1000

// services are the hosts that browsers subscribe at: Chrome and Edge on Android,
// Firefox, Safari, Edge on Windows. What begins with a dot stands for all below it.
var services = []string{
	"fcm.googleapis.com", ".push.services.mozilla.com", ".push.apple.com", ".notify.windows.com",
}

const (
	hostLetters = "abcdefghijklmnopqrstuvwxyz0123456789-"
	pathLetters = hostLetters + "ABCDEFGHIJKLMNOPQRSTUVWXYZ._~:/?=&%+,;"
)

// CheckEndpoint refuses every address that is not https, on the usual port, at one
// of the push services: no user, no port, no fragment, no letter that two readers of
// an address could take differently. It looks nothing up. Asked when a browser
// subscribes and again at each sending.
func CheckEndpoint(endpoint string) error {
	rest, secure := strings.CutPrefix(endpoint, "https://")
	host, path, found := strings.Cut(rest, "/")
	if !secure || !found || path == "" || len(endpoint) > longestEndpoint {
		return ErrEndpoint
	}
	if !isService(host) || strings.Trim(path, pathLetters) != "" || climbs(path) {
		return ErrEndpoint
	}
	// The library and net/http read it their own way, which must be the same.
	u, err := url.Parse(endpoint)
	if err != nil || u.Scheme != "https" || u.Host != host || u.User != nil || u.Opaque != "" || u.Fragment != "" {
		return ErrEndpoint
	}
	return nil
}

func isService(host string) bool {
	for _, label := range strings.Split(host, ".") {
		if label == "" || len(label) > 63 || strings.Trim(label, hostLetters) != "" || label[0] == '-' || strings.HasSuffix(label, "-") || strings.HasPrefix(label, "xn--") {
			return false
		}
	}
	for _, service := range services {
		below := service[0] == '.'
		if len(host) <= 253 && (host == service || below && strings.HasSuffix(host, service)) {
			return true
		}
	}
	return false
}

// climbs reports whether a part of the path leads upwards.
func climbs(path string) bool {
	path, _, _ = strings.Cut(path, "?")
	parts := strings.Split(path, "/")
	for i, part := range parts {
		plain := strings.NewReplacer("%2e", ".", "%2E", ".").Replace(part)
		if plain == "." || plain == ".." || part == "" && i < len(parts)-1 {
			return true
		}
	}
	return false
}
