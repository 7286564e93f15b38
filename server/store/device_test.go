package store

import (
	"bytes"
	"encoding/hex"
	"errors"
	"strings"
	"testing"
	"time"

	"enplan/models"
	"enplan/server/testbed"
)

func keepDevice(tx *Tx, citizen, endpoint string) error {
	_, err := tx.SaveDevice(models.Device{Citizen: citizen, Name: "Min telefon", Endpoint: endpoint, P256dh: []byte("key"), Auth: []byte("auth")})
	return err
}

func TestADeviceIsOfWhoLastAskedOnIt(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		now := demoDay
		o := options(t, url)
		o.Now = func() time.Time { return now }
		s := openWith(t, o)
		write(t, s, func(tx *Tx) error {
			return errors.Join(tx.EnsureCitizen("mette", []byte("1"), nil), tx.EnsureCitizen("sara", []byte("2"), nil))
		})
		of := func(citizen string) (all []models.Device) {
			t.Helper()
			read(t, s, func(tx *Tx) (err error) { all, err = tx.Devices(citizen); return err })
			return all
		}
		write(t, s, func(tx *Tx) error {
			return errors.Join(keepDevice(tx, "mette", "https://a"), keepDevice(tx, "mette", "https://b"))
		})
		now = now.Add(time.Hour)
		write(t, s, func(tx *Tx) error { return keepDevice(tx, "mette", "https://b") })
		first := of("mette")
		if len(first) != 2 || first[0].Endpoint != "https://b" || !first[0].Used.Equal(now) || !first[0].Added.Equal(demoDay) || first[0].Citizen != "mette" {
			t.Fatalf("%+v", first)
		}
		if d := first[0]; d.Name != "Min telefon" || string(d.P256dh) != "key" || string(d.Auth) != "auth" {
			t.Errorf("%+v", d)
		}
		write(t, s, func(tx *Tx) error { return keepDevice(tx, "sara", "https://b") })
		left, came := of("mette"), of("sara")
		if len(left) != 1 || left[0].Endpoint != "https://a" || len(came) != 1 || came[0].ID == first[0].ID || !came[0].Added.Equal(now) {
			t.Errorf("it did not move over: %+v, %+v", left, came)
		}
		for _, try := range []func(*Tx) error{
			func(tx *Tx) error { return tx.RenameDevice("mette", came[0].ID, "Min") },
			func(tx *Tx) error { return tx.RemoveDevice("mette", came[0].ID) },
			func(tx *Tx) error { return tx.RemoveDevice("sara", "none") },
		} {
			if err := s.Write(t.Context(), try); !errors.Is(err, models.ErrNotFound) {
				t.Errorf("somebody else's: %v", err)
			}
		}
		now = now.Add(time.Hour)
		write(t, s, func(tx *Tx) error {
			return errors.Join(tx.RenameDevice("sara", came[0].ID, "Saras"), tx.UseDevice(came[0].ID), tx.UseDevice("none"), tx.RemoveDevice("mette", left[0].ID))
		})
		if got := of("sara"); len(of("mette")) != 0 || got[0].Name != "Saras" || got[0].Endpoint != "https://b" || !got[0].Used.Equal(now) {
			t.Errorf("%+v", got)
		}
	})
}

func TestADeviceIsSealed(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		s := openWith(t, options(t, url))
		write(t, s, func(tx *Tx) error {
			return errors.Join(tx.EnsureCitizen("mette", []byte("1"), nil), keepDevice(tx, "mette", "https://fcm.googleapis.com/secret"))
		})
		read(t, s, func(tx *Tx) error {
			var rows []deviceRow
			err := tx.db.Find(&rows).Error
			for _, row := range rows {
				whole := string(row.Body) + string(row.EndpointHash) + hex.EncodeToString(row.EndpointHash) + row.ID
				for _, word := range []string{"fcm", "secret", "telefon", "auth"} {
					if strings.Contains(whole, word) {
						t.Errorf("%q can be read", word)
					}
				}
				row.CitizenID = "sara"
				if _, err := tx.openDevice(row); err == nil {
					t.Error("it opens as somebody else's")
				}
			}
			if len(rows) != 1 || bytes.Equal(rows[0].EndpointHash, []byte("https://fcm.googleapis.com/secret")) {
				t.Errorf("%+v", rows)
			}
			return err
		})
	})
}

func TestAReceiptIsNotedOnceAndANobodysReceiptIsNoFault(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		now := demoDay
		o := options(t, url)
		o.Now = func() time.Time { return now }
		s := openWith(t, o)
		var device, notification string
		write(t, s, func(tx *Tx) error {
			err := errors.Join(tx.EnsureCitizen("mette", []byte("1"), nil), keepDevice(tx, "mette", "https://a"),
				tx.AddNotification(models.Notification{Citizen: "mette", Key: "k", Due: now, Until: now.Add(time.Hour)}))
			devices, err2 := tx.Devices("mette")
			told, err3 := tx.Notifications("mette", now.Add(time.Minute).UnixMilli(), 1)
			if err := errors.Join(err, err2, err3); err != nil {
				return err
			}
			device, notification = devices[0].ID, told[0].ID
			return tx.db.Create(&notificationSendRow{NotificationID: notification, Channel: "push", DeviceID: device, State: "sent", Receipt: []byte("r")}).Error
		})
		tell := func(receipt string, what models.ReceiptWhat) (whose string, row notificationSendRow) {
			t.Helper()
			now = now.Add(time.Minute)
			write(t, s, func(tx *Tx) (err error) { whose, err = tx.SendReceipt([]byte(receipt), what); return err })
			read(t, s, func(tx *Tx) error { return tx.db.Take(&row).Error })
			return whose, row
		}
		if whose, row := tell("other", models.ReceiptOpened); whose != "" || row.DeliveredMs != nil || row.OpenedMs != nil {
			t.Errorf("a receipt nobody was given: %q %+v", whose, row)
		}
		_, row := tell("r", models.ReceiptDelivered)
		first := *row.DeliveredMs
		if row.OpenedMs != nil || first != now.UnixMilli() {
			t.Errorf("shown: %+v", row)
		}
		whose, row := tell("r", models.ReceiptOpened)
		opened := now.UnixMilli()
		if whose != "mette" || *row.DeliveredMs != first || *row.OpenedMs != opened {
			t.Errorf("opened: %q %+v", whose, row)
		}
		if _, row = tell("r", models.ReceiptOpened); *row.OpenedMs != opened {
			t.Errorf("opened again: %+v", row)
		}
		read(t, s, func(tx *Tx) error {
			devices, err := tx.Devices("mette")
			if !devices[0].Used.Equal(now) {
				t.Errorf("used %v", devices[0].Used)
			}
			return err
		})
	})
}
