-- A role for each who works here, and the numbers a leader's report is made of:
-- no text, no person, nothing that is not already in the clear here. Both
-- databases run this file.

-- +goose Up
ALTER TABLE staff ADD COLUMN role TEXT NOT NULL DEFAULT 'coordinator';

CREATE INDEX messages_by_time ON messages (sent_ms);

-- How hard each department's plan of a citizen is to read.
CREATE TABLE plan_texts (
    citizen_id TEXT   NOT NULL REFERENCES citizens (id) ON DELETE CASCADE,
    plan       TEXT   NOT NULL,
    source     TEXT   NOT NULL,
    lix_tenths BIGINT NOT NULL,
    PRIMARY KEY (citizen_id, plan)
);

-- How it goes with each finding. state is the last it had.
CREATE TABLE courses (
    citizen_id TEXT   NOT NULL REFERENCES citizens (id) ON DELETE CASCADE,
    finding    TEXT   NOT NULL,
    kind       TEXT   NOT NULL,
    state      TEXT   NOT NULL,
    found_ms   BIGINT NOT NULL,
    settled_ms BIGINT,
    PRIMARY KEY (citizen_id, finding)
);
CREATE INDEX courses_by_settled ON courses (settled_ms);

-- By when each promise is to be kept, and whether it was. source is '' when the
-- borgerkonsulent promised it.
CREATE TABLE dues (
    citizen_id TEXT    NOT NULL REFERENCES citizens (id) ON DELETE CASCADE,
    promise    TEXT    NOT NULL,
    source     TEXT    NOT NULL,
    due_day    TEXT    NOT NULL,
    kept       BOOLEAN NOT NULL,
    over       BOOLEAN NOT NULL,
    PRIMARY KEY (citizen_id, promise)
);
CREATE INDEX dues_by_day ON dues (due_day);

-- A report is made once, when its period is over, and kept as it was shown: made
-- anew without a citizen who is gone it would tell of that citizen.
CREATE TABLE reports (
    from_day TEXT   NOT NULL PRIMARY KEY,
    body     TEXT   NOT NULL,
    made_ms  BIGINT NOT NULL
);

-- +goose Down
DROP TABLE reports;
DROP TABLE dues;
DROP TABLE courses;
DROP TABLE plan_texts;
DROP INDEX messages_by_time;
ALTER TABLE staff DROP COLUMN role;
