-- What reviewers ask the head of their department to do with a clock: a suspension by 行政许可法 art. 45, an extension by
-- art. 42. One is open for each place, clock and kind. From the approval on command_id names the command that moves the
-- clock; while the state is still 'asked' with it, that command may not have arrived. It is decided once it has.
create table clock_requests (
  park_id uuid not null,
  id uuid not null,
  state text not null default 'asked' check (state in ('asked', 'approved', 'refused', 'withdrawn', 'lapsed')),
  application_id uuid not null,
  instance_id uuid not null,
  -- Of the element whose clocks they are; 0 = the whole application.
  key integer not null check (key >= 0),
  -- Whose head decides, and what the scope of a substitute is held against.
  department text not null,
  permit text,
  process_id text not null,
  kind text not null check (kind in ('pause', 'extend')),
  ground text,
  clock text check (clock in ('promised', 'statutory')),
  days integer check (days > 0),
  why text not null check (why <> ''),
  evidence json not null,
  expected_end timestamptz,
  limit_days integer check (limit_days > 0),
  asked_by uuid not null references people (id),
  asked_for uuid references people (id),
  asked_at timestamptz not null,
  decided_by uuid references people (id),
  decided_for uuid references people (id),
  decided_at timestamptz,
  reason text check (reason <> ''),
  command_id uuid,
  primary key (park_id, id),
  unique (park_id, command_id),
  foreign key (park_id, application_id) references applications (park_id, id),
  constraint clock_requests_of_kind check (
    case kind when 'pause' then num_nulls(ground, clock, days) = 2 and ground is not null
    else num_nulls(ground, clock, days) = 1 and ground is null end),
  constraint clock_requests_approved check (state <> 'approved' or command_id is not null),
  constraint clock_requests_refused check (state <> 'refused' or reason is not null),
  constraint clock_requests_decided check (state = 'asked' or decided_at is not null)
);
create unique index clock_requests_open on clock_requests (park_id, instance_id, key, kind, coalesce(clock, ''))
  where state = 'asked';
create index clock_requests_to_decide on clock_requests (park_id, department, asked_at) where state = 'asked';
create index clock_requests_by_place on clock_requests (park_id, instance_id, key);
create index clock_requests_by_asker on clock_requests (park_id, asked_by, asked_at);

select protect_park_table('clock_requests');
grant select, insert on clock_requests to siji_app;
grant update (state, decided_by, decided_for, decided_at, reason, command_id) on clock_requests to siji_app;
