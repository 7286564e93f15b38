package intake

import (
	"cmp"
	"slices"

	"enplan/models"
)

// Case is a citizen of one or several deliveries, put together without a
// database.
type Case struct {
	ID    string      // the case's own id where a document gives one, else the citizen's
	Day   models.Date // the day the document was made for, zero when it does not say
	Facts models.Facts
}

// Gather reads deliveries and puts each citizen's records together, whichever
// delivery they came in. It returns the Faults of the first delivery that is
// refused. What a document gives as the expected answer is never read.
func Gather(deliveries [][]byte, o Options) ([]Case, error) {
	all := map[string]*gathered{}
	var shared []models.Record
	titles := map[string]Case{}
	for _, data := range deliveries {
		read, err := Read(data, o)
		if err != nil {
			return nil, err
		}
		for name, title := range titlesIn(data) {
			titles[name] = title
		}
		for _, r := range read.Records {
			if r.Subject == "" {
				shared = append(shared, r)
				continue
			}
			if all[r.Subject] == nil {
				all[r.Subject] = &gathered{}
			}
			all[r.Subject].records = append(all[r.Subject].records, r)
		}
	}
	var cases []Case
	for subject, one := range all {
		c := titles[subject]
		c.ID = cmp.Or(c.ID, subject)
		c.Facts = Compose(withReferred(one.records, shared))
		cases = append(cases, c)
	}
	slices.SortFunc(cases, func(a, b Case) int { return cmp.Compare(a.ID, b.ID) })
	return cases, nil
}

type gathered struct{ records []models.Record }

// withReferred adds the shared records that the citizen's refer to, and those
// that they refer to.
func withReferred(records, shared []models.Record) []models.Record {
	for {
		wanted := References(records)
		before := len(records)
		for _, r := range shared {
			if slices.Contains(wanted, lower(Reference{r.Source, r.Kind, r.ID})) || slices.Contains(wanted, Reference{r.Source, r.Kind, r.ID}) {
				records = append(records, r)
			}
		}
		if len(records) == before {
			return records
		}
	}
}

// titlesIn are the ids and days of the cases of a document, by the citizen's id.
func titlesIn(data []byte) map[string]Case {
	text, err := cleanText(data)
	var ignored faults
	root := value{}
	if err == nil {
		root = readDocument(text, &ignored)
	}
	titles := map[string]Case{}
	for _, one := range append([]value{root}, root.at("cases").items()...) {
		if citizen := one.at("citizen", "id").text(); citizen != "" {
			day := one.at("referenceDate").date()
			if day.IsZero() {
				day = root.at("referenceDate").date()
			}
			titles[citizen] = Case{ID: one.at("id").text(), Day: day}
		}
	}
	return titles
}
