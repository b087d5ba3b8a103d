-- What an incident was stays readable when it is over: which revision ended it is who ended it and why.
create table ended_incidents (
  park_id uuid not null,
  instance_id uuid not null,
  key integer not null,
  -- Of the command that ended it.
  revision integer not null,
  root_instance_id uuid not null,
  node text not null,
  code text not null,
  message text not null,
  message_zh text not null,
  step text not null,
  raised_at timestamptz not null,
  ended_at timestamptz not null,
  primary key (park_id, instance_id, key, revision)
);
create index ended_incidents_by_end on ended_incidents (park_id, ended_at);

select protect_park_table('ended_incidents', true);
grant select, insert on ended_incidents to siji_engine;
grant select on ended_incidents to siji_app;

-- How far a chain of instances that wake each other has come, where this is not its first link.
alter table thrown_messages add column chain json;
