-- Aggregations of a range of instants: what the latest run counts, and what the figures that are shown have counted.
alter table aggregation
    alter column reporting_period_id drop not null,
    alter column period_start drop not null,
    alter column period_end drop not null,
    add column range_start timestamptz,
    add column range_end timestamptz, -- inclusive
    add column counted_start timestamptz,
    add column counted_end timestamptz;
