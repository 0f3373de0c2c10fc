"""The tables, views and indexes of the SQLite export, made for Datasette.

Datasette calls a row by its column `title` or `name`, links foreign keys to it, lists views beside tables, and searches
a table that an FTS5 table names as its content.
"""

from __future__ import annotations

from typing import Any

TABLES = """
CREATE TABLE outlets (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);

CREATE TABLE speakers (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL, role TEXT, affiliation TEXT, country TEXT,
    is_group INTEGER NOT NULL, named INTEGER NOT NULL,
    identity TEXT NOT NULL UNIQUE
);

CREATE TABLE places (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL, kind TEXT, within TEXT, iso TEXT, geonames INTEGER,
    identity TEXT NOT NULL UNIQUE
);

CREATE TABLE pages (
    id TEXT PRIMARY KEY, title TEXT NOT NULL, outlet INTEGER REFERENCES outlets(id), published TEXT,
    published_from TEXT, url TEXT, byline TEXT, language TEXT, article TEXT NOT NULL,
    origin TEXT REFERENCES pages(id), refused INTEGER NOT NULL, text TEXT, address TEXT, digest TEXT,
    sayso TEXT, config TEXT, read_at TEXT
);

CREATE TABLE statements (
    id TEXT PRIMARY KEY, title TEXT NOT NULL, page TEXT NOT NULL REFERENCES pages(id),
    speaker INTEGER REFERENCES speakers(id), stance TEXT NOT NULL, kind TEXT NOT NULL, content TEXT NOT NULL,
    source TEXT, cue TEXT, said_from TEXT, said_until TEXT, "where" TEXT NOT NULL, start INTEGER, "end" INTEGER,
    confidence REAL, rule TEXT
);

CREATE TABLE questions (
    id TEXT PRIMARY KEY, title TEXT NOT NULL, counted TEXT, event TEXT, place TEXT, days_from TEXT, days_until TEXT,
    standing TEXT, why TEXT, figures INTEGER, origins INTEGER
);

CREATE TABLE figures (
    id TEXT PRIMARY KEY, title TEXT NOT NULL, page TEXT NOT NULL REFERENCES pages(id),
    statement TEXT REFERENCES statements(id), question TEXT REFERENCES questions(id),
    low REAL, high REAL, low_open INTEGER, high_open INTEGER, approx INTEGER, unit TEXT, surface TEXT, counted TEXT,
    event TEXT, place INTEGER REFERENCES places(id), as_from TEXT, as_until TEXT, source TEXT, stance TEXT,
    sentence TEXT, subset INTEGER, "where" TEXT NOT NULL, start INTEGER, "end" INTEGER, confidence REAL
);

CREATE TABLE findings (
    id TEXT PRIMARY KEY, title TEXT NOT NULL, page TEXT NOT NULL REFERENCES pages(id), kind TEXT NOT NULL, verdict TEXT,
    part TEXT, headline TEXT, body TEXT, speaker TEXT, about TEXT, narrowed_to TEXT, rule TEXT, score REAL,
    across_pages INTEGER NOT NULL
);

CREATE TABLE evidence (
    id INTEGER PRIMARY KEY, title TEXT NOT NULL, finding TEXT NOT NULL REFERENCES findings(id), number INTEGER NOT NULL,
    side TEXT NOT NULL, page TEXT REFERENCES pages(id), "where" TEXT NOT NULL, start INTEGER, "end" INTEGER,
    sentence TEXT
);

CREATE TABLE refusals (
    id TEXT PRIMARY KEY, title TEXT NOT NULL, page TEXT REFERENCES pages(id), code TEXT NOT NULL,
    "where" TEXT, mend TEXT
);
"""

INDEXES = """
CREATE INDEX pages_outlet ON pages(outlet);
CREATE INDEX pages_published ON pages(published);
CREATE INDEX pages_origin ON pages(origin);
CREATE INDEX statements_page ON statements(page);
CREATE INDEX statements_speaker ON statements(speaker);
CREATE INDEX figures_page ON figures(page);
CREATE INDEX figures_statement ON figures(statement);
CREATE INDEX figures_question ON figures(question);
CREATE INDEX figures_place ON figures(place);
CREATE INDEX figures_event ON figures(event);
CREATE INDEX findings_page ON findings(page);
CREATE INDEX findings_rule ON findings(rule);
CREATE INDEX evidence_finding ON evidence(finding);
CREATE INDEX evidence_page ON evidence(page);
CREATE INDEX pages_article ON pages(article);
CREATE INDEX refusals_page ON refusals(page);
"""

