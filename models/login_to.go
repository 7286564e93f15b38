package models

import "strings"

// mostLoginTo is how long an address in the app may be.
const mostLoginTo = 512

// notOfTheApp are the first parts of addresses that are no page of the app.
var notOfTheApp = map[string]bool{"api": true, "auth": true, "feed": true, "login": true, "healthz": true, "readyz": true, ".well-known": true}

// LoginTo is where somebody comes after logging in: the page they asked for, or "/"
// when what was asked for is anything but a page of the app. An address from a link
// is whatever somebody made it, so it is read by a list of what may stand in it: a
// path and a part of the page, without query, empty parts, dots that climb, or
// anything a browser might read as another host.
func LoginTo(asked string) string {
	path, part, _ := strings.Cut(asked, "#")
	if len(asked) > mostLoginTo || !strings.HasPrefix(path, "/") || !isPlain(path) || !isPlain(part) || strings.Contains(part, "/") {
		return "/"
	}
	for i, name := range strings.Split(path[1:], "/") {
		bare := strings.ToLower(name)
		climbs := strings.Trim(strings.ReplaceAll(bare, "%2e", "."), ".") == ""
		if climbs && path != "/" || i == 0 && notOfTheApp[bare] {
			return "/"
		}
	}
	return asked
}

// isPlain reports whether a text is made of what the app's own addresses are made
// of, with whole escapes.
func isPlain(s string) bool {
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z', c >= '0' && c <= '9', strings.IndexByte("/-_.~", c) >= 0:
		case c == '%' && i+2 < len(s) && isHex(s[i+1]) && isHex(s[i+2]):
			i += 2
		default:
			return false
		}
	}
	return true
}

func isHex(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F'
}
