-- Office hours by weekday from a day on, as the manager of a park sets them; until the next ones hold, they go before
-- what the park's file says. Never changed; withdrawn, they stay to be seen.
create table park_timetables (
  park_id uuid not null references parks (id),
  -- A UUID of version 7: of two from one day, the later one holds.
  id uuid not null,
  from_day date not null,
  -- Seven lists of spans "09:00-12:00", Monday first.
  week json not null,
  reason text not null check (reason <> ''),
  entered_by uuid not null references people (id),
  entered_at timestamptz not null,
  withdrawn_by uuid references people (id),
  withdrawn_at timestamptz,
  primary key (park_id, id),
  check (num_nulls(withdrawn_by, withdrawn_at) in (0, 2))
);

create trigger calendar_hours_entered after insert on park_timetables referencing new table as changed
  for each statement execute function count_named_calendar_change();
create trigger calendar_hours_changed after update on park_timetables referencing new table as changed
  for each statement execute function count_named_calendar_change();

select protect_park_table('park_timetables', true);
grant select, insert, update (withdrawn_by, withdrawn_at) on park_timetables to siji_app;
grant select on park_timetables to siji_engine;
