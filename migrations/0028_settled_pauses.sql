-- A pause that somebody ordered is settled once it is over and the applicant is told of it: by who ended it, or, where it
-- ended at its limit or by the process, by a sweep. What is not here is looked at again.
create table settled_pauses (
  park_id uuid not null references parks (id),
  command_id uuid not null,
  primary key (park_id, command_id)
);

select protect_park_table('settled_pauses');
grant select, insert on settled_pauses to siji_app;
