-- Everything here is derived from events and can be rebuilt from them, tokens included.

create table token_entry (
    processor_name text not null,
    segment integer not null,
    token bytea,
    token_type text,
    timestamp text,
    owner text,
    primary key (processor_name, segment)
);

create table activity (
    activity_id text primary key,
    org_id text not null,
    contact_id text not null,
    chapter_id text not null,
    activity_type text not null,
    submitted_at timestamptz not null,
    hours numeric(11, 2) not null,
    participant_count integer not null,
    status text not null,
    description text,
    location text,
    category text not null, -- '' where the activity has none of its own
    created_at timestamptz not null,
    updated_at timestamptz,
    version bigint not null
);
create index activity_newest on activity (submitted_at, activity_id);
-- With all that is counted of parts of a day, so that counting them reads no rows.
create index activity_of_organization on activity (org_id, submitted_at, activity_id)
    include (status, contact_id, chapter_id, activity_type, category, participant_count, hours);
create index activity_of_contact on activity (contact_id, submitted_at, activity_id);

-- Activities summed up by day and by month of Europe/Oslo: what lists and figures count from, however many there are.
create table rollup_day (
    org_id text not null,
    day date not null,
    chapter_id text not null,
    activity_type text not null,
    category text not null,
    status text not null,
    activities bigint not null,
    participants bigint not null,
    hours numeric(19, 2) not null,
    primary key (org_id, day, chapter_id, activity_type, category, status)
);
create index rollup_day_of_all on rollup_day (day);

create table rollup_month (
    org_id text not null,
    month date not null, -- its first day
    chapter_id text not null,
    activity_type text not null,
    category text not null,
    status text not null,
    activities bigint not null,
    participants bigint not null,
    hours numeric(19, 2) not null,
    primary key (org_id, month, chapter_id, activity_type, category, status)
);
create index rollup_month_of_all on rollup_month (month);

-- The days and months on which a contact has completed activities: a day counts its activities, a month its days.
create table contact_day (
    org_id text not null,
    contact_id text not null,
    day date not null,
    parts integer not null,
    primary key (org_id, contact_id, day)
);

create table contact_month (
    org_id text not null,
    contact_id text not null,
    month date not null, -- its first day
    parts integer not null,
    primary key (org_id, contact_id, month)
);

-- How many contacts are present on a date that were present before that on the previous one (-infinity: never). The
-- distinct contacts of a span: those on a date in it whose previous one is before it.
create table reappearance_day (
    org_id text not null,
    day date not null,
    previous date not null,
    contacts bigint not null,
    primary key (org_id, day, previous)
);
create index reappearance_day_after on reappearance_day (org_id, previous, day);

create table reappearance_month (
    org_id text not null,
    month date not null,
    previous date not null,
    contacts bigint not null,
    primary key (org_id, month, previous)
);

-- The position of the latest event that changed figures of a day: whether figures of a period are still up to date.
create table figures_changed (
    org_id text not null,
    day date not null,
    position bigint not null,
    primary key (org_id, day)
);

create table organization (
    org_id text primary key,
    name text not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    version bigint not null
);

create table chapter (
    chapter_id text primary key,
    org_id text not null,
    name text not null,
    region text,
    municipality text,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    version bigint not null
);
create index chapter_of_organization on chapter (org_id);

create table reporting_period (
    period_key text primary key, -- the id in lower case: ids that differ only in case are the same period
    period_id text not null,
    period_start date not null,
    period_end date not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    version bigint not null
);

-- Every version of the category rules, so that figures can be counted again by the rules they were counted by.
create table category_rules (
    version bigint primary key,
    categories jsonb not null
);

create table aggregation (
    aggregation_id text primary key,
    kind text not null,
    org_id text not null,
    reporting_period_id text not null,
    period_start date not null,
    period_end date not null,
    status text not null,
    run integer not null,
    run_started_at timestamptz not null,
    figures jsonb,
    rules_version bigint,
    position bigint,
    failure_reason text,
    created_at timestamptz not null,
    refreshed_at timestamptz,
    version bigint not null
);
create index aggregation_newest on aggregation (created_at, aggregation_id);
create index aggregation_of_organization on aggregation (org_id, created_at, aggregation_id);
create index aggregation_processing on aggregation (run_started_at) where status = 'PROCESSING';
