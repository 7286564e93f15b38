package push

import (
	"fmt"
	"net/url"
	"slices"
	"strings"
	"testing"
)

// good are addresses as browsers give them.
var good = []string{
	"https://fcm.googleapis.com/fcm/send/dpH5lCsTSSM:APA91bHqjZxM0VImWWqDRN7U0a3AycjUf4O-byuxb_wJsKRaKvV_iKw56s16",
	"https://fcm.googleapis.com/wp/dpH5lCsTSSM:APA91bHqjZxM0",
	"https://updates.push.services.mozilla.com/wpush/v2/gAAAAABfP_-x4yjPkDVPbM=",
	"https://web.push.apple.com/QGuQyavXutnMH9JXS3",
	"https://api.push.apple.com/3/device/00fc13adff785122b4ad28809a3420982341241421348097878e577c991de8f0",
	"https://wns2-am3p.notify.windows.com/w/?token=BQYAAACQV%2bXY%2fAbc%3d",
	"https://db5p.notify.windows.com/w/?token=BQYAAAB",
}

func TestThePushServicesOfBrowsersAreCalled(t *testing.T) {
	for _, endpoint := range good {
		if err := CheckEndpoint(endpoint); err != nil {
			t.Errorf("%s: %v", endpoint, err)
		}
	}
}

// hostile are addresses that no browser gives. Half of them are made: each host of
// nobody's, and each trick with an honest host.
func hostile() []string {
	var all []string
	for _, host := range []string{
		"127.0.0.1", "localhost", "localhost.", "0", "0.0.0.0", "127.1", "127.0.1", "2130706433", "017700000001", "0177.0.0.1", "0x7f000001", "0x7f.0.0.1",
		"0x7f.1", "[::1]", "[::]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[0:0:0:0:0:ffff:7f00:0001]", "[fe80::1%25eth0]", "[64:ff9b::7f00:1]",
		"[2002:7f00:1::]", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "[fd00:ec2::254]", "100.64.0.1", "metadata.google.internal",
		"3232235777", "0xc0a80101", "1.1.1.1", "224.0.0.1", "255.255.255.255", "example.com", "intranet", "kubernetes.default.svc", "router.local",
		"①②⑦.⓪.⓪.①", "127。0。0。1", "①27.0.0.1", "0000:0000::1", "::1", "127.0.0.1.nip.io", "localtest.me", "googleapis.com", "www.googleapis.com",
		"storage.googleapis.com", "fcmregistrations.googleapis.com", "mozilla.com", "services.mozilla.com", "push.services.mozilla.com",
		"apple.com", "push.apple.com", "www.apple.com", "windows.com", "notify.windows.com", "login.windows.com",
		"fcm.googleapis.com.evil.example", "web.push.apple.com.evil.example", "evilfcm.googleapis.com", "x.fcm.googleapis.com", "evilpush.apple.com",
		"evil-push.apple.com", "webpush.apple.com", "evilnotify.windows.com", "x.evilnotify.windows.com", "push.services.mozilla.com.evil.example",
		"evilpush.services.mozilla.com", "fcm-googleapis.com", "fcm.googleapis.co", "fcm.googleapis.com.", "web.push.apple.com.", "fcm..googleapis.com",
		".fcm.googleapis.com", "..push.apple.com", ".push.apple.com", "-.push.apple.com", "-a.push.apple.com", "a-.push.apple.com", "a..push.apple.com",
		"xn--80ak6aa92e.push.apple.com", "аpp.push.apple.com", "web.push.аpple.com", "fcm.googleapıs.com", "\uff46cm.googleapis.com", "fcm.gооgleapis.com",
		"FCM.googleapis.com", "Fcm.Googleapis.Com", "WEB.PUSH.APPLE.COM", "web.push.apple.com%2eevil.example", "web.push.apple.com%00.evil.example",
		"a_b.push.apple.com", "*.push.apple.com", "a b.push.apple.com", "a,b.push.apple.com", "%77eb.push.apple.com", "web.push.apple.com\u200b",
		"web。push。apple。com", "web.push。apple.com", "web\u00ad.push.apple.com", strings.Repeat("a", 64) + ".push.apple.com",
		strings.Repeat("a.", 130) + "push.apple.com", "", ".", "..",
	} {
		all = append(all, "https://"+host+"/fcm/send/a")
	}
	for _, host := range []string{"fcm.googleapis.com", "web.push.apple.com", "updates.push.services.mozilla.com", "wns2.notify.windows.com"} {
		for _, trick := range []string{
			"http://%s/a", "HTTPS://%s/a", "Https://%s/a", "https:/%s/a", "https:%s/a", "https:///%s/a", "https:\\\\%s/a", "//%s/a", "%s/a", " https://%s/a", "\thttps://%s/a",
			"https://%s/a ", "ftp://%s/a", "file://%s/a", "ws://%s/a", "gopher://%s/a", "javascript://%s/a", "data:text/plain,%s/a", "blob:https://%s/a",
			"https://%s", "https://%s/", "https://%s?a", "https://%s#a", "https://%s/a#b", "https://%s/a#", "https://%s:80/a", "https://%s:443/a", "https://%s:8443/a",
			"https://%s:22/a", "https://%s:/a", "https://%s:0/a", "https://%s:65536/a", "https://%s:443@evil.example/a", "https://%s@evil.example/a",
			"https://evil.example@%s/a", "https://user:pass@%s/a", "https://@%s/a", "https://:@%s/a", "https://%s/@evil.example", "https://%s\\@evil.example/a",
			"https://evil.example\\@%s/a", "https://%s\\.evil.example/a", "https://evil.example\\.%s/a", "https://%s\\a", "https://%s/a\\b", "https://evil.example/%s/a", "https://evil.example?%s/a",
			"https://evil.example#%s/a", "https://evil.example;%s/a", "https://evil.example%%2f%s/a", "https://evil.example%%5c%s/a", "https://%s%%40evil.example/a",
			"https://%s/a\r\nHost: evil.example", "https://%s/a\nb", "https://%s/a\rb", "https://%s\r\n/a", "https://%s/a\x00", "https://%s\x00.evil.example/a", "https://%s/a\x7f", "https://%s/a b",
			"https://%s/../a", "https://%s/./a", "https://%s/a/../../b", "https://%s/%%2e%%2e/a", "https://%s/%%2E./a", "https://%s//evil.example/a", "https://%s/æ", "https://%s/\"", "https://%s/<a>", "https://%s/{a}",
			"https://%s/a|b", "https://%s/a`b", "https://%s/a^b", "https://%s/%%", "https://%s/%%zz", "https://[%s]/a", "https://%s,evil.example/a", "https://%s evil.example/a", "https://%s&a/a", "https://$%s/a",
			"https://%s/" + strings.Repeat("a", 1000),
		} {
			all = append(all, fmt.Sprintf(trick, host))
		}
	}
	return append(all, "", "https", "https:", "https://", "https:///", "https:////", "://", "\x00", "null", "undefined", "about:blank", strings.Repeat("https://", 200))
}

