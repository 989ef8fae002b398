-- What activities were when, as far as figures depend on it: from each event that changed one to the next. Written by a
-- processor of its own, which begins at the first event, also where the trail has come far already.
create table activity_version (
    activity_id text not null,
    from_position bigint not null, -- the event that made it so
    until_position bigint, -- the event that ended it; null if none has
    event_id text not null,
    deleted boolean not null, -- the rest is then what it was before
    org_id text not null,
    submitted_at timestamptz not null,
    contact_id text not null,
    chapter_id text not null,
    activity_type text not null,
    category text not null, -- '' where the activity has none of its own
    status text not null,
    participant_count integer not null,
    hours numeric(11, 2) not null,
    primary key (activity_id, from_position)
);
-- Neither the end nor anything else that changes is in it, so that ending a version rewrites no index.
create index activity_version_of_organization on activity_version (org_id, submitted_at, activity_id, from_position);

-- Which snapshots of report data there were when: another version wherever days change, and when the first figures come.
create table report_version (
    snapshot_id text not null,
    from_position bigint not null,
    until_position bigint,
    org_id text not null,
    created_position bigint not null,
    period_start date not null,
    period_end date not null,
    has_figures boolean not null,
    primary key (snapshot_id, from_position)
);
create index report_version_of_period on report_version (org_id, period_end, period_start, created_position);

-- How far both have come.
create table version_head (
    position bigint not null
);
insert into version_head values (0);

-- The chapters of an organization, without looking through its activities.
create index audit_event_of_chapters on audit_event (org_id, position)
    where type in ('ChapterRegistered', 'ChapterRenamed', 'ChapterMoved', 'ChapterRelocated');
