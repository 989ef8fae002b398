-- Imports are of activities or of chapters.
alter table activity_import rename to sheet_import;
alter index activity_import_newest rename to sheet_import_newest;
alter index activity_import_of_organization rename to sheet_import_of_organization;
alter table sheet_import add column kind text not null;
