import type { Sql } from 'postgres'

/**
 * Lets the whole clock of a database jump, that of leases too: for connections that are made after this. Gives what moves
 * it by so many hours, away from the true one.
 */
export async function fakeClock(superuser: Sql): Promise<(hours: number) => Promise<void>> {
  await superuser.unsafe(`
    create schema fake;
    grant usage on schema fake to public;
    create table fake.clock (wrong_by interval not null);
    insert into fake.clock values ('0');
    grant select on fake.clock to public;
    create function fake.clock_timestamp() returns timestamptz language sql volatile as
      $$ select pg_catalog.clock_timestamp() + (select wrong_by from fake.clock) $$;
    create function fake.now() returns timestamptz language sql stable as
      $$ select pg_catalog.now() + (select wrong_by from fake.clock) $$;
    create or replace function public.siji_now() returns timestamptz language sql stable
      return fake.now() + coalesce((select time_offset from public.settings), interval '0');
  `)
  const [row] = await superuser<[{ name: string }]>`select current_database() as name`
  // Names are looked up here first, and what the runtime calls now() and clock_timestamp() is then ours.
  await superuser.unsafe(`alter database ${row.name} set search_path = fake, public, pg_catalog`)
  return async (hours) => {
    await superuser`update fake.clock set wrong_by = ${hours} * interval '1 hour'`
  }
}
