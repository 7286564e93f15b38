package main

// more are faults in what nobody had seen fail: each turned a test red by hand first.
var more = []fault{
	{
		name: "what a browser reports, as it came", useless: "an address or a name stands in the program's log",
		edits: []edit{{"server/web/policy.go", "slices.Contains(directives, report.Report.Effective)", `(report.Report.Effective != "" || slices.Contains(directives, ""))`}},
		pkg:   "./server/web", run: "TestOfWhatABrowserReports",
	},
	{
		name: "a login of yesterday counts as just now", useless: "whoever has the open phone says yes for her",
		edits: []edit{{"models/session.go", "now.Sub(auth) > FreshFor || auth", "auth"}},
		pkg:   "./models", run: "TestFresh",
	},
	{
		name: "the own record without a fresh login", useless: "whoever has the open phone takes it all along",
		edits: []edit{{"server/web/web.go", "fresh(models.ExportOwn, door.export)", "door.export"}},
		pkg:   "./server/web", run: "TestOnlyAFreshLoginOpensThese",
	},
	{
		name: "an emergency without a fresh login", useless: "whoever sits down at an open desk opens any plan",
		edits: []edit{{"models/session.go", "ExportOwn, OpenEmergency}", "ExportOwn}"}},
		pkg:   "./server/web", run: "TestOnlyAFreshLoginOpensThese",
	},
	{
		name: "sessions that survive a restore", useless: "a session that was ended opens again",
		edits: []edit{{"server/actions/restore.go", "return errors.Join(tx.EndAllSessions(), tx.SupersedeRestored(r.Down))", "return errors.Join(tx.SupersedeRestored(r.Down))"}},
		pkg:   "./server", run: "Restored|Backup|Postgres",
	},
	{
		name: "what was due before a restore is sent again", useless: "she is told twice, of what is over",
		edits: []edit{{"server/actions/restore.go", "return errors.Join(tx.EndAllSessions(), tx.SupersedeRestored(r.Down))", "return errors.Join(tx.EndAllSessions())"}},
		pkg:   "./server", run: "Restored|Backup|Postgres",
	},
	{
		name: "keys that are older than the backup are taken", useless: "citizens who came between are lost",
		edits: []edit{{"server/actions/restore.go", "if ms >= r.KeysMade.UnixMilli() {", "if ms < 0 {"}},
		pkg:   "./server", run: "Restored|Backup|Postgres",
	},
	{
		name: "a restore that does not look at the log", useless: "a log that was changed is served",
		edits: []edit{{"server/restore.go", "if wrong > 0 && !c.Anyway {", "if wrong < 0 && !c.Anyway {"}},
		pkg:   "./server", run: "Restored|Backup|Postgres",
	},
	{
		name: "a change of key that leaves the lasting secret", useless: "without the old key the database is lost",
		edits: []edit{{"server/actions/key.go", "return tx.RewrapSecret()", "return nil"}},
		pkg:   "./server/actions", run: "HouseKey",
	},
	{
		name: "a change of key that stops after the first five hundred", useless: "without the old key the others are lost",
		edits: []edit{{"server/actions/key.go", `!begun || after != ""; begun`, `!begun; begun`}},
		pkg:   "./server/actions", run: "HouseKey",
	},
	{
		name: "what the old key wrapped stays in the file", useless: "a stolen old key still opens the file",
		edits: []edit{{"server/actions/key.go", "return rewrapped, a.store.Overwrite(ctx)", "return rewrapped, nil"}},
		pkg:   "./server/actions", run: "HouseKey",
	},
	{
		name: "a column that the migration of keys forgets", useless: "what stands there can be read by nobody",
		edits: []edit{{"server/store/migrate_keys.go", `	{"messages", "unplain", "thread_id, seq", "message %q %d"},` + "\n", ""}},
		pkg:   "./server/store", run: "TestTheMigrationOfKeys|TestADatabaseFromBeforeTheKeys",
	},
	{
		name: "an older database that gets a new lasting secret", useless: "nobody is found by CPR any more",
		edits: []edit{{"server/store/migrate_keys.go", "m.vault.FirstSecret(used)", "m.vault.FirstSecret(used && false)"}},
		pkg:   "./server/store", run: "TestADatabaseFromBeforeTheKeys",
	},
	{
		name: "what departments saw, kept as the house sealed it", useless: "their views cannot be opened after it",
		edits: []edit{{"server/store/migrate_keys.go", "	`DELETE FROM plan_parts`,\n", ""}},
		pkg:   "./server/store", run: "TestADatabaseFromBeforeTheKeys",
	},
	{
		name: "an answer before the journal has it", useless: "a restored backup gives back what she took back",
		edits: []edit{{"server/actions/journal.go", "		return errNotKept\n", "		return nil\n"}},
		pkg:   "./server/actions", run: "Journal|TakenBack",
	},
	{
		name: "a half-written line stays", useless: "the next thing taken back stands behind it and is lost",
		edits: []edit{{"server/journal/journal.go", "return j.file.Truncate(whole)", "return nil"}},
		pkg:   "./server/journal", run: "Test.*",
	},
	{
		name: "a journal that everybody can change", useless: "somebody else takes her yes back",
		edits: []edit{{"server/journal/journal.go", "&0o022 != 0", "&0o022 < 0"}},
		pkg:   "./server/journal", run: "Test.*",
	},
	{
		name: "an erasure that the journal does not get", useless: "a restored backup brings the erased citizen back",
		edits: []edit{{"server/actions/erasure.go", "	if a.journal != nil {\n		if err := a.journal.AddErased(e)", "	if a.journal != nil && e.Citizen == \"\" {\n		if err := a.journal.AddErased(e)"}},
		pkg:   "./server/actions", run: "Journal|Erase",
	},
	{
		name: "sessions go on when the journal is done again", useless: "a session that was ended opens again",
		edits: []edit{{"server/actions/journal.go", "		if err := tx.EndAllSessions(); err != nil {", "		if err := error(nil); err != nil {"}},
		pkg:   "./server/actions", run: "Journal|Backup|Restored",
	},
	{
		name: "ending the others ends one's own", useless: "she is thrown out when she throws him out",
		edits: []edit{{"server/store/sessionend.go", "AND token_hash <> $3", "AND (token_hash <> $3 OR 1 = 1)"}},
		pkg:   "./server/store", run: "TestSessionsAreListedAndEnded",
	},
	{
		name: "ending the others ends everybody's", useless: "one press logs the whole town out",
		edits: []edit{{"server/store/sessionend.go", `" WHERE "+owner+" = $1 AND`, `" WHERE ("+owner+" = $1 OR 1 = 1) AND`}},
		pkg:   "./server/store", run: "TestSessionsAreListedAndEnded",
	},
	{
		name: "a line that outlives its session", useless: "the phone he took still hears of her",
		edits: []edit{{"server/web/sessions.go", "		d.Live.Check(reader)\n", "		_ = reader\n"}},
		pkg:   "./server/web", run: "TestALineEndsWhenItsSessionIsEnded",
	},
	{
		name: "a number in a header", useless: "proxies and logs along the way have her CPR number",
		edits: []edit{{"server/web/search.go", "	return c.JSON(view)", "	c.Set(\"X-Sought\", ask.CPR)\n	return c.JSON(view)"}},
		pkg:   "./server/web", run: "TestAttackCanaries/sqlite",
	},
	{
		name: "a number in the log of searches", useless: "whoever steals the database has the numbers that were sought",
		edits: []edit{{"server/actions/search.go", "CPR: a.vault.SearchHash(cpr)", "CPR: append(a.vault.SearchHash(cpr), number...)"}},
		pkg:   "./server/web", run: "TestAttackCanaries/sqlite",
	},
	{
		name: "a number in the program's log", useless: "whoever runs the machine reads whom somebody sought",
		edits: []edit{{"server/actions/search.go", "		times, err := tx.SearchedSince(", "		a.log.Info(\"sought\", \"for\", number)\n		times, err := tx.SearchedSince("}},
		pkg:   "./server/web", run: "TestAttackCanaries/sqlite",
	},
	{
		name: "a number on the lock screen", useless: "whoever sees the phone has it",
		edits: []edit{{"server/wording/notification.go", `Text: w.text("notification.open", nil),`, `Text: w.text("notification.open", nil) + " 680847-1021",`}},
		pkg:   "./server/web", run: "TestAttackCanaries/sqlite",
	},
	{
		name: "a purpose as somebody typed it", useless: "what was typed by mistake is in her log for good",
		edits: []edit{{"server/actions/gate.go", "	if q.check() != nil {", "	if q.check() != nil && q.Citizen == \"\" {"}},
		pkg:   "./server/actions", run: "TestEachLookIsALineOfTheLog",
	},
	{
		name: "a provider that calls itself another", useless: "a broker that was robbed speaks for the right one",
		edits: []edit{{"server/login/login.go", "oidc.NewProvider(oidc.ClientContext(ctx, p.client), p.Issuer)", "oidc.NewProvider(oidc.InsecureIssuerURLContext(oidc.ClientContext(ctx, p.client), \"https://broker.example\"), p.Issuer)"}},
		pkg:   "./server/web", run: "TestAProviderThatCallsItselfAnother",
	},
	{
		name: "a login without a line", useless: "nobody can see afterwards that somebody came in",
		edits: []edit{{"server/web/login.go", `	d.Log.InfoContext(c.UserContext(), "login", "by", by, "outcome", "in", "request", c.Locals(requestIDKey))` + "\n", ""}},
		pkg:   "./server/web", run: "TestEachLoginIsALine",
	},
}
