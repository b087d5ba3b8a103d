-- Leave (请假) for which nobody stands in: what the person holds goes back to the department, and nothing is given to them
-- meanwhile. Who stands in for somebody is a substitution.
create table leaves (
  park_id uuid not null references parks (id),
  id uuid not null,
  person_id uuid not null references people (id),
  from_at timestamptz not null,
  until_at timestamptz not null,
  reason text not null check (reason <> ''),
  entered_by uuid not null references people (id),
  entered_at timestamptz not null,
  ended_by uuid references people (id),
  primary key (park_id, id),
  check (from_at <= until_at)
);
create index leaves_by_person on leaves (person_id, park_id, until_at);

select protect_park_table('leaves');
grant select, insert, update (until_at, ended_by) on leaves to siji_app;
