-- Of the links within a question those that join it: all that a page which joins it needs to be held against.

CREATE TABLE joints (                  -- a question whose joints aren't here, or not all, is joined anew when it is touched
    thread INTEGER NOT NULL,
    other  INTEGER NOT NULL,
    score  REAL NOT NULL,
    PRIMARY KEY (thread, other)
) STRICT, WITHOUT ROWID;
