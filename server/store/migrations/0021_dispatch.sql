-- Sending notifications, and the e-mail address that stands in for a device. Both
-- databases run this file.

-- +goose Up
-- late_ms is when a notification that was late for a reason (the clock was set, the
-- server was down) was given the turn it has, 0 when it keeps its own.
ALTER TABLE notifications ADD COLUMN late_ms BIGINT NOT NULL DEFAULT 0;
CREATE INDEX notification_sends_to_call ON notification_sends (notification_id) WHERE channel = 'phone' AND state = 'waiting';

-- Where a citizen without a device is written to. address is sealed. It is used
-- once confirmed_ms is set: the citizen has then read a code there. code is the
-- digest of the code that was sent last.
CREATE TABLE mails (
    citizen_id    TEXT   NOT NULL PRIMARY KEY REFERENCES citizens (id) ON DELETE CASCADE,
    address       BYTEA  NOT NULL,
    code          BYTEA,
    code_until_ms BIGINT,
    code_tries    BIGINT NOT NULL DEFAULT 0,
    confirmed_ms  BIGINT,
    saved_ms      BIGINT NOT NULL
);

-- +goose Down
DROP TABLE mails;
DROP INDEX notification_sends_to_call;
ALTER TABLE notifications DROP COLUMN late_ms;
