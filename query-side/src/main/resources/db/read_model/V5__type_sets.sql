-- Distinct contacts are counted for sets of activity types too. What was counted until now is that of all types.
create table type_set (
    type_set_id integer primary key,
    activity_types text[] not null unique -- sorted, each once
);

-- type_set: which types it counts; 0 is all of them, and no row of type_set.
alter table contact_day
    add column type_set integer not null default 0,
    drop constraint contact_day_pkey,
    add primary key (org_id, type_set, contact_id, day);
alter table contact_day alter column type_set drop default;

alter table contact_month
    add column type_set integer not null default 0,
    drop constraint contact_month_pkey,
    add primary key (org_id, type_set, contact_id, month);
alter table contact_month alter column type_set drop default;

alter table reappearance_day
    add column type_set integer not null default 0,
    drop constraint reappearance_day_pkey,
    add primary key (org_id, type_set, day, previous);
alter table reappearance_day alter column type_set drop default;
drop index reappearance_day_after;
create index reappearance_day_after on reappearance_day (org_id, type_set, previous, day);

alter table reappearance_month
    add column type_set integer not null default 0,
    drop constraint reappearance_month_pkey,
    add primary key (org_id, type_set, month, previous);
alter table reappearance_month alter column type_set drop default;
