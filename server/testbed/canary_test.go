package testbed_test

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"testing"

	"enplan/models"
	"enplan/server/testbed"
)

func TestACanaryIsFoundInWhateverItIsWrappedIn(t *testing.T) {
	c := testbed.NewCanaries(0, 200, "731184-1234")
	number := c.Number(7)
	bare := strings.ReplaceAll(number, "-", "")
	in := func(wrap func(string) string) string { return wrap("og " + number + " er det") }
	base := base64.StdEncoding.EncodeToString
	var packed, small bytes.Buffer
	archive := zip.NewWriter(&packed)
	file, err := archive.Create("a/b.json")
	if err != nil {
		t.Fatal(err)
	}
	_, _ = file.Write([]byte(`{"a":"` + number + `"}`))
	if err := archive.Close(); err != nil {
		t.Fatal(err)
	}
	z := gzip.NewWriter(&small)
	_, _ = z.Write([]byte(bare))
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	for what, text := range map[string]string{
		"a hyphen": number, "none": bare, "in a number": `{"cpr":` + bare + `}`, "in a longer one": "1" + bare + "9", "blanks": number[:2] + " " + number[2:4] + " " + number[4:6] + " - " + number[7:],
		"a narrow dash": number[:6] + "–" + number[7:], "stops": number[:2] + "." + number[2:4] + "." + number[4:6] + "." + number[7:], "a hard blank": number[:6] + "\u00a0" + number[7:],
		"the year first": number[4:6] + number[2:4] + number[:2] + "-" + number[7:], "a whole year": number[:4] + "19" + number[4:6] + "-" + number[7:],
		"the whole year first": "19" + number[4:6] + "-" + number[2:4] + "-" + number[:2] + " " + number[7:],
		"percents":             url.QueryEscape(number[:6]+"/") + "%2D" + number[7:], "all percents": percents(number), "JSON": strings.ReplaceAll(number, "7", `\u0037`), "HTML": strings.ReplaceAll(number, "1", "&#49;"),
		"an e-mail": number[:4] + "=\r\n" + number[4:], "a calendar": number[:4] + "\r\n " + number[4:], "UTF-16": strings.Join(strings.Split(number, ""), "\x00"),
		"hex": in(func(s string) string { return hex.EncodeToString([]byte(s)) }), "HEX at an odd place": "a" + strings.ToUpper(hex.EncodeToString([]byte(bare))),
		"base64": in(func(s string) string { return base([]byte(s)) }), "base64, one on": in(func(s string) string { return base([]byte("x" + s)) }), "base64, two on": in(func(s string) string { return base([]byte("xx" + s)) }),
		"base64 alone": base([]byte(bare)), "in an address": base64.URLEncoding.EncodeToString([]byte("\xff\xfe" + bare)), "base64 in an identifier": "thread" + base([]byte(number)),
		"base64 of base64": base([]byte("{" + base([]byte(number)) + "}")), "a zip": packed.String(), "a gzip": small.String(), "a zip as base64": base(packed.Bytes()),
	} {
		if found := c.In([]byte(text)); !slices.Equal(found, []string{number}) {
			t.Errorf("%s: %q, in %q", what, found, text)
		}
	}
}

func percents(text string) (all string) {
	for _, b := range []byte(text) {
		all += fmt.Sprintf("%%%02x", b)
	}
	return all
}

func TestWhatIsNoCanaryIsNotFound(t *testing.T) {
	c, others := testbed.NewCanaries(0, 200), testbed.NewCanaries(1, 200)
	seen := map[string]bool{}
	for i := range c.Len() {
		if _, err := models.ParseCPR(c.Number(i)); err != nil || seen[c.Number(i)] {
			t.Errorf("%s: %v", c.Number(i), err)
		}
		seen[c.Number(i)] = true
		far := strings.Replace(c.Number(i), "-", ", og så ", 1)
		if found := c.In([]byte(others.Number(i) + " " + far + " " + c.Number(i)[:6] + "-••••")); len(found) > 0 {
			t.Errorf("%q", found)
		}
	}
}
