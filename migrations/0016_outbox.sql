-- What stands in the journal and has no number in its park yet: one row for a batch and park, written in the statement of
-- the batch. A number is given after a row is committed, so that no reader who has come to a number can miss a row that
-- is committed later. Without a key or an index, for it is written with every batch and soon empty again.
create table unnumbered_events (
  park_id uuid not null,
  instance_ids uuid[] not null,
  revisions integer[] not null,
  written_at timestamptz not null default clock_timestamp()
) with (toast_tuple_target = 8160, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);

-- The last number that was given in a park.
create table event_counters (
  park_id uuid primary key,
  last_number bigint not null check (last_number > 0)
);

-- Which journal rows have the numbers up to last_number, as many as there are; real time.
create table numbered_events (
  park_id uuid not null,
  last_number bigint not null,
  instance_ids uuid[] not null,
  revisions integer[] not null,
  numbered_at timestamptz not null,
  primary key (park_id, last_number)
);
create index numbered_events_by_time on numbered_events (numbered_at);

select protect_park_table(name::regclass, true)
from unnest(array['unnumbered_events', 'event_counters', 'numbered_events']) as name;

grant select, insert, update, delete on unnumbered_events, event_counters, numbered_events to siji_engine;
