-- The runs of all kinds that have not ended: what is triggered again if it never ends.
create table run_under_way (
    id text primary key,
    kind text not null,
    run integer not null,
    triggered_at timestamptz not null
);
create index run_under_way_by_time on run_under_way (triggered_at);

alter table aggregation drop column run, drop column run_started_at;
alter table distribution drop column run, drop column run_started_at;
alter table submission drop column run, drop column run_started_at;
alter table report_snapshot drop column run_started_at;
