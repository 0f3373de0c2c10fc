-- Copies of pages, told by what of them is compared, are joined to the first of them; what questions show waits.

ALTER TABLE threads ADD COLUMN twin INTEGER; -- number of the thread whose copy it is: it stands where that one stands
CREATE INDEX threads_twin ON threads (twin) WHERE twin IS NOT NULL;

CREATE TABLE twins (                   -- the first page of those whose figures tell the same in the same words
    mark TEXT PRIMARY KEY,             -- digest of all that is compared of its threads (compare/twins.py)
    page INTEGER NOT NULL UNIQUE
) STRICT, WITHOUT ROWID;

CREATE TABLE stale (                   -- questions whose rows and findings are yet to be made from their answers
    question INTEGER PRIMARY KEY
) STRICT;

DROP TRIGGER pages_go;
CREATE TRIGGER pages_go BEFORE DELETE ON pages BEGIN
    INSERT OR IGNORE INTO ungrouped
        SELECT p.key, p.published, p.id FROM threads t JOIN pages p ON p.key = t.page
        WHERE t.twin IN (SELECT number FROM threads WHERE page = OLD.key);
    INSERT INTO gone_threads
        SELECT number, question, keys FROM threads
        WHERE page = OLD.key OR twin IN (SELECT number FROM threads WHERE page = OLD.key);
    DELETE FROM threads WHERE twin IN (SELECT number FROM threads WHERE page = OLD.key);
    DELETE FROM threads WHERE page = OLD.key;
    DELETE FROM twins WHERE page = OLD.key;
END;
