-- Personal data stays encrypted, as in the events: nothing here has to be changed when a key is destroyed. contact_id is then
-- a pseudonym of the contact within its organization, which stays, so that figures stay.
alter table activity add column sealed text;

-- Descriptions are compared by whoever can decrypt them; which warnings are of a similar one is noted.
alter table activity_warning add column of_description boolean not null default false;
drop function are_similar(text, text);
drop function trigrams(text);
