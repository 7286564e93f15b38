// Package i18n holds every text a person reads, in one catalogue per language
// that Go and the PWA share, and finds a text by its key. It refuses to know
// what the texts are about and when they are said.
package i18n

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"regexp"
	"sort"
	"strconv"
	"strings"
	"sync"

	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"
)

//go:embed da.json
var danish []byte

//go:embed en.json
var english []byte

// Args fill the {slots} of a text.
type Args map[string]string

// Language is a catalogue that texts can be looked up in.
type Language struct {
	tag   language.Tag
	name  string
	texts map[string]message
}

// message is one text, or one per plural form.
type message struct {
	text  string
	forms map[string]string
}

func (m *message) UnmarshalJSON(b []byte) error {
	if len(b) > 0 && b[0] == '"' {
		err := json.Unmarshal(b, &m.text)
		m.text = bound(m.text)
		return err
	}
	err := json.Unmarshal(b, &m.forms)
	for form, text := range m.forms {
		m.forms[form] = bound(text)
	}
	return err
}

var clock = regexp.MustCompile(`\b(kl\.) ([{\d])`)

// bound keeps a time with its "kl.", so that no line ends between them. The app
// does the same with its part of the catalogue.
func bound(text string) string { return clock.ReplaceAllString(text, "$1\u00a0$2") }

var languages = sync.OnceValue(func() map[string]*Language {
	return map[string]*Language{
		"da": read("da", language.Danish, danish),
		"en": read("en", language.English, english),
	}
})

func read(name string, tag language.Tag, catalogue []byte) *Language {
	l := &Language{tag: tag, name: name}
	if err := json.Unmarshal(catalogue, &l.texts); err != nil {
		panic("i18n/" + name + ".json: " + err.Error())
	}
	return l
}

// Names are the languages there are, sorted.
func Names() []string {
	var names []string
	for name := range languages() {
		names = append(names, name)
	}
	sort.Strings(names)
	return names
}

// For is the language with that name, and Danish for any other name.
func For(name string) *Language {
	if l, ok := languages()[name]; ok {
		return l
	}
	return languages()["da"]
}

// Match picks the language for an Accept-Language header; Danish when none
// fits.
func Match(header string) *Language {
	names := []string{"da", "en"}
	wanted, _, err := language.ParseAcceptLanguage(header)
	if err != nil || len(wanted) == 0 {
		return For("da")
	}
	_, i, confidence := language.NewMatcher([]language.Tag{language.Danish, language.English}).Match(wanted...)
	if confidence == language.No {
		return For("da")
	}
	return For(names[i])
}

// Name is the language's name: "da", "en".
func (l *Language) Name() string { return l.name }

// Has reports whether the catalogue has the key.
func (l *Language) Has(key string) bool {
	_, ok := l.texts[key]
	return ok
}

// Keys are all keys, sorted.
func (l *Language) Keys() []string {
	keys := make([]string, 0, len(l.texts))
	for key := range l.texts {
		keys = append(keys, key)
	}
	sort.Strings(keys)
	return keys
}

// Text is the text of a key with its slots filled. A key that is not there
// comes back in brackets, so that it is seen in the first test.
func (l *Language) Text(key string, args Args) string {
	m, ok := l.texts[key]
	if !ok {
		return "[" + key + "]"
	}
	if m.forms != nil {
		return fill(m.forms["other"], args)
	}
	return fill(m.text, args)
}

// Count is the text of a key in the plural form for n; {count} is filled with it.
func (l *Language) Count(key string, n int, args Args) string {
	m, ok := l.texts[key]
	if !ok {
		return "[" + key + "]"
	}
	all := Args{"count": strconv.Itoa(n)}
	for name, value := range args {
		all[name] = value
	}
	if m.forms == nil {
		return fill(m.text, all)
	}
	form := forms[plural.Cardinal.MatchPlural(l.tag, n, 0, 0, 0, 0)]
	text, ok := m.forms[form]
	if !ok {
		text = m.forms["other"]
	}
	return fill(text, all)
}

var forms = map[plural.Form]string{
	plural.Other: "other", plural.Zero: "zero", plural.One: "one",
	plural.Two: "two", plural.Few: "few", plural.Many: "many",
}

func fill(text string, args Args) string {
	if !strings.Contains(text, "{") {
		return text
	}
	var out strings.Builder
	for {
		before, rest, found := strings.Cut(text, "{")
		out.WriteString(before)
		if !found {
			return out.String()
		}
		name, after, closed := strings.Cut(rest, "}")
		if !closed {
			out.WriteString("{" + rest)
			return out.String()
		}
		if value, ok := args[name]; ok {
			out.WriteString(value)
		} else {
			fmt.Fprintf(&out, "{%s}", name)
		}
		text = after
	}
}
