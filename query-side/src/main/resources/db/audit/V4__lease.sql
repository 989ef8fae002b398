-- Who leads the nodes. Not in the read model's schema, which a rebuild replaces. The epoch grows with each new leader.
create table lease (
    name text primary key,
    holder text not null,
    epoch bigint not null,
    expires_at timestamptz not null
);
insert into lease values ('leader', '', 0, '-infinity');
