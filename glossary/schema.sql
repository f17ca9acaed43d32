-- The whole glossary on one page.
--
-- Everything below `entry.state` is derived from occurrences and imports and can be computed
-- again at any time; `state` is what people decided, and no harvest changes it.
-- All keys are text in the form of `glossary.keys.term_key`: NFC, no joiners, casefolded.

-- One article's text. The hash makes a second harvest of the same text change nothing.
CREATE TABLE document (
    id       INTEGER PRIMARY KEY,
    sha256   TEXT NOT NULL UNIQUE,
    name     TEXT NOT NULL,
    title    TEXT NOT NULL,
    url      TEXT NOT NULL,
    date     TEXT NOT NULL,
    settings TEXT NOT NULL  -- how it was decided; decided otherwise, it is harvested anew
) STRICT;

-- Where texts lie, and what each place said last: another text there replaces the earlier one.
-- `document` is NULL where a newer text with the same url took over.
CREATE TABLE source (
    address  TEXT PRIMARY KEY,
    url      TEXT NOT NULL,
    sha256   TEXT NOT NULL,
    document INTEGER REFERENCES document ON DELETE SET NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX source_document ON source (document);
CREATE INDEX source_url ON source (url) WHERE url <> '';

-- Brackets that are no pair, counted only: nobody looks them up.
CREATE TABLE rejection (
    document INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
    reason   TEXT NOT NULL,
    count    INTEGER NOT NULL,
    PRIMARY KEY (document, reason)
) STRICT, WITHOUT ROWID;

-- A sentence with at least one pair, kept once however many pairs it holds.
CREATE TABLE sentence (
    id       INTEGER PRIMARY KEY,
    document INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
    start    INTEGER NOT NULL,  -- codepoint offset in the document
    text     TEXT NOT NULL
) STRICT;
CREATE INDEX sentence_document ON sentence (document);

-- A Bengali and an English form that belong together.
CREATE TABLE entry (
    id          INTEGER PRIMARY KEY,
    bengali_key TEXT NOT NULL,
    english_key TEXT NOT NULL,
    state       TEXT NOT NULL DEFAULT 'candidate'
                CHECK (state IN ('candidate', 'reviewed', 'accepted', 'rejected', 'conflict')),
    bengali     TEXT NOT NULL DEFAULT '',  -- as most often written
    english     TEXT NOT NULL DEFAULT '',
    kind        TEXT NOT NULL DEFAULT 'translation'
                CHECK (kind IN ('transliteration', 'translation', 'mixed', 'initialism',
                                'abbreviation')),
    score       REAL NOT NULL DEFAULT 0,
    uses        INTEGER NOT NULL DEFAULT 0,
    documents   INTEGER NOT NULL DEFAULT 0,
    first_seen  TEXT NOT NULL DEFAULT '',
    last_seen   TEXT NOT NULL DEFAULT '',
    rules       TEXT NOT NULL DEFAULT '[]',  -- JSON list, most frequent first
    UNIQUE (bengali_key, english_key)
) STRICT;

-- One gloss in one document; offsets are codepoints of the document's untouched text.
CREATE TABLE occurrence (
    id       INTEGER PRIMARY KEY,
    document INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
    sentence INTEGER NOT NULL REFERENCES sentence ON DELETE CASCADE,
    entry    INTEGER NOT NULL REFERENCES entry,
    open     INTEGER NOT NULL,
    start    INTEGER NOT NULL,
    stop     INTEGER NOT NULL,
    surface  TEXT NOT NULL,
    before   TEXT NOT NULL,  -- the word to the left: several of them settle the left boundary
    bengali  TEXT NOT NULL,
    english  TEXT NOT NULL,
    kind     TEXT NOT NULL,
    score    REAL NOT NULL,
    rule     TEXT NOT NULL
) STRICT;
CREATE INDEX occurrence_document ON occurrence (document);
CREATE INDEX occurrence_entry ON occurrence (entry);
CREATE INDEX occurrence_sentence ON occurrence (sentence);

-- What an imported file said of an entry. Counts of here and there are never added up (both
-- may have read the same articles): the greater one stands.
CREATE TABLE carried (
    entry      INTEGER PRIMARY KEY REFERENCES entry ON DELETE CASCADE,
    bengali    TEXT NOT NULL,
    english    TEXT NOT NULL,
    kind       TEXT NOT NULL,
    score      REAL NOT NULL,
    uses       INTEGER NOT NULL,
    documents  INTEGER NOT NULL,
    rules      TEXT NOT NULL,
    surfaces   TEXT NOT NULL,
    first_seen TEXT NOT NULL,
    last_seen  TEXT NOT NULL
) STRICT;

-- Entries in very many documents: computing them anew after each document would take ever
-- longer, so they wait here for the end of the harvest (or, if it is cut off, for the next).
CREATE TABLE waiting (
    entry INTEGER PRIMARY KEY REFERENCES entry ON DELETE CASCADE
) STRICT;

-- Every way to write an entry, for exact and prefix look-up (a range over the key).
CREATE TABLE form (
    key   TEXT NOT NULL,
    entry INTEGER NOT NULL REFERENCES entry ON DELETE CASCADE,
    role  TEXT NOT NULL CHECK (role IN ('bengali', 'english', 'surface')),
    text  TEXT NOT NULL,
    place INTEGER NOT NULL,  -- 0 for the most frequent of its role
    PRIMARY KEY (key, entry, role, text)
) STRICT, WITHOUT ROWID;
CREATE INDEX form_entry ON form (entry);

-- Consonant skeletons of an entry's words, for look-up by sound.
CREATE TABLE sound (
    key   TEXT NOT NULL,
    entry INTEGER NOT NULL REFERENCES entry ON DELETE CASCADE,
    PRIMARY KEY (key, entry)
) STRICT, WITHOUT ROWID;
CREATE INDEX sound_entry ON sound (entry);

-- Full text. SQLite's default tokenizer cuts Bengali at every vowel sign: the marks (Mn, Mc)
-- are made part of words, and joiners are stripped before the text comes here.
CREATE VIRTUAL TABLE term_words USING fts5 (
    bengali, english,
    tokenize = "unicode61 remove_diacritics 0 categories 'L* N* Co Mn Mc'"
);
CREATE VIRTUAL TABLE sentence_words USING fts5 (
    words,
    tokenize = "unicode61 remove_diacritics 0 categories 'L* N* Co Mn Mc'"
);
CREATE TRIGGER entry_gone AFTER DELETE ON entry BEGIN
    DELETE FROM term_words WHERE rowid = old.id;
END;
CREATE TRIGGER sentence_gone AFTER DELETE ON sentence BEGIN
    DELETE FROM sentence_words WHERE rowid = old.id;
END;
