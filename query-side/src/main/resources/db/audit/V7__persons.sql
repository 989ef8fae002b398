-- All that was ever about a person.
create index activity_version_of_person on activity_version (contact_id, activity_id);
