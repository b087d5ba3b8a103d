-- What has come of all that a parallel multiple start event waits for (BPMN 2.0.2 §10.5.2), for each instance that it will
-- start. One that is complete is started by whoever finds it, under a command id that follows from the instance.
create table collected_starts (
  park_id uuid not null,
  instance_id uuid not null,
  process_id text not null,
  definition_hash text not null,
  node text not null,
  correlation_key text,
  parts json not null,
  variables json not null,
  is_complete boolean not null,
  opened_at timestamptz not null,
  primary key (park_id, instance_id)
);
create index collected_starts_by_event on collected_starts (park_id, process_id, node, definition_hash, instance_id);
create index collected_starts_complete on collected_starts (opened_at) where is_complete;

select protect_park_table('collected_starts', true);

grant select, insert, update, delete on collected_starts to siji_engine;
