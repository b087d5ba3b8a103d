-- Suspensions that a process began by itself (siji:pause): of which the applicant has been told that they began or ended,
-- or that need not be told. What is not here is looked for among the clocks that still run or stand.
create table told_suspensions (
  park_id uuid not null references parks (id),
  instance_id uuid not null,
  suspension_id text not null,
  what text not null check (what in ('begun', 'ended')),
  primary key (park_id, instance_id, suspension_id, what)
);

-- What was before is not told late.
insert into told_suspensions (park_id, instance_id, suspension_id, what)
select distinct c.park_id, c.instance_id, e->>'id', w.what
from clocks c
cross join lateral json_array_elements(c.ledger->'suspensions') e
cross join (values ('begun'), ('ended')) as w (what)
where c.ended_at is null and e->>'id' like 'element-%' and (w.what = 'begun' or e->>'to' is not null);

create index clocks_stopped_by_models on clocks (instance_id, park_id)
  where ended_at is null and ledger::text like '%"element-%';

select protect_park_table('told_suspensions');
grant select, insert on told_suspensions to siji_app;
