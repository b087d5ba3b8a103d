-- 督办: a park's rules of who is told when a task is late, and each rung that a task has reached, once, with who was told.
create table ladder_rules (
  park_id uuid primary key references parks (id),
  rules json not null,
  changed_by uuid not null references people (id),
  changed_at timestamptz not null
);

create table ladder_rungs (
  park_id uuid not null references parks (id),
  instance_id uuid not null,
  task_key integer not null,
  rung text not null check (rung <> ''),
  person_id uuid not null references people (id),
  reached_at timestamptz not null,
  primary key (park_id, instance_id, task_key, rung, person_id)
);
create index ladder_rungs_by_person on ladder_rungs (person_id, park_id, instance_id, task_key);

select protect_park_table(name::regclass) from unnest(array['ladder_rules', 'ladder_rungs']) as name;

grant select, insert, update on ladder_rules to siji_app;
grant select, insert on ladder_rungs to siji_app;
