-- A condition that cannot be reckoned is an incident of the element that waits for it.
alter table incidents drop constraint incidents_step_check;
alter table incidents add constraint incidents_step_check
  check (step in ('activate', 'complete', 'leave', 'job', 'condition'));
