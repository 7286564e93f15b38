-- The order in which somebody who works here wants to see the citizens. Both
-- databases run this file.

-- +goose Up
CREATE TABLE desk_order (
    staff_id   TEXT   NOT NULL REFERENCES staff (id) ON DELETE CASCADE,
    citizen_id TEXT   NOT NULL REFERENCES citizens (id) ON DELETE CASCADE,
    place      BIGINT NOT NULL,
    PRIMARY KEY (staff_id, citizen_id)
);

-- +goose Down
DROP TABLE desk_order;
