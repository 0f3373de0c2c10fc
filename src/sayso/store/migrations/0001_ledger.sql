-- The ledger. Keys are numbers that grow with the day of publication (keys.py), so that "newest first" is the order of
-- the keys, in these tables and in the search index alike. Ids are made from content, and are what users see.

CREATE TABLE readers (                 -- by what a page was read
    number  INTEGER PRIMARY KEY,
    sayso   TEXT NOT NULL,
    models  TEXT NOT NULL,             -- JSON: name -> version
    config  TEXT NOT NULL,
    UNIQUE (sayso, models, config)
) STRICT;

CREATE TABLE pages (
    key       INTEGER PRIMARY KEY,
    id        TEXT NOT NULL UNIQUE,    -- from the article's id and the page's digest
    number    INTEGER NOT NULL UNIQUE, -- in order of arrival
    article   TEXT NOT NULL,           -- id of the article
    digest    TEXT NOT NULL,           -- SHA-256 of the page's bytes
    address   TEXT NOT NULL,
    url       TEXT,
    outlet    TEXT,
    published TEXT,
    published_from TEXT,
    headline  TEXT NOT NULL,
    refused   INTEGER NOT NULL,        -- 1 for a page that could not be read
    origin    TEXT NOT NULL,           -- id of the first page, by id, of those that are copies of one report
    sample    BLOB NOT NULL,           -- its numbers in `shingles`, four bytes each
    content   BLOB NOT NULL,           -- the article as JSON, deflated
    reader    INTEGER NOT NULL REFERENCES readers (number),
    read_at   TEXT NOT NULL,
    reading   TEXT NOT NULL            -- SHA-256 of the reading, but for its time and address
) STRICT;
CREATE INDEX pages_article ON pages (article);
CREATE INDEX pages_origin ON pages (origin);
CREATE INDEX pages_url ON pages (url) WHERE url IS NOT NULL;

CREATE TABLE earlier_readings (        -- what a page's records were before it was read again
    page    TEXT NOT NULL,
    reading TEXT NOT NULL,
    sayso   TEXT NOT NULL,
    config  TEXT NOT NULL,
    read_at TEXT NOT NULL,
    PRIMARY KEY (page, reading)
) STRICT, WITHOUT ROWID;

CREATE TABLE statements (
    key        INTEGER PRIMARY KEY,
    page       INTEGER NOT NULL REFERENCES pages (key) ON DELETE CASCADE,
    id         TEXT NOT NULL UNIQUE,
    stance     TEXT NOT NULL,
    kind       TEXT NOT NULL,
    speaker    TEXT,
    said_from  TEXT,
    said_until TEXT,
    confidence REAL NOT NULL,
    content    TEXT NOT NULL,
    record     TEXT NOT NULL,          -- JSON, as in a reading
    names      TEXT NOT NULL,          -- what a speaker is searched by
    spellings  TEXT NOT NULL,          -- keys of the names in the content, to find them under other spellings
    tags       TEXT NOT NULL           -- what filters search by
) STRICT;
CREATE INDEX statements_page ON statements (page);

CREATE TABLE figures (
    key        INTEGER PRIMARY KEY,
    page       INTEGER NOT NULL REFERENCES pages (key) ON DELETE CASCADE,
    id         TEXT NOT NULL UNIQUE,
    surface    TEXT NOT NULL,
    low        REAL,
    high       REAL,
    low_open   INTEGER NOT NULL,
    high_open  INTEGER NOT NULL,
    approx     INTEGER NOT NULL,
    unit       TEXT NOT NULL,
    counted    TEXT NOT NULL,
    event      TEXT NOT NULL,
    place      TEXT,
    iso        TEXT,
    geonames   INTEGER,
    as_from    TEXT,
    as_until   TEXT,
    source     TEXT NOT NULL,
    stance     TEXT NOT NULL,
    confidence REAL NOT NULL,
    sentence   TEXT NOT NULL,
    record     TEXT NOT NULL,          -- JSON, as in a reading
    names      TEXT NOT NULL,
    places     TEXT NOT NULL,
    spellings  TEXT NOT NULL,
    tags       TEXT NOT NULL
) STRICT;
CREATE INDEX figures_page ON figures (page);

CREATE TABLE findings (
    key     INTEGER PRIMARY KEY,
    page    INTEGER NOT NULL REFERENCES pages (key) ON DELETE CASCADE,
    id      TEXT NOT NULL UNIQUE,
    kind    TEXT NOT NULL,
    verdict TEXT,
    part    TEXT,
    why     TEXT NOT NULL,
    rule    TEXT NOT NULL,
    score   REAL NOT NULL,
    record  TEXT NOT NULL              -- JSON, as in a reading
) STRICT;
CREATE INDEX findings_page ON findings (page);
CREATE INDEX findings_kind ON findings (kind, verdict, key);

CREATE TABLE refusals (
    id      TEXT PRIMARY KEY,
    page    INTEGER REFERENCES pages (key) ON DELETE CASCADE,
    place   INTEGER NOT NULL,          -- among those of its page, from 0
    code    TEXT NOT NULL,
    what    TEXT NOT NULL,
    "where" TEXT NOT NULL,
    mend    TEXT NOT NULL,
    detail  TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX refusals_page ON refusals (page) WHERE page IS NOT NULL;

CREATE TABLE shingles (                -- sampled runs of five words, by which copies are found
    shingle INTEGER NOT NULL,
    page    INTEGER NOT NULL,          -- number of the page
    PRIMARY KEY (shingle, page)
) STRICT, WITHOUT ROWID;

CREATE TABLE judgements (              -- which names are one speaker; a judgement is undone, never erased
    number    INTEGER PRIMARY KEY,
    name      TEXT NOT NULL,
    canonical TEXT NOT NULL,
    rule      TEXT NOT NULL,
    why       TEXT NOT NULL,
    undone    INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE UNIQUE INDEX judgements_name ON judgements (name) WHERE undone = 0;
CREATE INDEX judgements_canonical ON judgements (canonical);

CREATE TABLE inputs (                  -- files read to their end
    address  TEXT PRIMARY KEY,
    mark     TEXT NOT NULL,            -- what tells that the file is the same: its size and time, or a digest
    reader   TEXT NOT NULL,            -- sayso version and configuration
    pages    INTEGER NOT NULL,
    refusals INTEGER NOT NULL,
    ended_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE VIEW search_rows (key, words, counted, names, places, spellings, headline, tags) AS
    SELECT s.key, s.content, '', s.names, '', s.spellings, p.headline, s.tags
    FROM statements s JOIN pages p ON p.key = s.page
    UNION ALL
    SELECT f.key, f.sentence, f.counted, f.names, f.places, f.spellings, p.headline, f.tags
    FROM figures f JOIN pages p ON p.key = f.page;

CREATE VIRTUAL TABLE search USING fts5 (
    words, counted, names, places, spellings, headline, tags,
    content = 'search_rows', content_rowid = 'key', columnsize = 0,
    tokenize = 'porter unicode61 remove_diacritics 2'
);
