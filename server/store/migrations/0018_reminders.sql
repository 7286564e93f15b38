-- When reminders were last planned, and why a notification was not sent. Both
-- databases run this file.

-- +goose Up
-- planned_ms is 0 while something has changed that they were not planned by.
-- language is that in which the citizen is told.
CREATE TABLE reminder_plans (
    citizen_id TEXT   NOT NULL PRIMARY KEY REFERENCES citizens (id) ON DELETE CASCADE,
    planned_ms BIGINT NOT NULL,
    language   TEXT   NOT NULL
);
CREATE INDEX reminder_plans_by_age ON reminder_plans (planned_ms);
INSERT INTO reminder_plans (citizen_id, planned_ms, language)
SELECT id, 0, 'da' FROM citizens WHERE NOT synthetic;
ALTER TABLE notifications ADD COLUMN unsent TEXT NOT NULL DEFAULT '';

-- +goose Down
ALTER TABLE notifications DROP COLUMN unsent;
DROP TABLE reminder_plans;
