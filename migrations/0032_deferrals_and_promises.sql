-- 容缺受理、告知承诺 with what follows: their states, the commands that their follow-up processes still have to get, what
-- was done with permits after issue, and what an enterprise has on its record.

-- From acceptance on a process of its own follows an open deferral; follow_up_id is its instance. Dates count from
-- counted_from, and due_at is what the calendar said then. provided_at may be after the breach: then it came late.
alter table deferrals
  add column state text not null default 'open' check (state in ('open', 'fulfilled', 'breached', 'cancelled')),
  add column follow_up_id uuid,
  add column counted_from timestamptz,
  add column due_at timestamptz,
  add column provided_at timestamptz,
  add column ended_at timestamptz,
  add constraint deferrals_followed check (num_nulls(follow_up_id, counted_from, due_at) in (0, 3)),
  add constraint deferrals_ended check ((state = 'open') = (ended_at is null));
create unique index deferrals_follow_up on deferrals (park_id, follow_up_id);
create index deferrals_open on deferrals (park_id, application_id) where state = 'open';

-- Commands for follow-up processes, written with the change that they tell of and deleted once they have arrived.
create table unsent_follow_ups (
  park_id uuid not null references parks (id),
  command_id uuid not null,
  instance_id uuid not null,
  command json not null,
  tries integer not null default 0,
  written_at timestamptz not null,
  primary key (park_id, command_id)
);

-- 告知承诺: signed for one material of one permit; terms = what was read and signed, frozen.
create table promises (
  park_id uuid not null,
  id uuid not null,
  application_id uuid not null,
  code text not null,
  permit text not null,
  state text not null default 'signed' check (state in ('signed', 'verified', 'broken', 'fixed', 'punished')),
  terms json not null,
  signed_by uuid not null references people (id),
  signed_at timestamptz not null,
  permit_id uuid,
  follow_up_id uuid,
  verify_by timestamptz,
  mend_by timestamptz,
  primary key (park_id, id),
  unique (park_id, application_id, code, permit),
  foreign key (park_id, application_id) references applications (park_id, id),
  foreign key (park_id, permit_id) references permits (park_id, id),
  constraint promises_followed check (num_nulls(permit_id, follow_up_id, verify_by) in (0, 3))
);
create unique index promises_follow_up on promises (park_id, follow_up_id);
create index promises_signed on promises (park_id, application_id) where state = 'signed';

-- Who found what of a promise; moved_by null = the process that follows it.
create table promise_moves (
  park_id uuid not null,
  id uuid not null,
  promise_id uuid not null,
  move text not null check (move <> ''),
  words text not null check (words <> ''),
  moved_by uuid references people (id),
  moved_at timestamptz not null,
  primary key (park_id, id),
  foreign key (park_id, promise_id) references promises (park_id, id)
);
create index promise_moves_promise on promise_moves (park_id, promise_id, moved_at);

-- Attempts to promise what may not be promised.
create table promise_refusals (
  park_id uuid not null,
  id uuid not null,
  application_id uuid not null,
  code text not null,
  person_id uuid not null references people (id),
  refusal text not null check (refusal <> ''),
  refused_at timestamptz not null,
  primary key (park_id, id),
  foreign key (park_id, application_id) references applications (park_id, id)
);

-- What was done with a permit after its issue (行政许可法 art. 69); cause = what a rule did it for, null = a person did it.
create table permit_moves (
  park_id uuid not null,
  id uuid not null,
  permit_id uuid not null,
  application_id uuid not null,
  move text not null check (move in ('suspendUse', 'restore', 'revoke')),
  reason text not null check (reason <> ''),
  legal_basis text not null check (legal_basis <> ''),
  moved_by uuid references people (id),
  cause text,
  notice_id uuid not null,
  moved_at timestamptz not null,
  primary key (park_id, id),
  foreign key (park_id, permit_id) references permits (park_id, id),
  foreign key (park_id, notice_id) references notices (park_id, id),
  constraint permit_moves_by_somebody check (num_nonnulls(moved_by, cause) = 1)
);
create index permit_moves_permit on permit_moves (park_id, permit_id, moved_at);
create index permit_moves_application on permit_moves (park_id, application_id);

-- 信用记录; both days included. source = what it is for, so that it is written once.
create table credit_records (
  park_id uuid not null references parks (id),
  id uuid not null,
  enterprise_id uuid not null references enterprises (id),
  kind text not null check (kind in ('deferralBreached', 'promiseBroken', 'promiseFalse', 'yellowCard', 'redCard')),
  bars_deferral boolean not null,
  bars_promise boolean not null,
  source text not null check (source <> ''),
  application_id uuid,
  why text not null check (why <> ''),
  from_on date not null,
  until_on date not null check (until_on >= from_on),
  primary key (park_id, id),
  unique (park_id, source),
  foreign key (park_id, application_id) references applications (park_id, id)
);
create index credit_records_enterprise on credit_records (park_id, enterprise_id, until_on);

select protect_park_table(name::regclass) from unnest(array[
  'unsent_follow_ups', 'promises', 'promise_moves', 'promise_refusals', 'permit_moves', 'credit_records'
]) as name;

grant update (state, follow_up_id, counted_from, due_at, provided_at, ended_at) on deferrals to siji_app;
grant select, insert, delete on unsent_follow_ups to siji_app;
grant update (tries) on unsent_follow_ups to siji_app;
grant select, insert, delete on promises to siji_app;
grant update (state, permit_id, follow_up_id, verify_by, mend_by) on promises to siji_app;
grant select, insert on promise_moves, promise_refusals, permit_moves, credit_records to siji_app;
