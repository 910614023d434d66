"""The schema, step by step. A step that has landed is never edited: add a new one."""

from __future__ import annotations

import sqlite_utils
from sqlite_utils import Migrations

MIGRATIONS = Migrations("photoface")

_FIRST_SCHEMA = """
CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL);

CREATE TABLE folders (
    id INTEGER PRIMARY KEY,
    path TEXT NOT NULL UNIQUE,
    added_at TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'ok' -- ok, missing
);

CREATE TABLE photos (
    id INTEGER PRIMARY KEY,
    content_hash TEXT NOT NULL UNIQUE,
    width INTEGER, height INTEGER, -- upright, full size
    taken_at TEXT, -- ISO 8601, local time of the camera
    camera TEXT,
    state TEXT NOT NULL DEFAULT 'new', -- new, done, failed
    reason TEXT, -- why it failed, in words
    crashes INTEGER NOT NULL DEFAULT 0, -- how often it took a worker with it
    detector TEXT, -- version that looked at it last
    embedder TEXT,
    predecessor_id INTEGER, -- what its file held before it was changed; its names are taken over
    sort_time TEXT NOT NULL, -- taken_at, else the file's time: what the grid is ordered by
    added_at TEXT NOT NULL
);
CREATE INDEX photos_by_state ON photos (state, id);
CREATE INDEX photos_by_time ON photos (sort_time DESC, id DESC);

CREATE TABLE photo_paths (
    id INTEGER PRIMARY KEY,
    photo_id INTEGER NOT NULL REFERENCES photos ON DELETE CASCADE,
    path TEXT NOT NULL UNIQUE,
    size INTEGER NOT NULL,
    mtime_ns INTEGER NOT NULL,
    is_missing INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX photo_paths_by_photo ON photo_paths (photo_id, is_missing, id);

CREATE TABLE unreadable_paths ( -- files of which not even the bytes could be read
    path TEXT PRIMARY KEY,
    reason TEXT NOT NULL,
    at TEXT NOT NULL
);

CREATE TABLE faces (
    id INTEGER PRIMARY KEY,
    photo_id INTEGER NOT NULL REFERENCES photos ON DELETE CASCADE,
    face_key TEXT NOT NULL UNIQUE, -- what decisions are keyed by
    x REAL NOT NULL, y REAL NOT NULL, w REAL NOT NULL, h REAL NOT NULL,
    landmarks BLOB NOT NULL, -- float32 (5, 2), little-endian
    score REAL NOT NULL,
    quality REAL, -- 0..1, NULL until there is a head
    origin TEXT NOT NULL DEFAULT 'detected',
    state TEXT NOT NULL DEFAULT 'proposed', -- fold of the ledger
    person_id INTEGER REFERENCES people, -- fold of the ledger, before merges
    group_id INTEGER, -- the machine's proposal
    probability REAL -- of that proposal
);
CREATE INDEX faces_by_photo ON faces (photo_id);
CREATE INDEX faces_by_person ON faces (person_id) WHERE person_id IS NOT NULL;
CREATE INDEX faces_by_group ON faces (group_id, id);

CREATE TABLE vectors (
    face_id INTEGER NOT NULL REFERENCES faces ON DELETE CASCADE,
    embedder TEXT NOT NULL,
    mean BLOB NOT NULL, -- float32 (D,), little-endian, unit length
    log_variance BLOB, -- float32 (D,), NULL until there is a head
    PRIMARY KEY (face_id, embedder)
);

CREATE TABLE groups ( -- proposals by the machine, cheap to throw away
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    person_id INTEGER REFERENCES people, -- whom its confirmed faces name, before merges
    size INTEGER NOT NULL,
    cover_face_id INTEGER
);
CREATE INDEX groups_by_size ON groups (size DESC, id);
CREATE INDEX groups_by_person ON groups (person_id) WHERE person_id IS NOT NULL;

CREATE TABLE people ( -- fold of the ledger; a row stays, so that ids stay
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    is_present INTEGER NOT NULL DEFAULT 0,
    name TEXT NOT NULL DEFAULT '',
    merged_into INTEGER REFERENCES people,
    root_id INTEGER, -- end of the chain of merges; itself if there is none
    is_hidden INTEGER NOT NULL DEFAULT 0,
    cover_key TEXT,
    birth_date TEXT
);

CREATE INDEX people_by_root ON people (root_id);

CREATE TABLE bans ( -- fold of the ledger: this face is not this person
    face_id INTEGER NOT NULL REFERENCES faces ON DELETE CASCADE,
    person_id INTEGER NOT NULL REFERENCES people,
    PRIMARY KEY (face_id, person_id)
) WITHOUT ROWID;

CREATE VIEW person_faces AS -- every face with its person after merges: decided, then proposed
SELECT f.id AS face_id, f.photo_id, 'confirmed' AS state, q.root_id AS person_id, f.probability
FROM people q JOIN faces f ON f.person_id = q.id
WHERE f.state = 'confirmed'
UNION ALL
SELECT f.id, f.photo_id, 'proposed', q.root_id, f.probability
FROM people q JOIN groups g ON g.person_id = q.id JOIN faces f ON f.group_id = g.id
WHERE f.person_id IS NULL AND (f.state = 'proposed' OR (f.state = 'rejected' AND NOT EXISTS (
    SELECT 1 FROM bans b JOIN people p ON p.id = b.person_id
    WHERE b.face_id = f.id AND p.root_id = q.root_id)));

CREATE TABLE acts ( -- what the user did, one undoable step each
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    title TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'done' -- done, undone, dropped (undone, then something else done)
);

CREATE TABLE decisions ( -- the ledger: append-only
    id INTEGER PRIMARY KEY,
    act_id INTEGER NOT NULL REFERENCES acts,
    kind TEXT NOT NULL,
    face_key TEXT, person_uid TEXT, other_key TEXT, value TEXT,
    origin TEXT NOT NULL
);
CREATE INDEX decisions_by_face ON decisions (face_key, id) WHERE face_key IS NOT NULL;
CREATE INDEX decisions_by_person ON decisions (person_uid, id) WHERE person_uid IS NOT NULL;
CREATE INDEX decisions_by_act ON decisions (act_id);
"""


