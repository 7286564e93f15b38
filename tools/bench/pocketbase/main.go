// The program pocketbasepeer is PocketBase with the same citizen's data: one
// auth collection, a plan per department and what hangs on it, read as an
// ordinary PocketBase app would read it, with a view rule and expand.
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"strconv"

	"github.com/pocketbase/dbx"
	"github.com/pocketbase/pocketbase"
	"github.com/pocketbase/pocketbase/core"
	"github.com/pocketbase/pocketbase/tools/types"
)

// parts are the lists of a delivered plan; each is a collection of its own.
var parts = []string{"goals", "measures", "conditions", "appointments", "documents"}

func main() {
	if err := run(); err != nil {
		_, _ = fmt.Fprintln(os.Stderr, "pocketbasepeer:", err)
		os.Exit(1)
	}
}

// connect is PocketBase's own way to its database, but for one setting: with
// PEER_SYNCHRONOUS=FULL a write that was acknowledged outlives a power cut, as
// ours does.
func connect(path string) (*dbx.DB, error) {
	full := "synchronous(NORMAL)"
	if os.Getenv("PEER_SYNCHRONOUS") == "FULL" {
		full = "synchronous(FULL)"
	}
	return dbx.Open("sqlite", path+"?_pragma=busy_timeout(10000)&_pragma=journal_mode(WAL)&_pragma=journal_size_limit(200000000)&_pragma="+full+
		"&_pragma=foreign_keys(ON)&_pragma=temp_store(MEMORY)&_pragma=cache_size(-32000)&_defensive=1")
}

// run serves when the first argument is serve; with seed FILE it fills the
// database with the first case of the file and prints the id of its plan; with
// people N it adds N citizens and prints the id and the token of each.
func run() error {
	// PocketBase takes a program in a temporary folder for one under
	// development and logs every statement; that would be unfair to it.
	app := pocketbase.NewWithConfig(pocketbase.Config{DefaultDev: false, DefaultDataDir: "pb_data", DBConnect: connect})
	if len(os.Args) > 2 && os.Args[1] == "seed" {
		file := os.Args[2]
		os.Args = []string{os.Args[0]}
		if err := app.Bootstrap(); err != nil {
			return err
		}
		if err := app.RunAllMigrations(); err != nil {
			return err
		}
		return seed(app, file)
	}
	if len(os.Args) > 2 && os.Args[1] == "people" {
		n, err := strconv.Atoi(os.Args[2])
		if err != nil {
			return err
		}
		os.Args = []string{os.Args[0]}
		if err := app.Bootstrap(); err != nil {
			return err
		}
		return people(app, n)
	}
	return app.Start()
}

func people(app core.App, n int) error {
	citizens, err := app.FindCollectionByNameOrId("citizens")
	if err != nil {
		return err
	}
	for i := range n {
		citizen := core.NewRecord(citizens)
		citizen.SetEmail(fmt.Sprintf("c%d@strandborg.example", i))
		citizen.SetRandomPassword()
		citizen.SetVerified(true)
		if err := app.SaveNoValidate(citizen); err != nil {
			return err
		}
		token, err := citizen.NewAuthToken()
		if err != nil {
			return err
		}
		if _, err := fmt.Println(citizen.Id, token); err != nil {
			return err
		}
	}
	return nil
}

