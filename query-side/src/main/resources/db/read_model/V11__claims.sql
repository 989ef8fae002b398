-- The epoch grows with each claim of a segment. A token is stored only under the epoch of the claim, in the transaction of its rows.
alter table token_entry add epoch bigint not null default 0;
-- When the owner was last heard, by the clock of the database.
alter table token_entry drop timestamp;
alter table token_entry add extended_at timestamptz not null default '-infinity';
