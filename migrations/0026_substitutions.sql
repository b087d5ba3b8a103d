-- 代岗 (A/B 角): who stands in for whom, from when until when, and for what. A row is never changed but for being ended
-- early. What a substitute did for somebody is told by the command by which they did it.
create table substitutions (
  park_id uuid not null references parks (id),
  id uuid not null,
  person_id uuid not null references people (id),
  substitute_id uuid not null references people (id),
  from_at timestamptz not null,
  until_at timestamptz not null,
  scope text not null check (scope in ('all', 'departments', 'permits', 'processes')),
  scope_values json not null,
  reason text not null check (reason <> ''),
  entered_by uuid not null references people (id),
  entered_at timestamptz not null,
  ended_by uuid references people (id),
  primary key (park_id, id),
  check (person_id <> substitute_id),
  check (from_at <= until_at),
  check ((scope = 'all') = (json_array_length(scope_values) = 0))
);
create index substitutions_by_substitute on substitutions (substitute_id, park_id, until_at);
create index substitutions_by_person on substitutions (person_id, park_id, until_at);

create table acts_for_others (
  park_id uuid not null references parks (id),
  command_id uuid not null,
  instance_id uuid not null,
  task_key integer not null,
  person_id uuid not null references people (id),
  for_person_id uuid not null references people (id),
  primary key (park_id, command_id)
);
create index acts_for_others_by_task on acts_for_others (park_id, instance_id, task_key);

select protect_park_table(name::regclass) from unnest(array['substitutions', 'acts_for_others']) as name;

grant select, insert, update (until_at, ended_by) on substitutions to siji_app;
grant select, insert on acts_for_others to siji_app;