@MIGRATIONS()
def m001_first_schema(database: sqlite_utils.Database) -> None:
    for statement in _statements(_FIRST_SCHEMA):
        database.conn.execute(statement)


_TAGS_IN_FILES = """
CREATE TABLE content_aliases ( -- contents that differ from a photo only by tags we wrote into it
    content_hash TEXT PRIMARY KEY,
    identity TEXT NOT NULL -- photos.content_hash; there may be no such photo at the moment
) WITHOUT ROWID;
CREATE INDEX faces_added ON faces (photo_id) WHERE origin <> 'detected';
"""


@MIGRATIONS()
def m002_tags_in_files(database: sqlite_utils.Database) -> None:
    for statement in _statements(_TAGS_IN_FILES):
        database.conn.execute(statement)


_CORRECTIONS = """
ALTER TABLE people ADD COLUMN death_date TEXT;
ALTER TABLE photos ADD COLUMN is_favourite INTEGER NOT NULL DEFAULT 0; -- fold of the ledger
ALTER TABLE groups ADD COLUMN mixed REAL; -- probability that it shows more than one person
ALTER TABLE groups ADD COLUMN centroid BLOB; -- mean of its vectors, float32 (D,), little-endian
ALTER TABLE decisions ADD COLUMN photo_hash TEXT;
ALTER TABLE decisions ADD COLUMN album_uid TEXT;
CREATE INDEX photos_favourite ON photos (id) WHERE is_favourite;
DROP INDEX decisions_by_person;
CREATE INDEX decisions_by_person ON decisions (person_uid, kind, id) WHERE person_uid IS NOT NULL;
CREATE INDEX decisions_by_other ON decisions (other_key, id) WHERE other_key IS NOT NULL;
CREATE INDEX decisions_by_photo ON decisions (photo_hash, id) WHERE photo_hash IS NOT NULL;
CREATE INDEX decisions_by_album ON decisions (album_uid, id) WHERE album_uid IS NOT NULL;
CREATE INDEX decisions_by_kind ON decisions (kind, id);
CREATE INDEX acts_by_state ON acts (state, id);

CREATE TABLE albums ( -- fold of the ledger; a row stays, so that ids stay
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    is_present INTEGER NOT NULL DEFAULT 0,
    name TEXT NOT NULL DEFAULT '',
    search TEXT -- what a live album searches for, NULL for a plain one
);
CREATE TABLE album_photos (
    album_id INTEGER NOT NULL REFERENCES albums,
    photo_id INTEGER NOT NULL REFERENCES photos ON DELETE CASCADE,
    place INTEGER NOT NULL,
    PRIMARY KEY (album_id, photo_id)
) WITHOUT ROWID;
CREATE INDEX album_photos_by_photo ON album_photos (photo_id);
CREATE TABLE photo_heirs ( -- an edited photo stands for what its file held before
    content_hash TEXT PRIMARY KEY,
    heir_hash TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE group_pairs ( -- groups that may be one person, found by the last grouping
    first INTEGER NOT NULL,
    second INTEGER NOT NULL,
    probability REAL NOT NULL,
    PRIMARY KEY (first, second)
) WITHOUT ROWID;
CREATE TABLE group_moves ( -- what an act did to the proposal at once, until the next grouping
    act_id INTEGER NOT NULL REFERENCES acts,
    face_id INTEGER NOT NULL,
    old_group INTEGER,
    new_group INTEGER,
    PRIMARY KEY (act_id, face_id)
) WITHOUT ROWID;
CREATE TABLE withdrawn_faces ( -- what was known of a drawn face whose drawing was undone
    face_key TEXT NOT NULL,
    face_id INTEGER NOT NULL,
    landmarks BLOB NOT NULL,
    embedder TEXT,
    mean BLOB, log_variance BLOB,
    UNIQUE (face_key, embedder)
);
"""


