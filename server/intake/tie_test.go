package intake_test

import (
	"errors"
	"fmt"
	"slices"
	"testing"

	"enplan/models"
	"enplan/server/intake"
)

func TestACaseStatesWhoBelongsToItsCitizen(t *testing.T) {
	day := models.MustDate
	for family, want := range map[string][]intake.Kin{
		"":               nil,
		`"family":null,`: nil,
		`"family":[],`:   nil,
		`"family":[{"kind":"custody","with":"ida","from":"2016-01-02"}],`: {{With: "ida", Kind: models.TieCustody, From: day("2016-01-02")}},
		`"family":[{"kind":"inCustodyOf","with":"bo","from":"2016-01-02","to":"2034-01-01"},{"kind":"home","with":"bo","from":"2020-01-01"},{"kind":"relative","with":"uno","from":"2020-01-01"}],`: {
			{With: "bo", Kind: models.TieCustody, Turned: true, From: day("2016-01-02"), To: day("2034-01-01")},
			{With: "bo", Kind: models.TieHome, From: day("2020-01-01")}, {With: "uno", Kind: models.TieRelative, From: day("2020-01-01")},
		},
	} {
		read, err := intake.Read([]byte(`{"format":"enplan-case/1",`+family+`"citizen":`+rosa("")+`}`), intake.Options{Source: "one"})
		if err != nil {
			t.Errorf("%s: %v", family, err)
			continue
		}
		if got := intake.KinOf(read.Records[0]); !slices.Equal(got, want) {
			t.Errorf("%s: %+v", family, got)
		}
	}
}

func TestATieThatSaysNothingIsRefusedByItsPlace(t *testing.T) {
	for tie, at := range map[string]string{
		`{"kind":"friend","with":"ida","from":"2016-01-02"}`:                 "/family/0/kind",
		`{"kind":"home","with":"rosa","from":"2016-01-02"}`:                  "/family/0/with",
		`{"kind":"home","with":"721180-0009","from":"2016-01-02"}`:           "/family/0/with",
		`{"kind":"home","with":"ida","from":"2016-01-02","to":"2016-01-01"}`: "/family/0/to",
		`{"kind":"home","with":"ida","from":"i går"}`:                        "/family/0/from",
		`{"kind":"home","with":"ida"}`:                                       "/family/0",
		`{"kind":"home","from":"2016-01-02"}`:                                "/family/0",
		`{"with":"ida","from":"2016-01-02"}`:                                 "/family/0",
		`"mor"`:                                                              "/family/0",
	} {
		_, err := intake.Read(fmt.Appendf(nil, `{"format":"enplan-case/1","family":[%s],"citizen":%s}`, tie, rosa("")), intake.Options{Source: "one"})
		var faults intake.Faults
		if !errors.As(err, &faults) || faults[0].Pointer != at {
			t.Errorf("%s: %v %+v", tie, err, faults)
		}
	}
}
