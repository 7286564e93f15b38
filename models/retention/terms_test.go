package retention_test

import (
	"strings"
	"testing"

	"enplan/models"
	"enplan/models/retention"
)

func TestEveryTermOfOurOwnTableSaysWhatItRestsOn(t *testing.T) {
	lines := strings.Split(strings.TrimSpace(retention.OwnTable()), "\n")
	if len(retention.Own()) != len(lines)-1 || len(lines) < 5 {
		t.Fatalf("%d terms of %d lines", len(retention.Own()), len(lines))
	}
	for _, term := range retention.Own() {
		if term.Confidence == "high" && term.Source != "public page" {
			t.Errorf("%s: nobody can be sure of %q", term.Topic, term.Source)
		}
		if !term.Forever && term.Months < 60 {
			t.Errorf("%s is shorter than what is common: %d months", term.Topic, term.Months)
		}
	}
	for topic, want := range map[string]string{
		"15.17.06": "*", "27.12.12": "*", "27.24.04": "27.24", "29.15.12": "29", "34": "34", "34.10.10": "34", "34.10.10 G01": "34",
		"34.25.00": "34.25", "34.30": "34.30", "99.99.99": "*",
	} {
		if term, ok := retention.Own().For(topic); !ok || term.Topic != want {
			t.Errorf("%s: %+v, %v", topic, term, ok)
		}
	}
	for _, none := range []string{"", "34.1", "34.10.10.10", "3410", "beskæftigelse", "34.10.10G01", "-", "*"} {
		if term, ok := retention.Own().For(none); ok {
			t.Errorf("%q is no topic, and is kept for %+v", none, term)
		}
	}
}

const head = "topic\tkeep\tground\tsource\tconfidence\tnote\n"

// row is a table with one row that is right, and one more.
func row(topic, keep string) string {
	return head + "*\t5 years\tg\ts\tlow\t\n" + topic + "\t" + keep + "\tg\ts\thigh\t\n"
}

func TestTheLongestPartOfANumberDecides(t *testing.T) {
	terms, err := retention.Parse(row("34", "6 years") + "34.10\t7 years\tg\ts\tlow\t\n34.10.05\t18 months\tg\ts\tlow\t\n-\tforever\tg\ts\tlow\tn\n")
	if err != nil {
		t.Fatal(err)
	}
	for topic, want := range map[string]int{"34.10.05": 18, "34.10.06": 84, "34.10": 84, "34.11.05": 72, "34": 72, "35": 60} {
		if term, ok := terms.For(topic); !ok || term.Months != want || term.Forever {
			t.Errorf("%s: %+v", topic, term)
		}
	}
	if term, ok := terms.For("ved ikke"); !ok || !term.Forever {
		t.Errorf("no topic: %+v %v", term, ok)
	}
}

func TestATableThatIsWrongAnywhereIsRefusedWithItsLine(t *testing.T) {
	for name, c := range map[string]struct{ text, want string }{
		"empty":            {"", "line 1"},
		"other columns":    {"topic\tkeep\n*\t5 years\n", "line 1"},
		"no row for any":   {head + "34\t5 years\tg\ts\tlow\t\n", "a row for *"},
		"no topic":         {row("34.1", "5 years"), "line 3: \"34.1\" is no topic"},
		"four parts":       {row("34.10.10.10", "5 years"), "line 3"},
		"blank line":       {row("34", "5 years") + "\n\n34.10\t5 years\tg\ts\tlow\t\n", "line 4"},
		"no unit":          {row("34", "5"), "line 3: keep is \"5\""},
		"zero":             {row("34", "0 years"), "line 3"},
		"negative":         {row("34", "-5 years"), "line 3"},
		"days":             {row("34", "5 days"), "line 3"},
		"too long":         {row("34", "101 years"), "line 3"},
		"a fraction":       {row("34", "1.5 years"), "line 3"},
		"a space too much": {row("34", "5  years"), "line 3"},
		"twice":            {row("*", "6 years"), "line 3: topic * stands here twice"},
		"a cell too few":   {head + "*\t5 years\tg\ts\tlow\n", "line 2: it has 5 cells"},
		"no ground":        {head + "*\t5 years\t \ts\tlow\t\n", "line 2: it has no ground"},
		"no confidence":    {head + "*\t5 years\tg\ts\t\t\n", "line 2: confidence"},
		"two faults":       {row("x", "5 years") + "34\ty\tg\ts\tlow\t\n", "line 4"},
		"too large":        {head + strings.Repeat("x", 1<<20), "1 MiB"},
	} {
		if terms, err := retention.Parse(c.text); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, %v", name, terms, err)
		}
	}
	if terms, err := retention.Parse(strings.ReplaceAll(row("34", "1 month"), "\n", "\r\n")); err != nil || len(terms) != 2 || terms[1].Months != 1 {
		t.Errorf("as a spreadsheet writes it: %v, %v", terms, err)
	}
}

func TestATermIsNeverADayTooShort(t *testing.T) {
	for _, c := range []struct {
		closed string
		months int
		want   string
	}{
		{"2026-11-26", 60, "2031-11-26"}, {"2024-02-29", 60, "2029-03-01"}, {"2024-02-29", 48, "2028-02-29"},
		{"2026-08-31", 1, "2026-10-01"}, {"2026-12-31", 2, "2027-03-03"},
	} {
		if last := (retention.Term{Months: c.months}).Last(models.MustDate(c.closed)); last != models.MustDate(c.want) {
			t.Errorf("%s and %d months: %s", c.closed, c.months, last)
		}
	}
}
