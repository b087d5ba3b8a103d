-- The partitions of one month by themselves, for a copy brings months with it that lie behind; gives how many were added.
create function add_month(month timestamptz) returns integer language plpgsql security definer
  set search_path = public, pg_temp as $$
declare
  parent text;
  partition text;
  start timestamptz := date_trunc('month', month, 'UTC');
  added integer := 0;
begin
  foreach parent in array array['journal', 'ended_tasks'] loop
    partition := parent || to_char(start at time zone 'UTC', '_YYYY_MM');
    continue when to_regclass(partition) is not null;
    execute format('create table %I partition of %I for values from (%L) to (%L)', partition, parent,
      first_id_of(start), first_id_of(date_trunc('month', start at time zone 'UTC' + interval '1 month') at time zone 'UTC'));
    perform protect_park_table(partition::regclass, true);
    added := added + 1;
  end loop;
  return added;
end $$;
revoke execute on function add_month from public;

create or replace function add_partitions(months integer) returns integer language sql security definer
  set search_path = public, pg_temp as $$
  select coalesce(sum(add_month(date_trunc('month', clock_timestamp(), 'UTC') + make_interval(months => step))), 0)::integer
  from generate_series(0, months) as step
$$;
