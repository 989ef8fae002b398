-- Category rules say what becomes of types that they do not name; until now that was the same for all of them.
alter table category_rules add column fallback text not null default 'annet';
alter table category_rules alter column fallback drop default;
