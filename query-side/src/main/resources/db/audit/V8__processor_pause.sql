-- Which processors are paused. Written by the trail's processor, and read by every node. The position is that of the event
-- that a row is made of.
create table processor_pause (
    processor text primary key,
    position bigint not null,
    paused boolean not null,
    since timestamptz not null,
    actor text,
    reason text not null
);
