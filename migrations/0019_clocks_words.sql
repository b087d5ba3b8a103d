-- What people say when they stop, start or extend a clock, and what was refused to them. Neither is ever changed or
-- removed: evidence stays.

-- Written before its command is sent, under its id; it counts once that is in the journal.
create table clock_words (
  park_id uuid not null,
  command_id uuid not null,
  instance_id uuid not null,
  -- Of the element whose clocks they are; 0 = the whole application.
  key integer not null,
  person_id uuid not null references people (id),
  move text not null check (move in ('pause', 'resume', 'extend')),
  why text not null check (why <> ''),
  evidence json not null,
  -- The head who approved it, where that is another person.
  approved_by uuid references people (id),
  written_at timestamptz not null,
  primary key (park_id, command_id)
);
create index clock_words_by_instance on clock_words (park_id, instance_id);

-- Attempts that were refused, for the overseer.
create table clock_refusals (
  park_id uuid not null,
  id uuid not null,
  instance_id uuid not null,
  key integer not null,
  person_id uuid not null references people (id),
  move text not null check (move in ('pause', 'resume', 'extend', 'deleteEvidence')),
  ground text,
  code text not null,
  refused_at timestamptz not null,
  primary key (park_id, id)
);

select protect_park_table(name::regclass) from unnest(array['clock_words', 'clock_refusals']) as name;
grant select, insert on clock_words, clock_refusals to siji_app;
