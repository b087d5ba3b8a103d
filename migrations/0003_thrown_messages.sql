-- Messages that throw events put out and that have not been brought to anybody yet, written in the statement that writes
-- the step. position counts within one command; together with the revision it is the order in which they were thrown.
-- leased_until is real time.
create table thrown_messages (
  park_id uuid not null,
  instance_id uuid not null,
  revision integer not null,
  position integer not null,
  root_instance_id uuid not null,
  node text not null,
  name text not null,
  correlation_key text,
  thrown_at timestamptz not null,
  leased_until timestamptz,
  primary key (park_id, instance_id, revision, position)
);
create index thrown_messages_by_time on thrown_messages (thrown_at);

select protect_park_table('thrown_messages', true);

grant select, insert, update, delete on thrown_messages to siji_engine;
