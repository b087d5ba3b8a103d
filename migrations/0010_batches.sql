-- One intervention in many instances: what is to be done, by whom and why, and how far it has come. leased_until is real
-- time: the node that works on it, or another one after that.
create table batches (
  park_id uuid not null,
  id uuid not null,
  act json not null,
  selection json not null,
  reason text not null check (reason <> ''),
  ordered_by uuid not null references people (id),
  ordered_at timestamptz not null,
  state text not null check (state in ('running', 'done', 'cancelled')),
  ended_at timestamptz,
  leased_until timestamptz,
  primary key (park_id, id)
);
create index batches_running on batches (park_id, ordered_at) where state = 'running';

-- Each instance of a batch, in the order in which they are taken. Why it was refused stands beside it.
create table batch_items (
  park_id uuid not null,
  batch_id uuid not null,
  position integer not null check (position > 0),
  instance_id uuid not null,
  state text not null check (state in ('waiting', 'done', 'refused')),
  code text,
  message text,
  message_zh text,
  settled_at timestamptz,
  primary key (park_id, batch_id, position),
  unique (park_id, batch_id, instance_id),
  foreign key (park_id, batch_id) references batches (park_id, id),
  check ((state = 'refused') = (code is not null))
);
create index batch_items_waiting on batch_items (park_id, batch_id, position) where state = 'waiting';

select protect_park_table(name::regclass) from unnest(array['batches', 'batch_items']) as name;

grant select, insert on batches, batch_items to siji_app;
grant update (state, ended_at, leased_until) on batches to siji_app;
grant update (state, code, message, message_zh, settled_at) on batch_items to siji_app;

-- Instances are chosen by what they wait at.
grant select (park_id, instance_id, node) on timers, jobs, subscriptions to siji_app;
