-- What the engine keeps. Written by hand, because partitions, policies and grants are things that a generator cannot
-- write; engine/store/tables.ts mirrors the columns, and a test compares the two.
-- Every primary key, unique constraint and foreign key begins with park_id. Rows of an instance have the key
-- (park_id, instance_id, key), where key is counted inside the instance. Other indexes of the tables that a batch
-- writes begin with something else: as long as the planner knows nothing of a table, it takes any index on park_id for
-- as good as the key, and would then read all rows of the park for each one.

-- One row. Virtual time is for demonstrations: in production its offset is zero and stays so.
create table settings (
  singleton boolean primary key default true check (singleton),
  mode text not null check (mode in ('demo', 'production')),
  time_offset interval not null default interval '0',
  constraint production_time_is_real check (mode = 'demo' or time_offset = interval '0')
);
grant select on settings to siji_engine, siji_app;
grant update (time_offset) on settings to siji_engine;

-- The time by which everything falls due.
create function siji_now() returns timestamptz language sql stable
  return now() + coalesce((select time_offset from settings), interval '0');

-- Row-level security of one table: the api sees one park, named by the setting siji.park; the owner, who migrates data,
-- and for its own tables the engine, whose batches mix parks, see all.
create function protect_park_table(name regclass, for_engine boolean default false) returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', name);
  execute format('alter table %s force row level security', name);
  execute format('create policy park on %s to siji_app
    using (park_id = (select nullif(current_setting(''siji.park'', true), ''''))::uuid)
    with check (park_id = (select nullif(current_setting(''siji.park'', true), ''''))::uuid)', name);
  execute format('create policy owner on %s to siji_owner using (true) with check (true)', name);
  if for_engine then
    execute format('create policy engine on %s to siji_engine using (true) with check (true)', name);
  end if;
end $$;
revoke execute on function protect_park_table from public;

create table definitions (
  park_id uuid not null,
  process_id text not null,
  version integer not null,
  hash text not null,
  name text,
  deployed_at timestamptz not null,
  deployed_by text not null,
  note text not null,
  primary key (park_id, process_id, version)
);
create index definitions_by_hash on definitions (park_id, hash);

create table deployment_files (
  park_id uuid not null,
  hash text not null,
  path text not null,
  content bytea not null,
  primary key (park_id, hash, path)
);

-- Timer start events of the newest versions. next_instance_id makes sure that one due date starts one instance.
create table definition_timers (
  park_id uuid not null,
  process_id text not null,
  node text not null,
  definition_hash text not null,
  due_at timestamptz not null,
  repetitions integer not null,
  interval text,
  next_instance_id uuid not null,
  leased_until timestamptz,
  primary key (park_id, process_id, node)
);
create index definition_timers_by_due on definition_timers (due_at);

-- state is json and not jsonb: nothing looks inside, and rows of 2 kB stay out of the overflow table.
create table process_instances (
  park_id uuid not null,
  id uuid not null,
  root_instance_id uuid not null,
  process_id text not null,
  definition_hash text not null,
  business_key text,
  status text not null check (status in ('active', 'completed', 'terminated', 'cancelled')),
  revision integer not null,
  started_at timestamptz not null,
  changed_at timestamptz not null,
  ended_at timestamptz,
  journal_hash bytea not null,
  state json not null,
  primary key (park_id, id)
) with (fillfactor = 70, toast_tuple_target = 8160);
create index process_instances_by_process on process_instances (process_id, park_id, status);
create index process_instances_by_root on process_instances (root_instance_id, park_id);

-- One row per accepted command. hash = SHA-256 over previous_hash and the row's bytes (engine/store/journal-hash.ts).
-- Append-only. A month is a range of ids, for UUIDv7 sorts by time.
create table journal (
  park_id uuid not null,
  instance_id uuid not null,
  revision integer not null,
  root_instance_id uuid not null,
  command_id uuid not null,
  at timestamptz not null,
  actor json not null,
  command json not null,
  events json not null,
  previous_hash bytea not null,
  hash bytea not null,
  hash_algorithm text not null check (hash_algorithm in ('sha256')),
  primary key (park_id, instance_id, revision),
  constraint journal_command_once unique (park_id, instance_id, command_id)
) partition by range (instance_id);
create table journal_default partition of journal default;

create view journalled_commands with (security_invoker = true) as
  select park_id, instance_id, command_id, revision, at from journal;

create table tasks (
  park_id uuid not null,
  instance_id uuid not null,
  key integer not null,
  root_instance_id uuid not null,
  process_id text not null,
  node text not null,
  name text,
  department text,
  post text,
  check_post text,
  form text,
  permit text,
  lane text,
  state text not null check (state in ('open', 'claimed', 'inCheck')),
  assignee text,
  answerer text,
  due_at timestamptz,
  opened_at timestamptz not null,
  primary key (park_id, instance_id, key)
) with (fillfactor = 80);
create index tasks_by_department on tasks (department, park_id, post, due_at);
create index tasks_by_assignee on tasks (assignee, park_id) where assignee is not null;
create index tasks_by_root on tasks (root_instance_id, park_id);

create table ended_tasks (
  park_id uuid not null,
  instance_id uuid not null,
  key integer not null,
  root_instance_id uuid not null,
  process_id text not null,
  node text not null,
  name text,
  department text,
  post text,
  check_post text,
  form text,
  permit text,
  lane text,
  state text not null check (state in ('answered', 'cancelled')),
  assignee text,
  answerer text,
  checker text,
  due_at timestamptz,
  opened_at timestamptz not null,
  ended_at timestamptz not null,
  primary key (park_id, instance_id, key)
) partition by range (instance_id);
create table ended_tasks_default partition of ended_tasks default;
create index ended_tasks_by_root on ended_tasks (park_id, root_instance_id);

create table timers (
  park_id uuid not null,
  instance_id uuid not null,
  key integer not null,
  root_instance_id uuid not null,
  host integer not null,
  node text not null,
  due_at timestamptz not null,
  repetitions integer not null,
  interval text,
  leased_until timestamptz,
  primary key (park_id, instance_id, key)
) with (fillfactor = 80);
create index timers_by_due on timers (due_at);

-- run_at and leased_until are real time; a job without retries waits for its incident to be resolved.
create table jobs (
  park_id uuid not null,
  instance_id uuid not null,
  key integer not null,
  root_instance_id uuid not null,
  node text not null,
  job_type text not null,
  retries integer not null,
  attempt integer not null default 0,
  run_at timestamptz not null,
  leased_until timestamptz,
  primary key (park_id, instance_id, key)
) with (fillfactor = 80);
create index jobs_by_run on jobs (run_at) where retries > 0;

create table subscriptions (
  park_id uuid not null,
  instance_id uuid not null,
  key integer not null,
  root_instance_id uuid not null,
  host integer not null,
  node text not null,
  name text not null,
  correlation_key text,
  primary key (park_id, instance_id, key)
);
create index subscriptions_by_name on subscriptions (name, park_id, correlation_key);

-- Where a published message went, so that a repetition goes the same way.
create table published_messages (
  park_id uuid not null,
  id uuid not null,
  instance_id uuid not null,
  process_id text,
  definition_hash text,
  start_event text,
  published_at timestamptz not null,
  primary key (park_id, id),
  constraint starts_or_delivers check ((process_id is null) = (start_event is null))
);

create table incidents (
  park_id uuid not null,
  instance_id uuid not null,
  key integer not null,
  root_instance_id uuid not null,
  node text not null,
  code text not null,
  message text not null,
  message_zh text not null,
  step text not null check (step in ('activate', 'complete', 'leave', 'job')),
  raised_at timestamptz not null,
  primary key (park_id, instance_id, key)
);
create index incidents_by_root on incidents (root_instance_id, park_id);

-- position counts within one command; the latest of a root gives an application its state.
create table milestones (
  park_id uuid not null,
  root_instance_id uuid not null,
  instance_id uuid not null,
  revision integer not null,
  position integer not null,
  name text not null,
  node text not null,
  at timestamptz not null,
  primary key (park_id, instance_id, revision, position)
);
create index milestones_by_root on milestones (park_id, root_instance_id, at, revision, position);

select protect_park_table(name::regclass, true) from unnest(array[
  'definitions', 'deployment_files', 'definition_timers', 'process_instances', 'journal', 'journal_default', 'tasks',
  'ended_tasks', 'ended_tasks_default', 'timers', 'jobs', 'subscriptions', 'published_messages', 'incidents', 'milestones'
]) as name;

-- The engine writes; the journal and what has ended take no change. Partitions are granted to nobody.
grant select, insert on definitions, deployment_files, journal, ended_tasks, milestones to siji_engine;
grant select, insert, update on process_instances to siji_engine;
grant select, insert, update, delete on
  tasks, timers, jobs, subscriptions, published_messages, incidents, definition_timers to siji_engine;

-- The api reads, and never the state.
grant select on definitions, journal, journalled_commands, tasks, ended_tasks, incidents, milestones to siji_app;
grant select (park_id, id, root_instance_id, process_id, definition_hash, business_key, status, revision, started_at,
  changed_at, ended_at) on process_instances to siji_app;

-- Adds what is missing of this month's partitions and those of the months to come; gives how many it added.
create function add_partitions(months integer) returns integer language plpgsql security definer
  set search_path = public, pg_temp as $$
declare
  parent text;
  month timestamptz;
  partition text;
  added integer := 0;
begin
  foreach parent in array array['journal', 'ended_tasks'] loop
    for step in 0 .. months loop
      month := date_trunc('month', clock_timestamp(), 'UTC') + make_interval(months => step);
      partition := parent || to_char(month at time zone 'UTC', '_YYYY_MM');
      continue when to_regclass(partition) is not null;
      execute format('create table %I partition of %I for values from (%L) to (%L)', partition, parent,
        first_id_of(month), first_id_of(date_trunc('month', month, 'UTC') + interval '1 month'));
      perform protect_park_table(partition::regclass, true);
      added := added + 1;
    end loop;
  end loop;
  return added;
end $$;

-- The smallest UUIDv7 of an instant: 48 bits of milliseconds, then zeros.
create function first_id_of(instant timestamptz) returns uuid language sql stable
  return rpad(lpad(to_hex((extract(epoch from instant) * 1000)::bigint), 12, '0'), 32, '0')::uuid;

revoke execute on function add_partitions from public;
grant execute on function add_partitions to siji_engine;
