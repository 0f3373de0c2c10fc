-- Of the links within a question those that join it, all that a page which joins it needs to be held against; and what
-- its answers tell as their parts, which are answers to other questions.

CREATE TABLE joints (                  -- a question whose joints aren't here, or not all, is joined anew when it is touched
    thread INTEGER NOT NULL,
    other  INTEGER NOT NULL,
    score  REAL NOT NULL,
    PRIMARY KEY (thread, other)
) STRICT, WITHOUT ROWID;

ALTER TABLE threads ADD COLUMN parts TEXT; -- JSON: wholes among its figures, each with its parts: places as in `figures`
