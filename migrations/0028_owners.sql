-- Whoever had ruled after how many working days a task is given to somebody, means as many days of eight office hours.
update ladder_rules set rules = (rules::jsonb - 'assignAfterDays' || jsonb_build_object('assignAfterHours',
  case when rules->>'assignAfterDays' is null then null
    else least(80, greatest(1, 8 * (rules->>'assignAfterDays')::int)) end))::json;

-- Who sees what nobody is there for, without a look at every rung there is.
create index ladder_rungs_unowned on ladder_rungs (park_id, instance_id, task_key) where rung in ('unowned', 'unownedStill');
