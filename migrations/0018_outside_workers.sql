-- Work that programs outside take up, and what a park says of each type of job.

-- Which program has the job on lease; null = a handler of a node, or nobody.
alter table jobs add column worker text;

-- Jobs are looked for by type: one type that is paused or has nobody must not stand before all others.
create index jobs_by_type on jobs (job_type, run_at) where retries > 0;
drop index jobs_by_run;

-- A type without a row is neither paused nor bounded. at_most = how many may be worked on at the same time, everywhere.
create table job_types (
  park_id uuid not null,
  job_type text not null check (job_type <> ''),
  is_paused boolean not null default false,
  at_most integer check (at_most between 1 and 10000),
  changed_at timestamptz not null default clock_timestamp(),
  changed_by uuid not null references people (id),
  primary key (park_id, job_type)
);
select protect_park_table('job_types', true);
grant select, insert, update on job_types to siji_app;
-- Changes nothing: locking a row while the jobs of its type are counted takes this right.
grant select, update (changed_at) on job_types to siji_engine;

grant select (job_type, retries, attempt, run_at, leased_until, worker) on jobs to siji_app;

-- The account of a program: it takes up jobs and nothing else.
alter table memberships drop constraint memberships_post_check, add constraint memberships_post_check check
  (post in ('windowClerk', 'reviewer', 'checker', 'signatory', 'manager', 'overseer', 'assistant', 'worker'));