func TestNoHostileEndpointIsCalled(t *testing.T) {
	tried := map[string]bool{}
	for _, endpoint := range hostile() {
		tried[endpoint] = true
		if CheckEndpoint(endpoint) == nil {
			t.Errorf("it is called: %.100q", endpoint)
		}
	}
	if len(tried) < 300 {
		t.Errorf("only %d were tried", len(tried))
	}
}

// FuzzEndpoint asks that whatever is let through is, as net/url and net/http read
// it, a plain https address at one of the push services.
func FuzzEndpoint(f *testing.F) {
	for _, endpoint := range append(hostile(), good...) {
		f.Add(endpoint)
	}
	f.Fuzz(func(t *testing.T, endpoint string) {
		if CheckEndpoint(endpoint) != nil {
			return
		}
		u, err := url.Parse(endpoint)
		if err != nil || u.String() != endpoint || u.Scheme != "https" || u.User != nil || u.Port() != "" || u.Fragment != "" || len(endpoint) > 1000 {
			t.Fatalf("%q: %v", endpoint, err)
		}
		host := u.Hostname()
		below := func(top string) bool { return strings.HasSuffix(host, "."+top) }
		if host != "fcm.googleapis.com" && !slices.ContainsFunc([]string{"push.services.mozilla.com", "push.apple.com", "notify.windows.com"}, below) {
			t.Fatalf("%q is at %q", endpoint, host)
		}
		for _, r := range endpoint {
			if r <= ' ' || r > '~' || strings.ContainsRune("\\@#\"<>{}|^`", r) {
				t.Fatalf("%q holds %q", endpoint, r)
			}
		}
	})
}
