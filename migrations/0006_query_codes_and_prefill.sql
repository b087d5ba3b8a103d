-- Anyone who has an application's number and code may ask how it stands. Outside parks: whoever asks does not know which
-- park it is filed in, and numbers repeat between parks.
create table query_codes (
  number text not null check (number <> ''),
  code text not null check (code ~ '^[2-9A-HJKMNP-Z]{6}$'),
  park_id uuid not null references parks (id),
  application_id uuid not null,
  primary key (number, code),
  unique (application_id)
);

grant select, insert on query_codes to siji_app;

-- What a draft was filled in with when it was opened: by field key, where the value came from.
alter table applications add column prefilled json not null default '{}';
