-- 未实际运行 not run. 在协调节点、siji migrate 之后 on the coordinator, after siji migrate.
create extension if not exists citus;
select citus_set_coordinator_host('coordinator'), citus_add_node('worker1', 5432), citus_add_node('worker2', 5432);

-- 园区之外的表（api/outside-parks.ts）每个节点一份。Tables outside parks: a copy on every node.
select create_reference_table(name::regclass) from unnest(array['parks', 'people', 'credentials', 'sessions', 'enterprises',
  'enterprise_people', 'installation', 'migrations', 'settings', 'verification_codes', 'query_codes']) as name;

-- 其余按 park_id 分布、放在一起；被外键指着的在前。All others by park, beside each other; what is referred to comes first.
do $$
declare
  waiting oid[];
  ready oid;
begin
  select array_agg(c.oid) into waiting from pg_class c
  join pg_attribute a on a.attrelid = c.oid and a.attname = 'park_id'
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
    and not exists (select from pg_dist_partition p where p.logicalrelid = c.oid);
  while cardinality(waiting) > 0 loop
    select w into strict ready from unnest(waiting) as w
    where not exists (select from pg_constraint f
      where f.contype = 'f' and f.conrelid = w and f.confrelid = any(waiting) and f.confrelid <> w) limit 1;
    perform create_distributed_table(ready::regclass, 'park_id');
    waiting := array_remove(waiting, ready);
  end loop;
end $$;
select create_distributed_function('siji_now()');
