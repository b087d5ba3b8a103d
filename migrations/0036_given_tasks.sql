-- What was given to somebody because nobody had claimed it. Until they take it up a colleague of the post may take it over.
create table given_tasks (
  park_id uuid not null references parks (id),
  instance_id uuid not null,
  task_key integer not null,
  person_id uuid not null references people (id),
  given_at timestamptz not null,
  primary key (park_id, instance_id, task_key)
);

select protect_park_table('given_tasks');
grant select, insert, update, delete on given_tasks to siji_app;
