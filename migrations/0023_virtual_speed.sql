-- Virtual time may also run faster or slower than real time, or stand still: so many virtual seconds for each real one
-- since a moment. In production it does neither, whatever anybody writes.
alter table settings
  add column time_speed double precision not null default 1 check (time_speed between 0 and 1000000),
  add column speed_since timestamptz not null default now(),
  add constraint production_speed_is_real check (mode = 'demo' or time_speed = 1);
grant update (time_speed, speed_since) on settings to siji_engine;

create or replace function siji_now() returns timestamptz language sql stable
  return now() + coalesce(
    (select time_offset + (now() - speed_since) * (time_speed - 1) from settings), interval '0');
