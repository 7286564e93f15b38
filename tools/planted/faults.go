package main

var faults = []fault{
	{
		name: "strings that change after the request", useless: "somebody else's bytes in an answer",
		edits: []edit{{"server/web/web.go", "Immutable:     true,", "Immutable:     false,"}},
		pkg:   "./server/web", run: "TestKeptStringsAreNotAnotherRequestsBytes",
	},
	{
		name: "PostgreSQL without a row lock", useless: "a department reads on after the no",
		edits: []edit{{"server/store/message.go", `return " FOR NO KEY UPDATE"`, `return ""`}},
		pkg:   "./server/actions", run: "TestNothingIsSeenAfterAYesWasTakenBack",
	},
	{
		name: "synchronous NORMAL", useless: "what was acknowledged is gone after a power cut",
		edits: []edit{
			{"server/store/sqlite.go", "_synchronous=FULL", "_synchronous=NORMAL"},
			{"server/store/sqlite.go", "synchronous < full", "synchronous < 1"},
		},
		pkg: "./server/store", run: "Test.*",
	},
	{
		name: "a token without an end", useless: "a system's token that was stolen opens for ever",
		edits: []edit{
			{"server/bearer/bearer.go", "jwt.WithExpirationRequired(), ", ""},
			{"server/bearer/bearer.go", `"aud", "exp", "iat", "jti")`, `"aud", "iat", "jti")`},
			{"server/bearer/bearer.go", "	return c.Issued > 0 && expires.After(issued)", "	return c.Issued > 0 && c.Expires == 0 || c.Issued > 0 && expires.After(issued)"},
		},
		pkg: "./server/web", run: "TestAttackTokenForgedIsNeverTaken",
	},
	{
		name: "the line of the log after the answer", useless: "somebody looked, and the log does not say so",
		edits: []edit{
			{"server/actions/gate.go", "	var refusal error\n	err := a.store.Write(ctx, func(tx *store.Tx) error {\n		refusal = nil\n		s, from", "	var refusal error\n	later := func() {}\n	defer func() { go later() }()\n	err := a.store.Write(ctx, func(tx *store.Tx) error {\n		refusal = nil\n		s, from"},
			{"server/actions/gate.go", "		return tx.Log(done)\n	})\n	if refusal != nil {\n		a.logRefusal(ctx, line)", "		later = func() { _ = a.store.Write(context.WithoutCancel(ctx), func(tx *store.Tx) error { return tx.Log(done) }) }\n		return nil\n	})\n	if refusal != nil {\n		a.logRefusal(ctx, line)"},
		},
		pkg: "./server/actions", run: "TestEachLookIsALineOfTheLog|TestNothingIsSeenAfterAYesWasTakenBack",
	},
	{
		name: "a provider's shared network may be called", useless: "the server is made to call a neighbour",
		edits: []edit{{"server/dial/dial.go", `"100.64.0.0/10", `, ""}},
		pkg:   "./server/dial", run: "Test.*",
	},
	{
		name: "a day is 24 hours", useless: "the reminder comes an hour wrong twice a year",
		edits: []edit{{"models/reminder.go", "return DateOf(t.Start.In(zone)).AddDays(-r.Days).Wall(r.At, zone), true", "return DateOf(t.Start.In(zone)).Wall(r.At, zone).Add(-time.Duration(r.Days) * 24 * time.Hour), true"}},
		pkg:   "./models", run: "Remind|Quarter|Change",
	},
	{
		name: "a session's token of 128 bits with six that are fixed", useless: "a login can be guessed sooner",
		edits: []edit{{"server/vault/token.go", "func (v *Vault) NewToken() (token string, hash []byte, err error) {\n	var secret [32]byte", "func (v *Vault) NewToken() (token string, hash []byte, err error) {\n	var secret [16]byte"}},
		pkg:   "./server/vault", run: "Test.*Token.*",
	},
	{
		name: "the CPR in the text of an error", useless: "it stands in an answer and in the log",
		edits: []edit{{"models/cpr.go", "	if len(s) != 10 {\n		return CPR{}, ErrCPR", "	if len(s) != 10 {\n		return CPR{}, &Error{Invalid, \"cpr.error.form \" + s}"}},
		pkg:   "./models", run: "CPR",
	},
	{
		name: "the place of a protected citizen in a calendar", useless: "somebody finds who hides",
		edits: []edit{{"server/wording/feed.go", "	if !p.TellsPlaces() {\n		return \"\"\n	}\n", ""}},
		pkg:   "./server/actions", run: "Calendar|File|Protect|Feed|Place",
	},
}
