-- What citizens are told outside the app: the queue and what the notification
-- centre shows are the same rows. Both databases run this file.

-- +goose Up
-- key makes each be told once. next_ms is when it is to be taken in hand, null at
-- its end; lease_ms is until when one server has it. detail is sealed.
CREATE TABLE notifications (
    id         TEXT   NOT NULL PRIMARY KEY,
    citizen_id TEXT   NOT NULL REFERENCES citizens (id) ON DELETE CASCADE,
    key        TEXT   NOT NULL,
    kind       TEXT   NOT NULL,
    ref        TEXT   NOT NULL,
    rule       TEXT   NOT NULL,
    start_ms   BIGINT,
    due_ms     BIGINT NOT NULL,
    until_ms   BIGINT NOT NULL,
    detail     BYTEA,
    state      TEXT   NOT NULL,
    tries      BIGINT NOT NULL DEFAULT 0,
    next_ms    BIGINT,
    lease_ms   BIGINT NOT NULL DEFAULT 0,
    created_ms BIGINT NOT NULL,
    ended_ms   BIGINT,
    seen_ms    BIGINT,
    UNIQUE (citizen_id, key)
);
CREATE INDEX notifications_due ON notifications (next_ms) WHERE next_ms IS NOT NULL;
CREATE INDEX notifications_by_citizen ON notifications (citizen_id, due_ms);

-- One way a notification went: to a device, by e-mail, or to the borgerkonsulent
-- who telephones. receipt is the digest of what the device tells us back with.
CREATE TABLE notification_sends (
    notification_id TEXT   NOT NULL REFERENCES notifications (id) ON DELETE CASCADE,
    channel         TEXT   NOT NULL,
    device_id       TEXT   NOT NULL,
    state           TEXT   NOT NULL,
    tries           BIGINT NOT NULL DEFAULT 0,
    next_ms         BIGINT,
    receipt         BYTEA,
    sent_ms         BIGINT,
    delivered_ms    BIGINT,
    opened_ms       BIGINT,
    PRIMARY KEY (notification_id, channel, device_id)
);
CREATE UNIQUE INDEX notification_sends_by_receipt ON notification_sends (receipt) WHERE receipt IS NOT NULL;

-- How a citizen wants to be told. body is JSON, sealed.
CREATE TABLE remindings (
    citizen_id TEXT   NOT NULL PRIMARY KEY REFERENCES citizens (id) ON DELETE CASCADE,
    version    BIGINT NOT NULL,
    body       BYTEA  NOT NULL,
    saved_ms   BIGINT NOT NULL
);

-- +goose Down
DROP TABLE remindings;
DROP TABLE notification_sends;
DROP TABLE notifications;
