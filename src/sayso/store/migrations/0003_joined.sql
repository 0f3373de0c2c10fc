-- Findings over several pages: what the answers to a question show, denials of what others tell, a page read again.

CREATE TABLE joined (
    key     INTEGER PRIMARY KEY,
    id      TEXT NOT NULL UNIQUE,
    page    INTEGER NOT NULL REFERENCES pages (key) ON DELETE CASCADE, -- the newest of its pages
    subject TEXT NOT NULL,             -- what it was made from: "question 12", "denials <page>", "versions <page>"
    kind    TEXT NOT NULL,
    verdict TEXT,
    part    TEXT,
    why     TEXT NOT NULL,
    rule    TEXT NOT NULL,
    score   REAL NOT NULL,
    record  TEXT NOT NULL              -- JSON, as in a reading
) STRICT;
CREATE INDEX joined_page ON joined (page);
CREATE INDEX joined_kind ON joined (kind, page);
CREATE INDEX joined_subject ON joined (subject);

CREATE TABLE joined_pages (            -- all pages that a finding speaks of
    finding INTEGER NOT NULL REFERENCES joined (key) ON DELETE CASCADE,
    page    INTEGER NOT NULL,
    PRIMARY KEY (finding, page)
) STRICT, WITHOUT ROWID;
CREATE INDEX joined_pages_page ON joined_pages (page);
CREATE TRIGGER pages_go_joined BEFORE DELETE ON pages BEGIN
    DELETE FROM joined WHERE key IN (SELECT finding FROM joined_pages WHERE page = OLD.key);
END;
