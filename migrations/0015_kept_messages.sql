-- Messages that nobody waited for when they were published, kept until somebody does or until their time is over.
-- expires_at is virtual time; kept_at, which gives their order, and leased_until are real.
create table kept_messages (
  park_id uuid not null,
  id uuid not null,
  name text not null,
  correlation_key text,
  variables json not null,
  actor json not null,
  kept_at timestamptz not null,
  expires_at timestamptz not null,
  leased_until timestamptz,
  primary key (park_id, id)
);
create index kept_messages_in_order on kept_messages (name, park_id, correlation_key, kept_at, id);
create index kept_messages_by_end on kept_messages (expires_at);

select protect_park_table('kept_messages', true);

grant select, insert, update, delete on kept_messages to siji_engine;

-- Where messages went is forgotten after a while.
create index published_messages_by_time on published_messages (published_at);
