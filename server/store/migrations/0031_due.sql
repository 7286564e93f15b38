-- Taking what is due reads no more of the queue than it takes, also when many are due
-- at the same instant. Both databases run this file.

-- +goose Up
DROP INDEX notifications_due;
CREATE INDEX notifications_due ON notifications (next_ms, id) WHERE next_ms IS NOT NULL;

-- +goose Down
DROP INDEX notifications_due;
CREATE INDEX notifications_due ON notifications (next_ms) WHERE next_ms IS NOT NULL;
