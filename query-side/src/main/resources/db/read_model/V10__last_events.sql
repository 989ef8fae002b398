-- The latest event of each token's batch, written with the token: a store that lost its end has another event there.
alter table token_entry add column event_position bigint, add column event_id text;
