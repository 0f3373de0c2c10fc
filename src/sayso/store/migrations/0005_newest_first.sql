-- The index counts rows down, so that it gives the newest first without going backwards: that takes twice the time.

DROP TABLE search;
DROP VIEW search_rows;
CREATE VIEW search_rows (place, key, words, counted, names, places, spellings, headline, tags) AS
    SELECT -s.key, s.key, s.content, '', s.names, '', s.spellings, p.headline, s.tags
    FROM statements s JOIN pages p ON p.key = s.page
    UNION ALL
    SELECT -f.key, f.key, f.sentence, f.counted, f.names, f.places, f.spellings, p.headline, f.tags
    FROM figures f JOIN pages p ON p.key = f.page;

CREATE VIRTUAL TABLE search USING fts5 (
    words, counted, names, places, spellings, headline, tags,
    content = 'search_rows', content_rowid = 'place', columnsize = 0,
    tokenize = 'porter unicode61 remove_diacritics 2'
);
INSERT INTO search (rowid, words, counted, names, places, spellings, headline, tags)
    SELECT place, words, counted, names, places, spellings, headline, tags FROM search_rows ORDER BY key DESC;
