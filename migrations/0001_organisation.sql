-- Parks, their departments and permits, people, enterprises, sessions. Written by hand: policies and grants are things
-- that a generator cannot write. Outside parks (`api/outside-parks.ts`): parks, people, credentials, sessions,
-- enterprises, enterprise_people, installation. Everything else begins with park_id and stands under row-level security.

create table parks (
  id uuid primary key,
  slug text not null unique check (slug ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
  name text not null check (name <> ''),
  zone text not null,
  closing_time text not null check (closing_time ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  created_at timestamptz not null default clock_timestamp()
);

create table people (
  id uuid primary key,
  name text not null check (name <> ''),
  is_administrator boolean not null default false,
  identity_number_encrypted bytea,
  mobile_encrypted bytea,
  created_at timestamptz not null default clock_timestamp()
);

create table credentials (
  person_id uuid primary key references people (id),
  account text not null unique check (account ~ '^[a-z0-9][a-z0-9._-]{1,62}$'),
  password_hash text not null,
  changed_at timestamptz not null default clock_timestamp()
);

-- The token itself is known to its holder only. Sessions live by the real clock, never by virtual time.
create table sessions (
  id uuid primary key,
  token_hash bytea not null unique check (length(token_hash) = 32),
  person_id uuid not null references people (id),
  carried_by text not null check (carried_by in ('cookie', 'bearer')),
  address text not null,
  user_agent text not null,
  created_at timestamptz not null default clock_timestamp(),
  seen_at timestamptz not null default clock_timestamp(),
  ends_at timestamptz not null
);

create index sessions_person on sessions (person_id);

create table enterprises (
  id uuid primary key,
  credit_code text not null unique,
  name text not null check (name <> ''),
  legal_representative text not null,
  representative_id_encrypted bytea,
  registered_address text not null,
  created_at timestamptz not null default clock_timestamp()
);

create table enterprise_people (
  enterprise_id uuid not null references enterprises (id),
  person_id uuid not null references people (id),
  relation text not null check (relation in ('owner', 'filer')),
  primary key (enterprise_id, person_id)
);

create index enterprise_people_person on enterprise_people (person_id);

-- One row: which key encrypts personal data, and whether the demonstration has been loaded.
create table installation (
  only_row boolean primary key default true check (only_row),
  key_fingerprint text not null,
  demo_loaded_at timestamptz
);

create table park_area_codes (
  park_id uuid not null references parks (id),
  area_code text not null check (area_code ~ '^[0-9]{6}$'),
  primary key (park_id, area_code)
);

create table departments (
  park_id uuid not null references parks (id),
  code text not null check (code ~ '^[a-z][a-z0-9-]*$'),
  name text not null check (name <> ''),
  name_en text not null check (name_en <> ''),
  kind text not null check (kind in ('authority', 'utility')),
  primary key (park_id, code)
);

-- Who decides and seals a permit in this park, and the number with which its counter begins.
create table park_permits (
  park_id uuid not null references parks (id),
  permit_type text not null check (permit_type ~ '^[a-z][a-z0-9-]*$'),
  issuing_authority text not null,
  first_number bigint not null default 1 check (first_number > 0),
  primary key (park_id, permit_type),
  foreign key (park_id, issuing_authority) references departments (park_id, code)
);

create table memberships (
  park_id uuid not null references parks (id),
  person_id uuid not null references people (id),
  department text not null,
  post text not null
    check (post in ('windowClerk', 'reviewer', 'checker', 'signatory', 'manager', 'overseer', 'assistant')),
  standing text not null check (standing in ('primary', 'deputy')),
  created_at timestamptz not null default clock_timestamp(),
  primary key (park_id, person_id, department, post),
  foreign key (park_id, department) references departments (park_id, code)
);

create index memberships_department on memberships (park_id, department, post);
create index memberships_person on memberships (person_id);

create table park_enterprises (
  park_id uuid not null references parks (id),
  enterprise_id uuid not null references enterprises (id),
  registered_at timestamptz not null default clock_timestamp(),
  primary key (park_id, enterprise_id)
);

create index park_enterprises_enterprise on park_enterprises (enterprise_id);

-- Answers of writes that send no command, by Idempotency-Key. Writes outside parks lie under the nil park.
create table idempotent_answers (
  park_id uuid not null,
  key uuid not null,
  person_id uuid not null references people (id),
  request_hash bytea not null check (length(request_hash) = 32),
  answer json not null,
  created_at timestamptz not null default clock_timestamp(),
  primary key (park_id, key)
);

create index idempotent_answers_created on idempotent_answers (park_id, created_at);

select protect_park_table(name::regclass) from unnest(array[
  'park_area_codes', 'departments', 'park_permits', 'memberships', 'park_enterprises', 'idempotent_answers'
]) as name;

-- A person may learn which parks they belong to before any park is named: reading only, their own rows only.
create policy memberships_own on memberships for select
  using (person_id = (select nullif(current_setting('siji.person', true), ''))::uuid);

create policy park_enterprises_own on park_enterprises for select
  using (enterprise_id in (
    select enterprise_id from enterprise_people
    where person_id = (select nullif(current_setting('siji.person', true), ''))::uuid));

grant select, insert, update on parks, people, credentials, enterprises, installation to siji_app;
grant select, insert, update, delete on sessions, enterprise_people to siji_app;
grant select, insert, update, delete on park_area_codes, memberships, park_enterprises to siji_app;
grant select, insert, update on departments, park_permits to siji_app;
grant select, insert, delete on idempotent_answers to siji_app;

-- The engine reckons deadlines by the park's zone and closing time.
grant select on parks to siji_engine;
