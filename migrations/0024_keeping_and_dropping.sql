-- A journal that is being put into this database: after a kill the same file goes on, and no other.
create table journal_imports (
  park_id uuid primary key,
  digest text not null,
  began_at timestamptz not null default clock_timestamp(),
  ended_at timestamptz
);

-- What was exported: everything that had happened in the park by then is in a signed file.
create table journal_exports (
  park_id uuid not null,
  digest text not null,
  file text not null,
  taken_at timestamptz not null,
  instances integer not null,
  entries integer not null,
  primary key (park_id, digest)
);

-- How many days ended instances stay with their journal, tasks and events.
create table retention_policies (
  park_id uuid primary key,
  keep_days integer not null check (keep_days >= 1825),
  is_daily boolean not null,
  reason text not null check (reason <> ''),
  set_by text not null,
  set_at timestamptz not null
);

-- Each time that something was dropped, or went on being dropped after a crash.
create table retention_runs (
  park_id uuid not null,
  id uuid not null,
  ended_before timestamptz not null,
  reason text not null check (reason <> ''),
  ordered_by text not null,
  ordered_at timestamptz not null,
  dropped integer not null default 0,
  entries integer not null default 0,
  finished_at timestamptz,
  primary key (park_id, id)
);

select protect_park_table(name::regclass, true)
from unnest(array['journal_imports', 'journal_exports', 'retention_policies', 'retention_runs']) as name;
grant select, insert, update on journal_imports to siji_engine;
grant select, insert on journal_exports to siji_engine;
grant select, insert, update on retention_policies, retention_runs to siji_app;
grant select on journal_exports to siji_app;

-- The journal grants no DELETE to anybody. This drops, for a run that says who and why, what ended before the run's day and
-- longer ago than the least time, whose whole family has ended, and which is in an export with its last change. It counts
-- into the run; gives how many instances were dropped.
create function drop_ended_instances(park uuid, run uuid, ids uuid[]) returns integer language plpgsql security definer
  set search_path = public, pg_temp as $$
declare
  exported timestamptz := (select max(taken_at) from journal_exports where park_id = park);
  before timestamptz;
  gone uuid[];
  rows integer;
begin
  select least(ended_before, siji_now() - interval '1825 days') into before
  from retention_runs where park_id = park and id = run and finished_at is null for update;
  select array_agg(p.id) into gone from process_instances p
  where p.park_id = park and p.id = any(ids) and p.ended_at < before and p.changed_at < exported
    and not exists (select from process_instances o
      where o.park_id = p.park_id and o.root_instance_id = p.root_instance_id and o.ended_at is null);
  if gone is null then return 0; end if;
  delete from ended_tasks where park_id = park and instance_id = any(gone);
  delete from ended_incidents where park_id = park and instance_id = any(gone);
  delete from milestones where park_id = park and instance_id = any(gone);
  delete from published_messages where park_id = park and instance_id = any(gone);
  delete from clocks where park_id = park and instance_id = any(gone);
  delete from journal where park_id = park and instance_id = any(gone);
  get diagnostics rows = row_count;
  delete from process_instances where park_id = park and id = any(gone);
  update retention_runs set dropped = dropped + cardinality(gone), entries = entries + rows where park_id = park and id = run;
  return cardinality(gone);
end $$;
revoke execute on function drop_ended_instances from public;
grant execute on function drop_ended_instances to siji_engine;

-- Months of the journal and of ended tasks in which nothing is left, three months back and earlier, go as a whole. A month
-- that somebody reads is left for another time: nobody who works waits for this longer than half a second.
create function drop_empty_months() returns integer language plpgsql security definer
  set search_path = public, pg_temp set lock_timeout = '500ms' as $$
declare
  partition text;
  is_filled boolean;
  dropped integer := 0;
begin
  for partition in
    select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
    where i.inhparent in ('journal'::regclass, 'ended_tasks'::regclass) and c.relname ~ '_\d{4}_\d{2}$'
      and to_date(right(c.relname, 7), 'YYYY_MM') < (clock_timestamp() - interval '3 months')::date
  loop
    begin
      execute format('select exists (select from %I)', partition) into is_filled;
      continue when is_filled;
      execute format('lock table %I in access exclusive mode', partition);
      execute format('select exists (select from %I)', partition) into is_filled;
      continue when is_filled;
      execute format('drop table %I', partition);
      dropped := dropped + 1;
    exception when lock_not_available then
      null;
    end;
  end loop;
  return dropped;
end $$;
revoke execute on function drop_empty_months from public;
grant execute on function drop_empty_months to siji_engine;
