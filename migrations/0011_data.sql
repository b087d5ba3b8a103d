-- The data stores of a park (BPMN 2.0.2 §10.4.1): each holds one value, known by its name to every process of the park. It
-- is written in the statement that writes the step, and only if its revision is still the one that the step has read.
create table data_stores (
  park_id uuid not null,
  name text not null,
  revision integer not null,
  value json,
  written_at timestamptz not null,
  primary key (park_id, name)
);

select protect_park_table('data_stores', true);

grant select, insert, update on data_stores to siji_engine;

-- What a thrown message or signal carries.
alter table thrown_messages add column variables json;
