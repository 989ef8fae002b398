-- Chapters have an event more.
drop index audit_event_of_chapters;
create index audit_event_of_chapters on audit_event (org_id, position)
    where type in ('ChapterRegistered', 'ChapterRenamed', 'ChapterMoved', 'ChapterRelocated', 'ChapterPlaced');
