-- Where chapters have lain since when. Until now chapters had one region for all times.
alter table chapter add column regions jsonb;
update chapter set regions = jsonb_build_array(
    jsonb_build_object('region', region, 'municipality', municipality, 'from', null));
alter table chapter alter column regions set not null;

create table distribution (
    distribution_id text primary key,
    org_id text not null,
    period_id text not null,
    breakdown_type text not null,
    period_start date not null,
    period_end date not null,
    status text not null,
    run integer not null,
    run_started_at timestamptz not null,
    figures jsonb,
    register_version bigint,
    position bigint,
    failure_reason text,
    created_at timestamptz not null,
    generated_at timestamptz,
    version bigint not null
);
create index distribution_newest on distribution (created_at, distribution_id);
create index distribution_of_organization on distribution (org_id, created_at, distribution_id);
create index distribution_processing on distribution (run_started_at) where status = 'PROCESSING';
