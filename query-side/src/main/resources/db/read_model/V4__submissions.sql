create table submission (
    submission_id text primary key,
    org_id text not null,
    period_id text, -- null where the period was given by its days
    period_start date not null,
    period_end date not null,
    submitted_by text not null,
    status text not null,
    run integer not null,
    run_started_at timestamptz not null,
    figures jsonb,
    rules_version bigint,
    position bigint,
    failure_reason text,
    requested_at timestamptz not null,
    submitted_at timestamptz,
    supersedes text, -- the submission of the same period that it replaces
    withdrawn_at timestamptz,
    withdrawn_by text,
    withdrawal_reason text,
    version bigint not null
);
create index submission_newest on submission (submitted_at, submission_id) where submitted_at is not null;
create index submission_of_organization on submission (org_id, submitted_at, submission_id)
    where submitted_at is not null;
create index submission_superseding on submission (supersedes) where status = 'SUBMITTED';
create index submission_processing on submission (run_started_at) where status = 'PROCESSING';
