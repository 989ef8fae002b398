-- The read model's connections do not wait for the disk when they commit, because everything in it is derived from the
-- events. Jobs are not derived, and an epoch of the lead must not be given twice: every transaction that changes one waits.
create function durable() returns trigger language plpgsql as $$
begin
    perform set_config('synchronous_commit', 'on', true);
    return null;
end
$$;
create trigger durable before insert or update or delete on job for each statement execute function durable();
create trigger durable before insert or update or delete on lease for each statement execute function durable();
