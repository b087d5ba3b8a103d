-- 抄送 and 关注. A copy is a row for each colleague who gets one, with the reason, under the id of the act; it is never
-- changed but for when it was read. What a person follows is theirs alone and gives no right.

create table task_copies (
  park_id uuid not null references parks (id),
  id uuid not null,
  -- Who gets it.
  person_id uuid not null references people (id),
  instance_id uuid not null,
  task_key integer not null,
  copied_by uuid not null references people (id),
  note text not null check (note <> ''),
  copied_at timestamptz not null,
  read_at timestamptz,
  primary key (park_id, id, person_id)
);
create index task_copies_by_person on task_copies (person_id, park_id, instance_id, task_key);
create index task_copies_by_task on task_copies (park_id, instance_id, task_key);

create table followed_applications (
  park_id uuid not null,
  person_id uuid not null references people (id),
  application_id uuid not null,
  -- The task on whose page it was begun, which this person may open; null = elsewhere.
  instance_id uuid,
  task_key integer,
  followed_at timestamptz not null,
  primary key (park_id, person_id, application_id),
  foreign key (park_id, application_id) references applications (park_id, id),
  check (num_nulls(instance_id, task_key) in (0, 2))
);

select protect_park_table(name::regclass) from unnest(array['task_copies', 'followed_applications']) as name;

grant select, insert, update (read_at) on task_copies to siji_app;
grant select, insert, delete on followed_applications to siji_app;
