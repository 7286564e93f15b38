package actions

import (
	"context"

	"enplan/i18n"
	"enplan/models"
	"enplan/server/store"
	"enplan/server/vault"
	"enplan/server/wording"
)

// Pushing is how this house sends to devices. The zero one sends to none.
type Pushing struct {
	Key   string                    // the public key that a browser subscribes with
	Check func(models.Device) error // refuses a device that could not be sent to
	Send  PushFunc
}

// PushBy sets how devices are sent to. Call it before anything is done.
func (a *Actions) PushBy(p Pushing) { a.pushing = p }

// Devices are the citizen's, and what a browser needs to become one.
func (a *Actions) Devices(ctx context.Context, who models.Viewer, language string) (view wording.DevicesView, err error) {
	err = a.readIn(ctx, who, models.ReadDevices, who.ID, "", func(tx *store.Tx) error {
		devices, err := tx.Devices(who.ID)
		view = wording.Devices(devices, a.pushing.Key, a.day(tx), a.zone, i18n.For(language))
		return err
	})
	return view, err
}

// AddDevice has the citizen told on a browser, or keeps what is new about one. A
// browser that was somebody else's is so no longer. replaces is the address that
// the browser had before, "" for none; without a name the browser keeps the one it
// had.
func (a *Actions) AddDevice(ctx context.Context, who models.Viewer, d models.Device, replaces string) (id string, err error) {
	d.Citizen = who.ID
	err = a.perform(ctx, who, models.AddDevice, who.ID, func(tx *store.Tx) error {
		if a.pushing.Check == nil {
			return models.ErrNoPush
		}
		if a.pushing.Check(d) != nil {
			return models.ErrDevice
		}
		if err := tx.LockCitizen(who.ID); err != nil {
			return err
		}
		here, err := tx.Devices(who.ID)
		if err != nil {
			return err
		}
		others := 0
		for _, one := range here {
			switch one.Endpoint {
			case d.Endpoint:
			case replaces:
				err = tx.RemoveDevice(who.ID, one.ID)
			default:
				others++
				continue
			}
			if d.Name == "" {
				d.Name = one.Name
			}
		}
		if err != nil {
			return err
		}
		if d.Name, err = models.CheckDeviceName(d.Name); err != nil {
			return err
		}
		if others >= models.MaxDevices {
			return models.ErrDevices
		}
		id, err = tx.SaveDevice(d)
		return err
	})
	return id, err
}

// NameDevice calls one of the citizen's devices something else.
func (a *Actions) NameDevice(ctx context.Context, who models.Viewer, id, name string) error {
	name, err := models.CheckDeviceName(name)
	if err != nil && who.Role == models.AsCitizen {
		return err
	}
	return a.perform(ctx, who, models.NameDevice, who.ID, func(tx *store.Tx) error {
		if err := tx.LockCitizen(who.ID); err != nil {
			return err
		}
		return tx.RenameDevice(who.ID, id, name)
	})
}

// RemoveDevice has the citizen told there no more.
func (a *Actions) RemoveDevice(ctx context.Context, who models.Viewer, id string) error {
	return a.perform(ctx, who, models.RemoveDevice, who.ID, func(tx *store.Tx) error {
		return tx.RemoveDevice(who.ID, id)
	})
}

// ConfirmSend notes what a device tells of something that was sent to it. A receipt
// that nobody was given is no fault: what is there and what is not look the same.
func (a *Actions) ConfirmSend(ctx context.Context, receipt string, what models.ReceiptWhat) error {
	if err := models.May(models.Viewer{}, models.ConfirmSend, "", models.Standing{}); err != nil || !what.Known() {
		return err
	}
	return a.store.Write(ctx, func(tx *store.Tx) error {
		citizen, err := tx.SendReceipt(vault.TokenHash(receipt), what)
		if err != nil || citizen == "" || what != models.ReceiptOpened {
			return err
		}
		return tx.Changed("", a.day(tx), citizen) // on another device it need not be shown any more
	})
}
