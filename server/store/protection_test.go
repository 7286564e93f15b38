package store

import (
	"testing"

	"enplan/models"
	"enplan/server/testbed"
)

func TestTheProtectionIsWhatTheRecordsStateNow(t *testing.T) {
	states := func(source, subject string, version int64, p models.Protection) models.Record {
		return models.Record{Source: source, Kind: "citizen", ID: subject, Subject: subject, Version: version, Stated: true, Content: []byte("{}"), Protection: p}
	}
	testbed.Databases(t, func(t *testing.T, url string) {
		s := open(t, url)
		write(t, s, func(tx *Tx) error {
			for _, id := range []string{"c1", "c2"} {
				if err := tx.EnsureCitizen(id, nil, nil); err != nil {
					return err
				}
			}
			for _, name := range []string{"momentum", "sensum"} {
				if err := tx.SaveSource(Source{Source: models.Source{Name: name, Title: name}}); err != nil {
					return err
				}
				if err := tx.LinkRef(name, "x", "c1"); err != nil {
					return err
				}
			}
			return tx.LinkRef("sensum", "y", "c2")
		})
		for i, step := range []struct {
			put  models.Record
			want models.Protection
		}{
			{states("momentum", "x", 1, models.ProtectionUnknown), models.ProtectionUnknown},
			{states("sensum", "y", 1, models.Protected), models.ProtectionUnknown}, // somebody else's
			{states("momentum", "x", 1, models.NotProtected), models.NotProtected}, // the same content, understood now
			{states("sensum", "x", 1, models.Protected), models.Protected},
			{states("sensum", "x", 0, models.NotProtected), models.Protected}, // older
			{states("sensum", "x", 2, models.NotProtected), models.NotProtected},
			{states("momentum", "x", 2, models.ProtectionUnknown), models.NotProtected},
			{states("sensum", "x", 3, models.ProtectionUnknown), models.ProtectionUnknown},
		} {
			write(t, s, func(tx *Tx) error {
				if _, err := tx.PutRecord(step.put); err != nil {
					return err
				}
				got, err := tx.ProtectionOf("c1")
				if got != step.want {
					t.Errorf("after step %d it is %q, not %q", i+1, got, step.want)
				}
				return err
			})
		}
	})
}
