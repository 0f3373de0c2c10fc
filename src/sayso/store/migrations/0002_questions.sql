-- Questions: which figures answer the same one, kept so that a new page joins them without a look at the rest.

CREATE TABLE ungrouped (               -- pages whose figures are not yet under questions; in order of day, then id
    page      INTEGER PRIMARY KEY REFERENCES pages (key) ON DELETE CASCADE,
    published TEXT,
    id        TEXT NOT NULL
) STRICT;
CREATE INDEX ungrouped_order ON ungrouped (published, id);
INSERT INTO ungrouped SELECT key, published, id FROM pages WHERE refused = 0;
CREATE TRIGGER pages_come AFTER INSERT ON pages WHEN NEW.refused = 0 BEGIN
    INSERT INTO ungrouped VALUES (NEW.key, NEW.published, NEW.id);
END;

CREATE TABLE threads (                 -- the answers of one page to one question; no number is ever given twice
    number   INTEGER PRIMARY KEY AUTOINCREMENT,
    page     INTEGER NOT NULL,
    name     TEXT NOT NULL,            -- where its first answer stands: what threads are ordered by
    question INTEGER NOT NULL,         -- the smallest number among the threads of its question
    figures  TEXT NOT NULL,            -- JSON: keys of its figures, less that of the page
    keys     BLOB NOT NULL,            -- its rows in `thread_keys`, eight bytes each
    summary  TEXT NOT NULL             -- JSON: what it is compared by
) STRICT;
CREATE INDEX threads_page ON threads (page);
CREATE INDEX threads_question ON threads (question);

CREATE TABLE thread_keys (             -- under which keys a thread is found by others; a key begins with its days
    key    INTEGER NOT NULL,
    thread INTEGER NOT NULL,
    PRIMARY KEY (key, thread)
) STRICT, WITHOUT ROWID;

CREATE TABLE links (                   -- two threads that may be one question, each link in both directions
    thread INTEGER NOT NULL,
    other  INTEGER NOT NULL,
    score  REAL NOT NULL,
    PRIMARY KEY (thread, other)
) STRICT, WITHOUT ROWID;

CREATE TABLE gone_threads (            -- threads of pages that were read anew: what is still to be cleared away
    number   INTEGER PRIMARY KEY,
    question INTEGER NOT NULL,
    keys     BLOB NOT NULL
) STRICT;
CREATE TRIGGER pages_go BEFORE DELETE ON pages BEGIN
    INSERT INTO gone_threads SELECT number, question, keys FROM threads WHERE page = OLD.key;
    DELETE FROM threads WHERE page = OLD.key;
END;

CREATE TABLE questions (               -- those with two answers or more
    number     INTEGER PRIMARY KEY,    -- as in `threads`
    id         TEXT NOT NULL UNIQUE,
    counted    TEXT NOT NULL,
    event      TEXT NOT NULL,
    place      TEXT,
    days_from  TEXT,
    days_until TEXT,
    standing   TEXT,
    why        TEXT NOT NULL,
    answers    INTEGER NOT NULL,
    pages      INTEGER NOT NULL,
    origins    INTEGER NOT NULL
) STRICT;
CREATE INDEX questions_standing ON questions (standing, days_from);

CREATE TABLE rules (                   -- the version of each rule by which what is kept here was made
    name    TEXT PRIMARY KEY,
    version TEXT NOT NULL
) STRICT, WITHOUT ROWID;
