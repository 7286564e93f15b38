package actions_test

import (
	"context"
	"encoding/json"
	"errors"
	"testing"

	"enplan/models"
	"enplan/server/actions"
	"enplan/server/testbed"
)

// unlogging are ways in which lines do not reach the log: for each database what
// breaks it and what mends it.
var unlogging = map[string]map[string][2][]string{
	"lines are swallowed": {
		"sqlite": {{"CREATE TRIGGER swallow BEFORE INSERT ON log BEGIN SELECT RAISE(IGNORE); END"}, {"DROP TRIGGER swallow"}},
		"postgres": {{"CREATE FUNCTION swallow() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$",
			"CREATE TRIGGER swallow BEFORE INSERT ON log FOR EACH ROW EXECUTE FUNCTION swallow()"}, {"DROP TRIGGER swallow ON log"}},
	},
	"lines are refused": {
		"sqlite": {{"CREATE TRIGGER refuse BEFORE INSERT ON log BEGIN SELECT RAISE(ABORT, 'no'); END"}, {"DROP TRIGGER refuse"}},
		"postgres": {{"CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no'; END $$",
			"CREATE TRIGGER refuse BEFORE INSERT ON log FOR EACH ROW EXECUTE FUNCTION refuse()"}, {"DROP TRIGGER refuse ON log"}},
	},
	"refusals are swallowed": {
		"sqlite": {{"CREATE TRIGGER swallow BEFORE INSERT ON log WHEN NEW.result = 'refused' BEGIN SELECT RAISE(IGNORE); END"}, {"DROP TRIGGER swallow"}},
		"postgres": {{"CREATE FUNCTION swallow() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$",
			"CREATE TRIGGER swallow BEFORE INSERT ON log FOR EACH ROW WHEN (NEW.result = 'refused') EXECUTE FUNCTION swallow()"}, {"DROP TRIGGER swallow ON log"}},
	},
	"there is no log": {
		"sqlite":   {{"ALTER TABLE log RENAME TO log_away"}, {"ALTER TABLE log_away RENAME TO log"}},
		"postgres": {{"ALTER TABLE log RENAME TO log_away"}, {"ALTER TABLE log_away RENAME TO log"}},
	},
}

func TestALookThatIsNotLoggedRaisesAnAlarm(t *testing.T) {
	for name, ways := range unlogging {
		t.Run(name, func(t *testing.T) {
			testbed.Databases(t, func(t *testing.T, url string) {
				k := openKeeper(t, url)
				for range 2 {
					if err := k.LookAtProbe(t.Context()); err != nil {
						t.Fatal(err)
					}
				}
				k.alarmed(t)
				way := ways[k.store.Dialect()]
				k.statements(t, way[0]...)
				if err := k.LookAtProbe(t.Context()); err == nil {
					t.Error("nobody notices")
				}
				k.alarmed(t, actions.AlarmNotLogged)
				k.statements(t, way[1]...)
				if err := k.LookAtProbe(t.Context()); err != nil {
					t.Errorf("mended: %v", err)
				}
				k.alarmed(t)
			})
		})
	}
}

func TestTheProbeIsNobodyAndCountsNowhere(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		k := openKeeper(t, url)
		ctx := context.Background()
		birgit, lone := models.Viewer{Role: models.AsLeader, ID: "birgit"}, models.Viewer{Role: models.AsCoordinator, ID: "lone"}
		counted := func() string {
			citizens, err := k.Citizens(ctx, operator)
			report, noReport := k.Report(ctx, birgit, "da")
			desk, noDesk := k.Desk(ctx, lone, "da")
			all, unsaid := json.Marshal([]any{citizens, report, desk})
			if err := errors.Join(err, noReport, noDesk, unsaid); err != nil {
				t.Fatal(err)
			}
			return string(all)
		}
		before := counted()
		if err := errors.Join(k.LookAtProbe(ctx), k.Checkpoint(ctx)); err != nil {
			t.Fatal(err)
		}
		if after := counted(); after != before {
			t.Errorf("it is counted:\n%s\n%s", before, after)
		}
	})
}
