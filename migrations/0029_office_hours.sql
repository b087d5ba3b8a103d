-- Hours of the seasons in which offices keep others than those that end at closing_time, as the park's file says them:
-- [{"from": "05-01", "to": "09-30", "open": ["09:00-12:00", "15:00-18:00"]}], both days counted, every year.
alter table parks add column office_hours jsonb not null default '[]' check (jsonb_typeof(office_hours) = 'array');

-- Clocks follow changed hours as they follow a changed closing time.
drop trigger calendar_change on parks;
create trigger calendar_change after insert or update of zone, closing_time, office_hours on parks
  for each statement execute function count_calendar_change();
grant select (office_hours) on parks to siji_engine;
