-- Who may log in as whom, and what was used once. Both databases run this file.

-- +goose Up
-- person_hash is the keyed digest of the provider's name for somebody (its issuer
-- and their subject); the name itself is not kept. Exactly one of citizen_id and
-- staff_id is set.
CREATE TABLE logins (
    person_hash BYTEA  NOT NULL PRIMARY KEY,
    citizen_id  TEXT   REFERENCES citizens (id) ON DELETE CASCADE,
    staff_id    TEXT   REFERENCES staff (id) ON DELETE CASCADE,
    linked_ms   BIGINT NOT NULL,
    CHECK ((citizen_id IS NULL) <> (staff_id IS NULL))
);
CREATE INDEX logins_by_citizen ON logins (citizen_id);
CREATE INDEX logins_by_staff ON logins (staff_id);

-- A login that somebody came back from, or a message from a provider, that must not
-- count twice; kept until it would be refused for its age.
CREATE TABLE login_uses (
    use_hash BYTEA  NOT NULL PRIMARY KEY,
    until_ms BIGINT NOT NULL
);

-- +goose Down
DROP TABLE login_uses;
DROP TABLE logins;
