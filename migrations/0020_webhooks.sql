-- Addresses of other systems to which a park's events are sent. reached = the last number that has become deliveries. The
-- secrets are sealed with the key file; the one before is signed with too until previous_until, while it is exchanged.
-- What is said of time here is real time.
create table webhooks (
  park_id uuid not null,
  id uuid not null,
  name text not null check (name <> ''),
  url text not null,
  events json not null,
  audience text not null check (audience in ('outside', 'park')),
  is_active boolean not null default true,
  switched_off text check (switched_off in ('manager', 'gone')),
  secret bytea not null,
  previous_secret bytea,
  previous_until timestamptz,
  reached bigint not null check (reached >= 0),
  delivered_at timestamptz,
  failed_at timestamptz,
  problem text,
  created_at timestamptz not null default clock_timestamp(),
  changed_at timestamptz not null default clock_timestamp(),
  changed_by uuid not null references people (id),
  primary key (park_id, id),
  check (is_active = (switched_off is null)),
  check ((previous_secret is null) = (previous_until is null))
);

-- What is still to be sent, and what nobody took: what has been taken is gone from here. attempt counts how often it was
-- on lease and fences those who come late; tries counts failures since it was last asked for.
create table webhook_deliveries (
  park_id uuid not null,
  webhook_id uuid not null,
  number bigint not null,
  id uuid not null,
  instance_id uuid not null,
  body text not null,
  state text not null default 'pending' check (state in ('pending', 'dead')),
  tries integer not null default 0 check (tries >= 0),
  attempt integer not null default 0 check (attempt >= 0),
  due_at timestamptz not null default clock_timestamp(),
  leased_until timestamptz,
  problem text,
  failed_at timestamptz,
  primary key (park_id, webhook_id, number),
  foreign key (park_id, webhook_id) references webhooks (park_id, id) on delete cascade
);
create index webhook_deliveries_by_instance on webhook_deliveries (park_id, webhook_id, instance_id, number);
create index webhook_deliveries_due on webhook_deliveries (park_id, webhook_id, due_at) where state = 'pending';

select protect_park_table(name::regclass) from unnest(array['webhooks', 'webhook_deliveries']) as name;

grant select, insert, update, delete on webhooks, webhook_deliveries to siji_app;

-- Parks in which something is to be sent or made ready, so that nobody has to look into each.
create function parks_with_webhook_work() returns setof uuid language sql stable security definer
  set search_path = public, pg_temp as $$
  select w.park_id from webhooks w join event_counters c on c.park_id = w.park_id and c.last_number > w.reached
  where w.is_active
  union
  select w.park_id from webhooks w
  where w.is_active and exists (
    select from webhook_deliveries d where d.park_id = w.park_id and d.webhook_id = w.id and d.state = 'pending'
      and d.due_at <= clock_timestamp())
$$;
revoke execute on function parks_with_webhook_work from public;
grant execute on function parks_with_webhook_work to siji_app;
