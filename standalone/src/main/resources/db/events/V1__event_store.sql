-- The event log. Positions are handed out by the application's one writer, within the transaction that stores the
-- events: a sequence would leave a gap after every failed insert, and readers would have to wait for gaps to fill.
create table domain_event_entry (
    global_index         bigint primary key,
    event_identifier     text   not null unique,
    aggregate_identifier text   not null,
    sequence_number      bigint not null,
    type                 text,
    time_stamp           text   not null,
    payload_type         text   not null,
    payload_revision     text,
    payload              bytea  not null,
    meta_data            bytea  not null,
    unique (aggregate_identifier, sequence_number)
);

-- Axon's aggregate snapshots, an optimization that may be deleted at any time.
create table snapshot_event_entry (
    event_identifier     text   not null unique,
    aggregate_identifier text   not null,
    sequence_number      bigint not null,
    type                 text   not null,
    time_stamp           text   not null,
    payload_type         text   not null,
    payload_revision     text,
    payload              bytea  not null,
    meta_data            bytea  not null,
    primary key (aggregate_identifier, sequence_number)
);

-- Which event store this is, for read models to recognise theirs.
create table store_identity (
    id uuid not null
);
create unique index store_identity_has_one_row on store_identity ((true));
insert into store_identity values (gen_random_uuid());
