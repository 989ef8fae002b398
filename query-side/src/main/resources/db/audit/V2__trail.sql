-- Every event of the store and its link of the hash chain. The payload stays in the store.
create table audit_event (
    position bigint primary key,
    event_id text not null,
    aggregate_id text not null,
    aggregate_type text,
    sequence bigint not null,
    type text not null,
    revision text,
    org_id text,
    actor text,
    correlation_id text,
    recorded_at timestamptz not null,
    latest_at timestamptz not null, -- the latest recorded_at so far: where the events since a time begin
    hash bytea not null
);
create index audit_event_of_aggregate on audit_event (aggregate_id, position);
create index audit_event_of_organization on audit_event (org_id, position);
create index audit_event_of_type on audit_event (type, position);
create index audit_event_of_actor on audit_event (actor, position);
create index audit_event_since on audit_event (latest_at, position);
