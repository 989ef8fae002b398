create table activity (
    activity_id uuid primary key,
    contact_id text not null,
    chapter_id text not null,
    org_id text not null,
    activity_type text not null,
    category text,
    submitted_at timestamptz not null,
    hours numeric not null,
    participant_count integer not null,
    status text not null,
    description text,
    location text,
    created_at timestamptz not null,
    updated_at timestamptz,
    version bigint not null
);
create index on activity (created_at, activity_id);
create index on activity (org_id, created_at, activity_id);
create index on activity (org_id, submitted_at);
