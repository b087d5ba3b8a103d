-- Calendars as data. A yearly notice (放假安排) is a row that is never changed; the latest one of a region and year holds,
-- so that a correction is a further notice. Regions: cn, and provinces and cities by their code (行政区划代码).

create table calendar_notices (
  -- A UUID of version 7: later ones sort later.
  id uuid primary key,
  region text not null check (region ~ '^(cn|[0-9]{6})$'),
  year integer not null check (year between 1900 and 2200),
  title text not null check (title <> ''),
  number text,
  issued_on date,
  url text,
  -- [{ days: date or from/to, name, nameEn }] and [date]
  holidays json not null,
  make_up_workdays json not null,
  -- As it was pasted or uploaded, and the SHA-256 of that.
  document text not null,
  document_hash text not null check (document_hash ~ '^[0-9a-f]{64}$'),
  imported_by uuid not null references people (id),
  imported_at timestamptz not null
);
create index calendar_notices_by_year on calendar_notices (region, year, id);

-- A park's own days: closed although it is a working day, or open although it is none. They hold for service levels that
-- name the calendar `park`; a statutory clock is moved by none of them. Withdrawn, they stay to be seen.
create table park_calendar_days (
  park_id uuid not null references parks (id),
  id uuid not null,
  from_day date not null,
  to_day date not null check (to_day between from_day and from_day + 366),
  works boolean not null,
  name text not null check (name <> ''),
  reason text not null check (reason <> ''),
  entered_by uuid not null references people (id),
  entered_at timestamptz not null,
  withdrawn_by uuid references people (id),
  withdrawn_at timestamptz,
  primary key (park_id, id),
  check (num_nulls(withdrawn_by, withdrawn_at) in (0, 2))
);

-- Which clocks a change of calendars moves, written before their instances are told; their journals have it too. key is
-- the clock's, revision that of calendar_state. cause = the notice or the park's day; null = the park's zone, hours or place.
create table moved_due_dates (
  park_id uuid not null,
  instance_id uuid not null,
  key integer not null,
  revision bigint not null,
  node text not null,
  old_due_at timestamptz not null,
  new_due_at timestamptz not null,
  moved_at timestamptz not null,
  cause uuid,
  primary key (park_id, instance_id, key, revision)
);
create index moved_due_dates_by_cause on moved_due_dates (park_id, cause);

-- Counts every change, so that each node knows when to read the calendars again, and when clocks have to follow: as long
-- as moved_revision is behind.
create table calendar_state (
  singleton boolean primary key default true check (singleton),
  revision bigint not null,
  moved_revision bigint not null,
  -- The notice or the park's day that changed last; null = something else did.
  cause uuid
);
insert into calendar_state (revision, moved_revision) values (1, 1);

create function count_calendar_change() returns trigger language plpgsql security definer set search_path = public as $$
begin
  update calendar_state set revision = revision + 1, cause = null;
  return null;
end $$;
create function count_named_calendar_change() returns trigger language plpgsql security definer set search_path = public
as $$
begin
  update calendar_state set revision = revision + 1, cause = (select id from changed order by id desc limit 1)
  where exists (select from changed);
  return null;
end $$;
revoke execute on function count_calendar_change, count_named_calendar_change from public;
create trigger calendar_change after insert on calendar_notices referencing new table as changed
  for each statement execute function count_named_calendar_change();
create trigger calendar_day_entered after insert on park_calendar_days referencing new table as changed
  for each statement execute function count_named_calendar_change();
create trigger calendar_day_changed after update on park_calendar_days referencing new table as changed
  for each statement execute function count_named_calendar_change();
create trigger calendar_change after insert or update of zone, closing_time on parks
  for each statement execute function count_calendar_change();
create trigger calendar_change after insert or delete on park_area_codes
  for each statement execute function count_calendar_change();

select protect_park_table(name::regclass, true) from unnest(array['park_calendar_days', 'moved_due_dates']) as name;
create policy engine on park_area_codes to siji_engine using (true) with check (true);

grant select, insert on calendar_notices to siji_app;
grant select, insert, update (withdrawn_by, withdrawn_at) on park_calendar_days to siji_app;
grant select on moved_due_dates, calendar_state to siji_app;
grant select on calendar_notices, park_calendar_days, calendar_state, park_area_codes to siji_engine;
grant select (id, zone, closing_time) on parks to siji_engine;
grant select, insert on moved_due_dates to siji_engine;
grant update (moved_revision) on calendar_state to siji_engine;