VIEWS = """
CREATE VIEW who_said_what AS
SELECT s.id, p.published, coalesce(k.name, s.source) AS speaker, s.stance, s.content, o.name AS outlet,
       p.title AS page, p.url
FROM statements s JOIN pages p ON p.id = s.page
LEFT JOIN outlets o ON o.id = p.outlet LEFT JOIN speakers k ON k.id = s.speaker;

CREATE VIEW how_many AS
SELECT f.id, f.as_until, f.surface, f.low, f.high, f.unit, f.counted, f.event, l.name AS place, f.source, f.stance,
       o.name AS outlet, p.published, p.title AS page, p.url
FROM figures f JOIN pages p ON p.id = f.page
LEFT JOIN outlets o ON o.id = p.outlet LEFT JOIN places l ON l.id = f.place;

CREATE VIEW told_otherwise AS
SELECT q.id AS question, q.title, q.standing, q.why, f.surface, f.source, o.name AS outlet, p.published, f.id AS figure
FROM questions q JOIN figures f ON f.question = q.id JOIN pages p ON p.id = f.page
LEFT JOIN outlets o ON o.id = p.outlet
WHERE q.standing IN ('disputed', 'revised');

CREATE VIEW headlines_not_borne_out AS
SELECT n.id, p.published, o.name AS outlet, p.title AS headline, n.verdict, n.part, n.title AS why, n.score, p.url
FROM findings n JOIN pages p ON p.id = n.page LEFT JOIN outlets o ON o.id = p.outlet
WHERE n.kind = 'headline' AND n.verdict IN ('contradicted', 'unsupported');

CREATE VIEW told_of_each_other AS
SELECT n.id, n.kind, n.title AS why, n.rule, e.number, e.title AS words, o.name AS outlet, p.published, e.sentence,
       p.url
FROM findings n JOIN evidence e ON e.finding = n.id LEFT JOIN pages p ON p.id = e.page
LEFT JOIN outlets o ON o.id = p.outlet
WHERE n.across_pages ORDER BY n.id, e.number;
"""

SEARCH = {
    "pages": ("title", "text"),
    "statements": ("title", "content", "source"),
    "figures": ("title", "sentence", "source"),
    "findings": ("title",),
    "questions": ("title",),
    "speakers": ("name", "role", "affiliation"),
}
"""The columns of each table that are searched for words."""


def search_tables() -> str:
    """The statements that make and fill the full-text tables."""
    made = []
    for table, columns in SEARCH.items():
        named = ", ".join(columns)
        options = f"content=\"{table}\", tokenize='unicode61'"  # in the quotes by which Datasette knows it
        made.append(f"CREATE VIRTUAL TABLE {table}_fts USING fts5({named}, {options});")
        made.append(f"INSERT INTO {table}_fts({table}_fts) VALUES ('rebuild');")  # noqa: S608 - names of our own
    return "\n".join(made)


def metadata(database: str) -> dict[str, Any]:
    """What Datasette shows beside the tables, as its metadata.json has it."""
    facets = {
        "pages": ["outlet", "language", "refused"],
        "statements": ["speaker", "stance", "kind"],
        "figures": ["event", "place", "stance"],
        "questions": ["standing", "event"],
        "findings": ["kind", "verdict", "part", "rule", "across_pages"],
        "evidence": ["side"],
        "refusals": ["code"],
    }
    tables: dict[str, Any] = {name: {"facets": columns} for name, columns in facets.items()}
    tables |= {f"{name}_fts": {"hidden": True} for name in SEARCH}
    for name, column in _LABELS.items():
        tables.setdefault(name, {})["label_column"] = column
    for name, told in _DESCRIPTIONS.items():
        tables.setdefault(name, {})["description"] = told
    return {
        "title": "Who said what",
        "description": "A ledger that sayso read from news pages: what they say, not what is true.",
        "databases": {database: {"tables": tables}},
    }


_LABELS = {
    **dict.fromkeys(("pages", "statements", "figures", "questions", "findings", "evidence", "refusals"), "title"),
    **dict.fromkeys(("outlets", "speakers", "places"), "name"),
}
_DESCRIPTIONS = {
    "pages": "One page each; origin is the first page, by id, that prints the same report.",
    "statements": "Who says what, in the words of the page: text[start:end] of the page's text or headline.",
    "figures": "How many of what; low and high are what the page writes, a missing bound is none.",
    "questions": "Figures that answer one question, and how they stand to each other.",
    "findings": "What a page's headline and body, or several pages, show when they are compared; rule has its version.",
    "evidence": "The words that a finding rests on, side by side: text[start:end] of the page's text or headline.",
    "refusals": "What was not read, where and why.",
    "who_said_what": "Statements with their speakers, outlets and pages.",
    "how_many": "Figures with their places, outlets and pages.",
    "told_otherwise": "Figures of questions that are disputed, or were revised.",
    "told_of_each_other": "What several pages show of each other, with the words of each.",
    "headlines_not_borne_out": "Headlines that their own body contradicts or doesn't support.",
}
