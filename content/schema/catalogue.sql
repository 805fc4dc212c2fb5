CREATE TABLE edition(
    edition INTEGER PRIMARY KEY CHECK(edition = 0),
    sequence INTEGER NOT NULL CHECK(sequence BETWEEN 0 AND 999999999),
    author TEXT NOT NULL,
    date TEXT
) STRICT;

CREATE TABLE edition_centre(
    position INTEGER PRIMARY KEY,
    name TEXT NOT NULL
) STRICT;

CREATE TABLE picture(
    picture INTEGER PRIMARY KEY,
    width_px INTEGER NOT NULL CHECK(width_px BETWEEN 0 AND 65535),
    height_px INTEGER NOT NULL CHECK(height_px BETWEEN 0 AND 65535),
    alt TEXT NOT NULL,
    bytes BLOB NOT NULL
) STRICT;

CREATE TABLE schedule(
    schedule INTEGER PRIMARY KEY,
    valid_from TEXT,
    valid_until TEXT,
    words TEXT NOT NULL
) STRICT;

CREATE TABLE schedule_weekly(
    schedule INTEGER NOT NULL REFERENCES schedule,
    position INTEGER NOT NULL,
    weekday INTEGER NOT NULL CHECK(weekday BETWEEN 1 AND 7),
    week_of_month INTEGER NOT NULL CHECK(week_of_month BETWEEN -1 AND 5),
    from_minute INTEGER CHECK(from_minute BETWEEN 0 AND 1440),
    to_minute INTEGER CHECK(to_minute BETWEEN 0 AND 1440),
    PRIMARY KEY(schedule, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE schedule_date(
    schedule INTEGER NOT NULL REFERENCES schedule,
    position INTEGER NOT NULL,
    date TEXT NOT NULL,
    from_minute INTEGER CHECK(from_minute BETWEEN 0 AND 1440),
    to_minute INTEGER CHECK(to_minute BETWEEN 0 AND 1440),
    PRIMARY KEY(schedule, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE schedule_exception(
    schedule INTEGER NOT NULL REFERENCES schedule,
    position INTEGER NOT NULL,
    first TEXT NOT NULL,
    last TEXT NOT NULL,
    PRIMARY KEY(schedule, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE organisation(
    organisation INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    source_name TEXT NOT NULL,
    department TEXT NOT NULL,
    is_ours INTEGER NOT NULL CHECK(is_ours IN (0, 1)),
    about TEXT NOT NULL,
    address TEXT NOT NULL,
    phone TEXT NOT NULL,
    email TEXT NOT NULL,
    website TEXT NOT NULL,
    hours INTEGER REFERENCES schedule,
    origin_file TEXT NOT NULL,
    origin_line INTEGER NOT NULL
) STRICT;

CREATE TABLE action(
    action INTEGER PRIMARY KEY,
    position INTEGER NOT NULL,
    id TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    lead TEXT NOT NULL,
    dimension TEXT NOT NULL,
    status TEXT NOT NULL,
    department TEXT NOT NULL,
    organisation INTEGER REFERENCES organisation,
    photo INTEGER REFERENCES picture,
    source_title TEXT NOT NULL,
    source_organisation TEXT NOT NULL,
    ended_reason TEXT NOT NULL,
    territory TEXT NOT NULL,
    initiative_detail TEXT NOT NULL,
    place TEXT NOT NULL,
    contact TEXT NOT NULL,
    price TEXT NOT NULL,
    how_to_join TEXT NOT NULL,
    schedule INTEGER REFERENCES schedule,
    origin_file TEXT NOT NULL,
    origin_line INTEGER NOT NULL,
    money TEXT NOT NULL,
    people TEXT NOT NULL
) STRICT;

CREATE TABLE action_source(
    action INTEGER PRIMARY KEY REFERENCES action,
    text TEXT NOT NULL
) STRICT;

CREATE TABLE action_text(
    action INTEGER NOT NULL REFERENCES action,
    list TEXT NOT NULL CHECK(list IN ('keyword', 'public', 'initiative', 'partner', 'file')),
    position INTEGER NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY(action, list, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE summary_block(
    action INTEGER NOT NULL REFERENCES action,
    position INTEGER NOT NULL,
    kind INTEGER NOT NULL CHECK(kind IN (0, 1)),
    text TEXT NOT NULL,
    PRIMARY KEY(action, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE label(
    label INTEGER PRIMARY KEY,
    text TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE part(
    action INTEGER NOT NULL REFERENCES action,
    position INTEGER NOT NULL,
    kind INTEGER NOT NULL CHECK(kind BETWEEN 0 AND 4),
    name INTEGER NOT NULL REFERENCES label,
    PRIMARY KEY(action, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE field(
    action INTEGER NOT NULL,
    part INTEGER NOT NULL,
    position INTEGER NOT NULL,
    label INTEGER NOT NULL REFERENCES label,
    PRIMARY KEY(action, part, position),
    FOREIGN KEY(action, part) REFERENCES part
) STRICT, WITHOUT ROWID;

CREATE TABLE block(
    action INTEGER NOT NULL,
    part INTEGER NOT NULL,
    field INTEGER NOT NULL,
    position INTEGER NOT NULL,
    kind INTEGER NOT NULL CHECK(kind IN (0, 1)),
    text TEXT NOT NULL,
    PRIMARY KEY(action, part, field, position),
    FOREIGN KEY(action, part, field) REFERENCES field
) STRICT, WITHOUT ROWID;

CREATE TABLE partner(
    partner INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    purpose TEXT NOT NULL,
    about TEXT NOT NULL,
    category TEXT NOT NULL,
    pictogram TEXT NOT NULL,
    place TEXT NOT NULL,
    address TEXT NOT NULL,
    phone TEXT NOT NULL,
    email TEXT NOT NULL,
    website TEXT NOT NULL,
    presence INTEGER REFERENCES schedule,
    origin_file TEXT NOT NULL,
    origin_line INTEGER NOT NULL
) STRICT;

CREATE TABLE partner_text(
    partner INTEGER NOT NULL REFERENCES partner,
    list TEXT NOT NULL CHECK(list IN ('need', 'name')),
    position INTEGER NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY(partner, list, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE need(
    need INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    label TEXT NOT NULL,
    pictogram TEXT NOT NULL,
    dimension TEXT NOT NULL,
    opens_partners INTEGER NOT NULL CHECK(opens_partners IN (0, 1)),
    origin_file TEXT NOT NULL,
    origin_line INTEGER NOT NULL
) STRICT;

CREATE TABLE need_text(
    need INTEGER NOT NULL REFERENCES need,
    list TEXT NOT NULL CHECK(list IN ('dimension', 'keyword', 'word', 'action')),
    position INTEGER NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY(need, list, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE poster(
    poster INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    picture INTEGER REFERENCES picture,
    first TEXT,
    last TEXT,
    origin_file TEXT NOT NULL,
    origin_line INTEGER NOT NULL
) STRICT;

CREATE TABLE word(
    list TEXT NOT NULL CHECK(list IN ('alias', 'shown', 'synonym', 'acronym')),
    position INTEGER NOT NULL,
    source TEXT NOT NULL,
    target TEXT NOT NULL,
    PRIMARY KEY(list, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE need_action(
    need INTEGER NOT NULL REFERENCES need,
    action INTEGER NOT NULL REFERENCES action,
    PRIMARY KEY(need, action)
) STRICT, WITHOUT ROWID;

CREATE TABLE partner_action(
    partner INTEGER NOT NULL REFERENCES partner,
    action INTEGER NOT NULL REFERENCES action,
    PRIMARY KEY(partner, action)
) STRICT, WITHOUT ROWID;

CREATE TABLE facet_value(
    facet INTEGER NOT NULL CHECK(facet BETWEEN 0 AND 5),
    number INTEGER NOT NULL,
    value TEXT NOT NULL,
    label TEXT NOT NULL,
    PRIMARY KEY(facet, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE facet(
    facet INTEGER PRIMARY KEY CHECK(facet BETWEEN 0 AND 5),
    numbers BLOB NOT NULL
) STRICT;

CREATE TABLE search_vocabulary(
    vocabulary INTEGER PRIMARY KEY CHECK(vocabulary = 0),
    words BLOB NOT NULL
) STRICT;

CREATE TABLE search_term(
    term INTEGER PRIMARY KEY,
    shown TEXT NOT NULL,
    sheets INTEGER NOT NULL,
    postings BLOB NOT NULL
) STRICT;

CREATE TABLE search_prefix(
    prefix TEXT PRIMARY KEY,
    postings BLOB NOT NULL
) STRICT, WITHOUT ROWID;
