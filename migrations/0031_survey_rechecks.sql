-- 复查: what a department decided about each of its findings after the rectification, with the answer to its task.
create table rechecks (
  park_id uuid not null references parks (id),
  command_id uuid not null,
  application_id uuid not null,
  instance_id uuid not null,
  task_key integer not null,
  decisions json not null,
  decided_by uuid not null references people (id),
  decided_at timestamptz not null,
  primary key (park_id, command_id)
);
create index rechecks_by_application on rechecks (park_id, application_id);

select protect_park_table('rechecks'::regclass);

grant select, insert on rechecks to siji_app;
