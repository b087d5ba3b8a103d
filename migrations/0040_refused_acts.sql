-- What was refused to people stood in three tables of one kind: now it is one, with the step that it was about.
alter table refused_acts add column instance_id uuid, add column key integer;

insert into refused_acts (park_id, id, act, application_id, instance_id, key, subject, person_id, code, refused_at)
select c.park_id, c.id, case c.move when 'deleteEvidence' then c.move else c.move || 'Clock' end,
  coalesce(i.root_instance_id, c.instance_id), c.instance_id, c.key, nullif(c.ground, ''), c.person_id, c.code, c.refused_at
from clock_refusals c
left join process_instances i on i.park_id = c.park_id and i.id = c.instance_id
on conflict do nothing;

insert into refused_acts (park_id, id, act, application_id, subject, person_id, code, refused_at)
select park_id, id, 'signPromise', application_id, code, person_id, refusal, refused_at from promise_refusals
on conflict do nothing;

drop table clock_refusals;
drop table promise_refusals;

create index refused_acts_by_application on refused_acts (park_id, application_id, refused_at desc);
