-- The keys of personal data. Apart from the events, with backups of its own: what is deleted here cannot be read any more,
-- whatever copies of the events there are.

-- Wrapped by the master key. Of each, one key to find contacts by and one to wrap theirs are derived.
create table organization_key (
    org_id text primary key,
    wrapped bytea not null
);

create table person_key (
    person text primary key, -- what stored events call the contact
    org_id text not null,
    lookup bytea not null, -- a keyed hash of the contact's id
    wrapped bytea not null,
    contact bytea not null, -- the contact's id, encrypted by the key
    unique (org_id, lookup)
);
create index person_key_lookup on person_key (lookup);

-- The persons whose keys were destroyed. A key that is missing without being named here was lost.
create table erased_person (
    person text primary key,
    org_id text not null,
    erased_at timestamptz not null default now()
);
