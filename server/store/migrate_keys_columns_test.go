package store

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// otherwise are the columns of bytes from before the citizens' keys that the house had not
// sealed, or that stay the house's, and why.
var otherwise = map[string]string{
	"webhooks.secret": "nobody's: it stays under the lasting secret", "plan_docs.body": "stood in the clear, and is thrown away", "plan_docs.body_br": "as body",
	"plan_parts.body": "is thrown away", "consent_texts.body": "stood in the clear: putTexts seals it", "mails.code": "a hash", "notification_sends.receipt": "a hash",
	"source_keys.public": "a public key", "spent_tokens.jti": "a hash",
}

// The list of the migration is held against the schema as it was then, and not against
// itself.
func TestTheMigrationOfKeysForgetsNoColumn(t *testing.T) {
	table, bytes := regexp.MustCompile(`^CREATE TABLE (\w+)`), regexp.MustCompile(`^\s+(\w+)\s+BYTEA`)
	added := regexp.MustCompile(`^ALTER TABLE (\w+) ADD COLUMN (\w+)\s+BYTEA`)
	files, err := filepath.Glob("migrations/*.sql")
	if err != nil || len(files) < 20 {
		t.Fatal(files, err)
	}
	var there []string
	for _, file := range files {
		if filepath.Base(file) >= "0025" {
			continue
		}
		content, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		in := ""
		for line := range strings.Lines(string(content)) {
			if m := table.FindStringSubmatch(line); m != nil {
				in = m[1]
			} else if m := added.FindStringSubmatch(line); m != nil {
				there = append(there, m[1]+"."+m[2])
			} else if m := bytes.FindStringSubmatch(line); m != nil {
				there = append(there, in+"."+m[1])
			}
		}
	}
	var listed []string
	for _, c := range sealedColumns {
		listed = append(listed, c.table+"."+c.column)
		if !slices.Contains(there, c.table+"."+c.column) {
			t.Errorf("there was no %s.%s", c.table, c.column)
		}
	}
	for _, column := range there {
		hashed := strings.HasSuffix(column, "hash") || strings.HasSuffix(column, "digest")
		if !hashed && otherwise[column] == "" && !slices.Contains(listed, column) {
			t.Errorf("%s was sealed by the house, and the migration does not seal it anew; or say in otherwise why not", column)
		}
	}
}
