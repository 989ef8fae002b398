-- Verifications and rebuilds. Not in the read model's schema, which a rebuild replaces.
create table job (
    job_id text primary key,
    kind text not null,
    status text not null,
    position bigint not null,
    head bigint not null,
    events_per_second bigint not null,
    result jsonb,
    started_at timestamptz not null,
    ended_at timestamptz,
    failure_reason text,
    owner text not null, -- the process that works on it
    heartbeat_at timestamptz not null,
    cancel_requested boolean not null default false,
    swapped boolean not null default false, -- set in the transaction that swaps the schemas
    revision bigint not null default 1 -- grows with every change, for those who watch
);
create unique index job_one_at_a_time on job ((true)) where status = 'RUNNING';
create index job_newest on job (started_at);
