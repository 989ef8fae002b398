-- Whoever goes by positions begins at 1, so an event before that would be seen by its aggregate alone. Not valid for what is
-- there already: if somebody has put one there, the check of the chain names it, and the service has to start for that.
alter table domain_event_entry add constraint positions_begin_at_one check (global_index > 0) not valid;
