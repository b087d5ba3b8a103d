-- What people keep for themselves while they work: filters of their inbox, what they have typed on a task and not sent,
-- which materials they have looked at. All of it is theirs; a filter may be shared with their department.

create table saved_filters (
  park_id uuid not null references parks (id),
  id uuid not null,
  person_id uuid not null references people (id),
  -- The department that it is shared with; null = nobody.
  department text,
  name text not null check (name <> ''),
  -- What follows the question mark in the address of the inbox.
  query text not null,
  saved_at timestamptz not null,
  primary key (park_id, id),
  unique (park_id, person_id, name)
);
create index saved_filters_shared on saved_filters (park_id, department) where department is not null;

create table task_drafts (
  park_id uuid not null references parks (id),
  instance_id uuid not null,
  task_key integer not null,
  person_id uuid not null references people (id),
  -- The fields of the form as they were typed.
  typed json not null,
  saved_at timestamptz not null,
  primary key (park_id, instance_id, task_key, person_id)
);

create table material_readings (
  park_id uuid not null,
  material_id uuid not null,
  person_id uuid not null references people (id),
  read_at timestamptz not null,
  primary key (park_id, material_id, person_id),
  foreign key (park_id, material_id) references materials (park_id, id)
);

-- 已办: what a person answered or checked.
create index ended_tasks_by_answerer on ended_tasks (answerer, park_id) where answerer is not null;
create index ended_tasks_by_checker on ended_tasks (checker, park_id) where checker is not null;

select protect_park_table(name::regclass) from unnest(array[
  'saved_filters', 'task_drafts', 'material_readings'
]) as name;

grant select, insert, update, delete on saved_filters, task_drafts to siji_app;
grant select, insert on material_readings to siji_app;
