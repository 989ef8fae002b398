create table activity_import (
    import_id text primary key,
    org_id text not null,
    status text not null,
    created_at timestamptz not null,
    view jsonb not null
);
create index activity_import_newest on activity_import (created_at, import_id);
create index activity_import_of_organization on activity_import (org_id, created_at, import_id);
