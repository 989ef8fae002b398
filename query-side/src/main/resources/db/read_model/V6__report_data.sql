-- Every version of the report definitions, so that figures can be counted again by the one they were counted by.
create table report_definition (
    definition_id text not null,
    version bigint not null,
    definition jsonb not null,
    position bigint not null, -- of its registration: of several that name an organization the latest is in force
    primary key (definition_id, version)
);

create table report_snapshot (
    snapshot_id text primary key,
    org_id text not null,
    period_id text not null,
    period_start date not null,
    period_end date not null,
    status text not null, -- of the latest run
    run integer not null,
    run_started_at timestamptz not null,
    job_id text not null,
    estimated_seconds integer not null,
    valid boolean not null,
    invalidated_at timestamptz,
    invalidation_reason text,
    outdated_since timestamptz, -- set while a run is due that nobody has asked for
    figures jsonb,
    field_count integer not null,
    populated_field_count integer not null,
    prior_start date,
    prior_end date,
    prior_snapshot_id text, -- null where the values of the prior period were counted from its activities
    definition_id text,
    definition_version bigint,
    position bigint,
    failure_reason text,
    created_at timestamptz not null,
    created_position bigint not null, -- of two of the same days, the later one represents them, whatever clocks say
    aggregated_at timestamptz,
    version bigint not null
);
create index report_snapshot_newest on report_snapshot (created_at, snapshot_id);
create index report_snapshot_of_organization on report_snapshot (org_id, created_at, snapshot_id);
create index report_snapshot_of_period on report_snapshot (org_id, period_end, period_start, created_position);
create index report_snapshot_sensitive on report_snapshot (org_id)
    where valid or status = 'FAILED';
create index report_snapshot_outdated on report_snapshot (outdated_since) where outdated_since is not null;
create index report_snapshot_processing on report_snapshot (run_started_at) where status = 'PROCESSING';

create table report_job (
    job_id text primary key,
    snapshot_id text not null,
    org_id text not null,
    period_id text not null,
    status text not null,
    cause text not null,
    estimated_seconds integer not null,
    started_at timestamptz not null,
    ended_at timestamptz,
    failure_reason text
);
create index report_job_processing on report_job (snapshot_id) where status = 'PROCESSING';
create index report_job_of_organization on report_job (org_id, ended_at) where status = 'COMPLETED';
create index report_job_completed on report_job (ended_at) where status = 'COMPLETED';

-- The report data of an organization and period as watchers have been told last, and the latest steps that led to it.
create table report_data (
    org_id text not null,
    period_start date not null,
    period_end date not null,
    period_id text not null, -- as the latest snapshot of the days spells it
    sections jsonb not null,
    valid boolean not null,
    position bigint not null, -- of the latest step
    steps bigint not null, -- how many there were
    primary key (org_id, period_start, period_end)
);

create table report_update (
    org_id text not null,
    period_start date not null,
    period_end date not null,
    step bigint not null, -- the first one is 1
    position bigint not null,
    update jsonb not null,
    primary key (org_id, period_start, period_end, position)
);
create index report_update_by_step on report_update (org_id, period_start, period_end, step);
