-- Counts of today read what started and ended since midnight, however many instances the park has ever had.
create index process_instances_by_start on process_instances (started_at, park_id);
create index process_instances_by_end on process_instances (ended_at, park_id) where ended_at is not null;

-- Why somebody intervened in an instance; it counts once the command is in the journal.
create table interventions (
  park_id uuid not null,
  command_id uuid not null,
  instance_id uuid not null,
  person_id uuid not null references people (id),
  reason text not null check (reason <> ''),
  written_at timestamptz not null,
  primary key (park_id, command_id)
);
create index interventions_instance on interventions (park_id, instance_id);

select protect_park_table('interventions');

grant select, insert on interventions to siji_app;
