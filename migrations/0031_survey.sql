-- 联合勘验: one appointment for all departments; each department's part of it, its photos, and its signature, which holds
-- the results as they were signed and is never changed.
create table survey_appointments (
  park_id uuid not null references parks (id),
  id uuid not null,
  application_id uuid not null,
  instance_id uuid not null,
  task_key integer not null,
  state text not null check (state in ('proposed', 'confirmed', 'moved', 'held')),
  address text not null check (address <> ''),
  contact text not null check (contact <> ''),
  phone text not null check (phone <> ''),
  starts_at timestamptz,
  ends_at timestamptz,
  moved_because text,
  changed_by uuid not null references people (id),
  changed_at timestamptz not null,
  primary key (park_id, id),
  unique (park_id, instance_id, task_key),
  check ((state = 'proposed') = (starts_at is null)),
  check ((starts_at is null) = (ends_at is null)),
  check (state <> 'moved' or moved_because <> '')
);
create index survey_appointments_by_application on survey_appointments (park_id, application_id);

create table survey_times (
  park_id uuid not null references parks (id),
  appointment_id uuid not null,
  id uuid not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  withdrawn boolean not null default false,
  primary key (park_id, id),
  foreign key (park_id, appointment_id) references survey_appointments (park_id, id),
  check (starts_at < ends_at)
);
create index survey_times_by_appointment on survey_times (park_id, appointment_id, starts_at);

create table survey_time_answers (
  park_id uuid not null references parks (id),
  time_id uuid not null,
  party text not null check (party <> ''),
  suits boolean not null,
  person_id uuid not null references people (id),
  answered_at timestamptz not null,
  primary key (park_id, time_id, party),
  foreign key (park_id, time_id) references survey_times (park_id, id)
);

create table survey_items (
  park_id uuid not null references parks (id),
  instance_id uuid not null,
  task_key integer not null,
  code text not null,
  version integer not null check (version > 0),
  result text not null check (result in ('', 'conforms', 'doesNotConform', 'notApplicable')),
  note text not null,
  how_to_fix text not null,
  person_id uuid not null references people (id),
  saved_at timestamptz not null,
  primary key (park_id, instance_id, task_key, code)
);

create table survey_photos (
  park_id uuid not null references parks (id),
  id uuid not null,
  application_id uuid not null,
  instance_id uuid not null,
  task_key integer not null,
  code text not null,
  sha256 text not null,
  bytes bigint not null,
  media_type text not null check (media_type in ('image/jpeg', 'image/png')),
  taken_by uuid not null references people (id),
  received_at timestamptz not null,
  primary key (park_id, id)
);
create index survey_photos_by_task on survey_photos (park_id, instance_id, task_key, code);

create table survey_signatures (
  park_id uuid not null references parks (id),
  command_id uuid not null,
  application_id uuid not null,
  instance_id uuid not null,
  task_key integer not null,
  results json not null,
  officials json not null,
  attended_by text not null,
  signed_name text not null check (signed_name <> ''),
  drawing text not null check (drawing ~ '^(M[0-9]+ [0-9]+(L[0-9]+ [0-9]+)*)*$'),
  signed_by uuid not null references people (id),
  signed_at timestamptz not null,
  primary key (park_id, command_id)
);
create index survey_signatures_by_task on survey_signatures (park_id, instance_id, task_key);
create index survey_signatures_by_application on survey_signatures (park_id, application_id);

select protect_park_table(name::regclass)
from unnest(array['survey_appointments', 'survey_times', 'survey_time_answers', 'survey_items', 'survey_photos',
  'survey_signatures']) as name;

grant select, insert, update (state, address, contact, phone, starts_at, ends_at, moved_because, changed_by, changed_at)
  on survey_appointments to siji_app;
grant select, insert, update (withdrawn) on survey_times to siji_app;
grant select, insert, update (suits, person_id, answered_at) on survey_time_answers to siji_app;
grant select, insert, update (version, result, note, how_to_fix, person_id, saved_at) on survey_items to siji_app;
grant select, insert, delete on survey_photos to siji_app;
grant select, insert on survey_signatures to siji_app;

-- 整改: how the enterprise shows that what a notice asks has been mended; and the one extension of its deadline.
create table rectifications (
  park_id uuid not null references parks (id),
  notice_id uuid not null,
  finding_id uuid not null,
  application_id uuid not null,
  words text not null,
  is_rectified boolean not null,
  person_id uuid not null references people (id),
  saved_at timestamptz not null,
  primary key (park_id, notice_id, finding_id),
  foreign key (park_id, notice_id) references notices (park_id, id),
  foreign key (park_id, finding_id) references findings (park_id, id)
);

create table rectification_media (
  park_id uuid not null references parks (id),
  id uuid not null,
  application_id uuid not null,
  notice_id uuid not null,
  finding_id uuid not null,
  sha256 text not null,
  bytes bigint not null,
  media_type text not null check (media_type in ('image/jpeg', 'image/png', 'video/mp4', 'video/webm')),
  file_name text not null,
  poster_sha256 text,
  provided_by uuid not null references people (id),
  provided_at timestamptz not null,
  primary key (park_id, id),
  foreign key (park_id, notice_id) references notices (park_id, id),
  foreign key (park_id, finding_id) references findings (park_id, id)
);
create index rectification_media_by_application on rectification_media (park_id, application_id, finding_id);

create table rectification_extensions (
  park_id uuid not null references parks (id),
  notice_id uuid not null,
  application_id uuid not null,
  reason text not null check (reason <> ''),
  requested_by uuid not null references people (id),
  requested_at timestamptz not null,
  decision text check (decision in ('granted', 'refused')),
  decision_reason text,
  command_id uuid,
  answer_by timestamptz,
  decided_by uuid references people (id),
  decided_at timestamptz,
  primary key (park_id, notice_id),
  foreign key (park_id, notice_id) references notices (park_id, id),
  check ((decision is null) = (decided_by is null)),
  check ((decision is not distinct from 'granted') = (answer_by is not null))
);
create index rectification_extensions_by_application on rectification_extensions (park_id, application_id);

select protect_park_table(name::regclass)
from unnest(array['rectifications', 'rectification_media', 'rectification_extensions']) as name;

grant select, insert, update (words, is_rectified, person_id, saved_at) on rectifications to siji_app;
grant select, insert, update (poster_sha256), delete on rectification_media to siji_app;
grant select, insert, update (decision, decision_reason, command_id, answer_by, decided_by, decided_at)
  on rectification_extensions to siji_app;
