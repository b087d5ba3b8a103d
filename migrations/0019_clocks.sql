-- Clocks of service levels: one row each, as the instance's state has it; what has ended stays.

-- host is the element whose time it is, 0 = the process. ledger holds suspensions and the extension; turns_at is when the
-- light changes next by itself, for which the row of the same key in timers is due.
create table clocks (
  park_id uuid not null,
  instance_id uuid not null,
  key integer not null,
  root_instance_id uuid not null,
  process_id text not null,
  host integer not null,
  node text not null,
  clock text not null check (clock in ('promised', 'statutory')),
  owner text not null check (owner in ('authority', 'applicant', 'thirdParty')),
  calendar text not null,
  scope text not null check (scope in ('gate', 'visit')),
  days integer not null,
  yellow integer,
  extension integer not null default 0,
  state text not null check (state in ('running', 'paused', 'ended', 'deemed')),
  light text not null check (light in ('green', 'yellow', 'red', 'grey')),
  started_at timestamptz not null,
  due_at timestamptz,
  provisional boolean not null,
  turns_at timestamptz,
  ended_at timestamptz,
  ledger json not null,
  primary key (park_id, instance_id, key)
) with (fillfactor = 80);
create index clocks_by_root on clocks (root_instance_id, park_id);
create index clocks_by_light on clocks (light, park_id, due_at) where ended_at is null;

select protect_park_table('clocks', true);
grant select, insert, update on clocks to siji_engine;
grant select on clocks to siji_app;