func seed(app core.App, file string) error {
	citizens := core.NewAuthCollection("citizens")
	citizens.Fields.Add(&core.TextField{Name: "name"})
	if err := app.Save(citizens); err != nil {
		return err
	}
	mine := types.Pointer("citizen = @request.auth.id")
	related := map[string]*core.Collection{}
	for _, name := range append(append([]string{}, parts...), "own_goals") {
		c := core.NewBaseCollection(name)
		c.Fields.Add(&core.RelationField{Name: "citizen", CollectionId: citizens.Id, MaxSelect: 1},
			&core.JSONField{Name: "content"})
		c.ViewRule = mine
		c.AddIndex("idx_"+name+"_citizen", false, "citizen", "")
		if err := app.Save(c); err != nil {
			return err
		}
		related[name] = c
	}
	sector := core.NewBaseCollection("sector_plans")
	sector.Fields.Add(&core.RelationField{Name: "citizen", CollectionId: citizens.Id, MaxSelect: 1}, &core.JSONField{Name: "content"})
	for _, name := range parts {
		sector.Fields.Add(&core.RelationField{Name: name, CollectionId: related[name].Id, MaxSelect: 999})
	}
	sector.ViewRule = mine
	if err := app.Save(sector); err != nil {
		return err
	}
	plans := core.NewBaseCollection("plans")
	plans.Fields.Add(&core.RelationField{Name: "citizen", CollectionId: citizens.Id, MaxSelect: 1},
		&core.RelationField{Name: "sector_plans", CollectionId: sector.Id, MaxSelect: 999},
		&core.RelationField{Name: "own_goals", CollectionId: related["own_goals"].Id, MaxSelect: 999})
	plans.ViewRule = mine
	if err := app.Save(plans); err != nil {
		return err
	}
	messages := core.NewBaseCollection("messages")
	messages.Fields.Add(&core.RelationField{Name: "citizen", CollectionId: citizens.Id, MaxSelect: 1}, &core.TextField{Name: "text", Max: 5000},
		&core.AutodateField{Name: "created", OnCreate: true})
	messages.ListRule, messages.ViewRule, messages.CreateRule = mine, mine, mine
	messages.AddIndex("idx_messages_citizen", false, "citizen", "")
	if err := app.Save(messages); err != nil {
		return err
	}
	return fill(app, file, citizens, related, sector, plans)
}

func fill(app core.App, file string, citizens *core.Collection, related map[string]*core.Collection, sector, plans *core.Collection) error {
	data, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	var all struct {
		Cases []struct {
			OwnVoice struct{ Goals json.RawMessage }
			Plans    []map[string]json.RawMessage
		}
	}
	if err := json.Unmarshal(data, &all); err != nil {
		return err
	}
	citizen := core.NewRecord(citizens)
	citizen.SetEmail("citizen@strandborg.example")
	citizen.SetPassword("not a secret, a benchmark")
	citizen.SetVerified(true)
	if err := app.Save(citizen); err != nil {
		return err
	}
	plan := core.NewRecord(plans)
	plan.Set("citizen", citizen.Id)
	var sectors []string
	goals, err := fillPart(app, related["own_goals"], citizen.Id, all.Cases[0].OwnVoice.Goals)
	if err != nil {
		return err
	}
	for _, p := range all.Cases[0].Plans {
		r := core.NewRecord(sector)
		r.Set("citizen", citizen.Id)
		for _, name := range parts {
			ids, err := fillPart(app, related[name], citizen.Id, p[name])
			if err != nil {
				return err
			}
			r.Set(name, ids)
			delete(p, name)
		}
		delete(p, "journal")
		content, err := json.Marshal(p)
		if err != nil {
			return err
		}
		r.Set("content", string(content))
		if err := app.Save(r); err != nil {
			return err
		}
		sectors = append(sectors, r.Id)
	}
	plan.Set("sector_plans", sectors)
	plan.Set("own_goals", goals)
	if err := app.Save(plan); err != nil {
		return err
	}
	_, err = fmt.Println(plan.Id)
	return err
}

func fillPart(app core.App, c *core.Collection, citizen string, list json.RawMessage) ([]string, error) {
	var items []json.RawMessage
	if len(list) == 0 {
		return nil, nil
	}
	if err := json.Unmarshal(list, &items); err != nil {
		return nil, err
	}
	var ids []string
	for _, item := range items {
		r := core.NewRecord(c)
		r.Set("citizen", citizen)
		r.Set("content", string(item))
		if err := app.Save(r); err != nil {
			return nil, err
		}
		ids = append(ids, r.Id)
	}
	return ids, nil
}