@MIGRATIONS()
def m003_corrections(database: sqlite_utils.Database) -> None:
    for statement in _statements(_CORRECTIONS):
        database.conn.execute(statement)


_COUNTING_FACES = """
CREATE INDEX faces_counted_by_person ON faces (person_id, state, photo_id)
    WHERE person_id IS NOT NULL;
CREATE INDEX faces_counted_by_group ON faces (group_id, person_id, state, photo_id, id);
DROP INDEX faces_by_person;
"""


@MIGRATIONS()
def m004_counting_faces(database: sqlite_utils.Database) -> None:
    """The People page counts every face: from the index alone, without its row (which is long)."""
    for statement in _statements(_COUNTING_FACES):
        database.conn.execute(statement)


_LEARNED_MODELS = """
CREATE TABLE learned_models ( -- embedders that learned from this library's corrections
    version TEXT PRIMARY KEY, -- as in vectors.embedder
    base TEXT NOT NULL, -- the version it was trained from, whose vectors are kept beside its own
    file TEXT NOT NULL, -- inside the library's folder
    sha256 TEXT NOT NULL,
    centre BLOB NOT NULL, -- mean face of the new vectors, float32 (D,), little-endian
    spread REAL NOT NULL, -- factor of distances that keeps the meaning of every figure
    made_at TEXT NOT NULL,
    report TEXT NOT NULL -- JSON
);
CREATE TABLE training_doubts ( -- names that the last training changed on the way
    face_id INTEGER PRIMARY KEY REFERENCES faces ON DELETE CASCADE,
    person_id INTEGER NOT NULL REFERENCES people,
    other_id INTEGER NOT NULL REFERENCES people
);
"""


@MIGRATIONS()
def m005_learned_models(database: sqlite_utils.Database) -> None:
    for statement in _statements(_LEARNED_MODELS):
        database.conn.execute(statement)


