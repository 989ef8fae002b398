alter table organization add column organization_number text;
alter table chapter add column municipality_number text;
