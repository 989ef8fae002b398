-- What the current state of each activity was warned of when it was written. Whether that is still so is decided when reading.
create table activity_warning (
    activity_id text not null,
    code text not null,
    org_id text not null,
    submitted_at timestamptz not null, -- of the activity
    position bigint not null, -- of the event that has the warning
    primary key (activity_id, code)
);
create index activity_warning_of_organization on activity_warning (org_id, code, submitted_at, activity_id);
create index activity_warning_newest on activity_warning (code, submitted_at, activity_id);

-- How many completed activities of a chapter and month have a number of participants: what a median is found from.
create table chapter_participants (
    org_id text not null,
    chapter_id text not null,
    month date not null, -- its first day
    participant_count integer not null,
    activities bigint not null,
    primary key (org_id, chapter_id, month, participant_count)
);
insert into chapter_participants
    select org_id, chapter_id, date_trunc('month', submitted_at at time zone 'Europe/Oslo')::date, participant_count,
        count(*)
    from activity where status = 'COMPLETED'
    group by 1, 2, 3, 4;