@MIGRATIONS()
def m006_looks_of_faces(database: sqlite_utils.Database) -> None:
    """What is measured of a face's picture, see `domain.quality.Look`; NULL until it is read."""
    database.conn.execute("ALTER TABLE faces ADD COLUMN sharpness REAL")
    database.conn.execute("ALTER TABLE faces ADD COLUMN brightness REAL")


_FACE_IDS = """
CREATE TABLE last_face ( -- ids are never used twice: a stale card must not name another face
    id INTEGER NOT NULL
);
INSERT INTO last_face SELECT max(
    coalesce((SELECT max(id) FROM faces), 0),
    coalesce((SELECT max(face_id) FROM withdrawn_faces), 0)
);
"""


@MIGRATIONS()
def m007_face_ids(database: sqlite_utils.Database) -> None:
    """AUTOINCREMENT would mean to build the table of faces anew, and to lose what refers to it."""
    for statement in _statements(_FACE_IDS):
        database.conn.execute(statement)
    database.conn.execute(
        "CREATE TRIGGER faces_counted AFTER INSERT ON faces "
        "BEGIN UPDATE last_face SET id = max(id, NEW.id); END"
    )


@MIGRATIONS()
def m008_who_stands_aside(database: sqlite_utils.Database) -> None:
    """Share of a group's faces with somebody larger in the photo; NULL until the next grouping."""
    database.conn.execute("ALTER TABLE groups ADD COLUMN aside REAL")


_FACES_LEAVE = """
CREATE TRIGGER faces_left AFTER DELETE ON faces
WHEN OLD.group_id IS NOT NULL AND OLD.state IN ('proposed', 'confirmed', 'rejected')
BEGIN
    UPDATE groups SET size = max(size - 1, 0) WHERE id = OLD.group_id;
    UPDATE groups SET cover_face_id = (
        SELECT id FROM faces WHERE group_id = OLD.group_id
        AND state IN ('proposed', 'confirmed', 'rejected')
        ORDER BY score * sqrt(w * h) DESC, id LIMIT 1
    ) WHERE id = OLD.group_id AND cover_face_id = OLD.id;
END
"""


@MIGRATIONS()
def m009_faces_leave_groups(database: sqlite_utils.Database) -> None:
    """However a face goes (a folder forgotten, a file changed), nothing is asked of an empty group
    and no group loses its card with its cover, before the next grouping tidies up."""
    database.conn.execute(_FACES_LEAVE)


_NAMES_LEAVE = """
CREATE TRIGGER names_left AFTER DELETE ON faces
WHEN OLD.group_id IS NOT NULL AND OLD.state = 'confirmed' AND NOT EXISTS (
    SELECT 1 FROM faces WHERE group_id = OLD.group_id AND person_id = OLD.person_id
    AND state = 'confirmed')
BEGIN
    UPDATE groups SET person_id = (
        SELECT person_id FROM faces WHERE group_id = OLD.group_id AND person_id IS NOT NULL
        AND state = 'confirmed' GROUP BY person_id ORDER BY count(*) DESC, person_id LIMIT 1
    ) WHERE id = OLD.group_id AND person_id = OLD.person_id;
END
"""


@MIGRATIONS()
def m010_names_leave_groups(database: sqlite_utils.Database) -> None:
    """With the last face that says so, a group is nobody's, as the next grouping would have it: it
    is not told to be like faces that are gone, nor is it missing among the groups without a name
    when that person is deleted or was undone."""
    database.conn.execute(_NAMES_LEAVE)


def newer_than_this_program(database: sqlite_utils.Database) -> bool:
    """True if the file holds migrations that this program does not know."""
    known = {migration.name for migration in MIGRATIONS.pending(database)}
    applied = {migration.name for migration in MIGRATIONS.applied(database)}
    return bool(applied - known - _names())


def _names() -> set[str]:
    return {name for name in globals() if name.startswith("m0")}


def _statements(script: str) -> list[str]:
    """executescript() would commit the migration's own transaction, so split by hand."""
    without_comments = "\n".join(line.split(" -- ")[0] for line in script.splitlines())
    return [part for part in without_comments.split(";") if part.strip()]
