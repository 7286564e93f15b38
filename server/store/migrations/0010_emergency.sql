-- Whether the reason for opening a plan in an emergency is about the safety of
-- somebody else, so that the citizen is not shown its words.

-- +goose Up
ALTER TABLE emergencies ADD COLUMN about_other BOOLEAN NOT NULL DEFAULT FALSE;

-- +goose Down
ALTER TABLE emergencies DROP COLUMN about_other;
