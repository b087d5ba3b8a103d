-- Most instances are their own root: an index by root holds only those that another instance called, and whoever looks
-- for a root looks by the key as well (engine/store/of-root.ts). A step writes two entries less.
drop index tasks_by_root;
create index tasks_by_root on tasks (root_instance_id, park_id) where root_instance_id <> instance_id;
drop index ended_tasks_by_root;
create index ended_tasks_by_root on ended_tasks (root_instance_id, park_id) where root_instance_id <> instance_id;
drop index process_instances_by_root;
create index process_instances_by_root on process_instances (root_instance_id, park_id) where root_instance_id <> id;

-- Tasks name people as text.
create index people_by_text on people ((id::text));
