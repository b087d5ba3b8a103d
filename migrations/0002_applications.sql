-- Applications, their materials, what people write, permits and their numbers. Written by hand: policies and grants are
-- things that a generator cannot write. Outside parks: verification_codes. Everything else begins with park_id and
-- stands under row-level security. What has been submitted, answered, notified or issued is never changed.

-- One project code for life (项目代码).
create table projects (
  park_id uuid not null references parks (id),
  id uuid not null,
  code text not null,
  name text not null check (name <> ''),
  enterprise_id uuid not null references enterprises (id),
  created_at timestamptz not null,
  primary key (park_id, id),
  unique (park_id, code)
);

-- No state: that is the latest milestone of the instance of the same id. form is what has been typed so far; personal
-- fields lie encrypted in personal_encrypted.
create table applications (
  park_id uuid not null references parks (id),
  id uuid not null,
  number text,
  process_id text not null,
  -- The deployment whose form is being filled; the instance runs the one that its first submission names.
  definition_hash text not null,
  enterprise_id uuid not null references enterprises (id),
  project_id uuid,
  form json not null,
  personal_encrypted bytea,
  form_revision integer not null default 1,
  created_by uuid not null references people (id),
  created_at timestamptz not null,
  promised_by uuid references people (id),
  promised_at timestamptz,
  primary key (park_id, id),
  unique (park_id, number),
  foreign key (park_id, project_id) references projects (park_id, id)
);
create index applications_enterprise on applications (park_id, enterprise_id, created_at);

-- Numbers of applications, one row a day; locked by whoever takes the next.
create table application_counters (
  park_id uuid not null references parks (id),
  day date not null,
  last integer not null check (last > 0),
  primary key (park_id, day)
);

-- What was submitted, frozen. It counts once its command is in the journal; a refused one stays, with the reason.
create table submissions (
  park_id uuid not null,
  command_id uuid not null,
  application_id uuid not null,
  round integer not null check (round > 0),
  definition_hash text not null,
  form json not null,
  personal_encrypted bytea,
  materials json not null,
  -- The command that it stands for, so that a sweep can send it again: type and variables, routing facts only.
  command json not null,
  submitted_by uuid not null references people (id),
  on_behalf_of uuid references enterprises (id),
  received_at timestamptz not null,
  refused_code text,
  refused_at timestamptz,
  primary key (park_id, command_id),
  foreign key (park_id, application_id) references applications (park_id, id)
);
create unique index submissions_round on submissions (park_id, application_id, round) where refused_code is null;

-- Submissions that may still have to be sent again; the sweep empties it.
create table unsent_submissions (
  park_id uuid not null,
  command_id uuid not null,
  primary key (park_id, command_id),
  foreign key (park_id, command_id) references submissions (park_id, command_id)
);

-- One file that proves one thing; replacing makes the next version, and the old one is kept.
create table materials (
  park_id uuid not null,
  id uuid not null,
  application_id uuid not null,
  code text not null,
  version integer not null check (version > 0),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  bytes bigint not null check (bytes > 0),
  media_type text not null,
  file_name text not null check (file_name <> ''),
  provided_by uuid not null references people (id),
  provided_at timestamptz not null,
  primary key (park_id, id),
  unique (park_id, application_id, code, version),
  foreign key (park_id, application_id) references applications (park_id, id)
);

-- 容缺受理: a minor material promised for later, signed.
create table deferrals (
  park_id uuid not null,
  application_id uuid not null,
  code text not null,
  days integer not null check (days > 0),
  signed_by uuid not null references people (id),
  signed_at timestamptz not null,
  primary key (park_id, application_id, code),
  foreign key (park_id, application_id) references applications (park_id, id)
);

-- What a person wrote with a command on a task; it counts once the command is in the journal.
create table answers (
  park_id uuid not null,
  command_id uuid not null,
  application_id uuid not null,
  instance_id uuid not null,
  task_key integer not null,
  kind text not null check (kind in ('answer', 'confirm', 'sendBack')),
  person_id uuid not null references people (id),
  permit text,
  outcome text,
  reason text,
  legal_basis text,
  words json not null,
  written_at timestamptz not null,
  primary key (park_id, command_id),
  foreign key (park_id, application_id) references applications (park_id, id)
);
create index answers_task on answers (park_id, instance_id, task_key);
create index answers_application on answers (park_id, application_id);

-- One thing that is wrong (问题), with its rule; invisible to the applicant until a notice carries it.
create table findings (
  park_id uuid not null,
  id uuid not null,
  command_id uuid not null,
  position integer not null,
  application_id uuid not null,
  permit text,
  material text,
  field text,
  what_is_wrong text not null check (what_is_wrong <> ''),
  how_to_fix text not null check (how_to_fix <> ''),
  rule text,
  primary key (park_id, id),
  unique (park_id, command_id, position),
  foreign key (park_id, command_id) references answers (park_id, command_id)
);
create index findings_application on findings (park_id, application_id);

-- 告知书: formal, to the applicant; one per job, however often the job is tried.
create table notices (
  park_id uuid not null,
  id uuid not null,
  application_id uuid not null,
  instance_id uuid not null,
  job_key integer not null,
  kind text not null,
  audience text not null check (audience in ('applicant', 'department')),
  department text,
  permit text,
  title text not null,
  body text not null,
  answer_by timestamptz,
  sent_at timestamptz not null,
  primary key (park_id, id),
  unique (park_id, instance_id, job_key),
  foreign key (park_id, application_id) references applications (park_id, id)
);
create index notices_application on notices (park_id, application_id, sent_at);

create table notice_items (
  park_id uuid not null,
  notice_id uuid not null,
  position integer not null,
  finding_id uuid not null,
  primary key (park_id, notice_id, position),
  unique (park_id, finding_id),
  foreign key (park_id, notice_id) references notices (park_id, id),
  foreign key (park_id, finding_id) references findings (park_id, id)
);

-- The last number that was given. Locked by the issuing transaction: no number is skipped and none given twice.
create table number_counters (
  park_id uuid not null references parks (id),
  issuing_authority text not null,
  permit_type text not null,
  -- The year, or area and day, as the scheme says: 2024, 430302-2024-04-25.
  period text not null,
  last bigint not null check (last > 0),
  primary key (park_id, issuing_authority, permit_type, period)
);

create table permits (
  park_id uuid not null,
  id uuid not null,
  application_id uuid not null,
  permit_type text not null,
  permit text not null,
  generation integer not null default 1 check (generation > 0),
  -- Its place in the legal order within the application, counted from 1.
  position integer not null check (position > 0),
  issuing_authority text not null,
  number text not null,
  counter_period text not null,
  counter_value bigint not null check (counter_value > 0),
  state text not null check (state in (
    'drafted', 'signed', 'issued', 'useSuspended', 'superseded', 'revoked', 'cancelled', 'expired', 'discarded')),
  -- What is printed, frozen at issue.
  printed json not null,
  verification_code text not null,
  check_word text not null,
  issued_at timestamptz not null,
  primary key (park_id, id),
  unique (park_id, application_id, permit_type, generation),
  unique (park_id, number),
  unique (park_id, issuing_authority, permit_type, counter_period, counter_value),
  foreign key (park_id, application_id) references applications (park_id, id)
);
create index permits_application on permits (park_id, application_id, position);

-- The combined PDF of an application; `code` verifies the document as a whole.
create table combined_permits (
  park_id uuid not null,
  application_id uuid not null,
  generation integer not null default 1,
  code text not null,
  sha256 text check (sha256 ~ '^[0-9a-f]{64}$'),
  bytes bigint,
  issued_at timestamptz not null,
  drawn_at timestamptz,
  delivered_at timestamptz,
  primary key (park_id, application_id, generation),
  foreign key (park_id, application_id) references applications (park_id, id)
);

-- Outside parks: whoever checks a permit does not know whose it is. 128 random bits, or number and check word.
create table verification_codes (
  code text primary key check (code ~ '^[0-9a-f]{32}$'),
  park_id uuid not null references parks (id),
  application_id uuid not null,
  -- null: the code of the combined document.
  permit_id uuid,
  number text,
  check_word text
);
create index verification_codes_number on verification_codes (number) where number is not null;

select protect_park_table(name::regclass) from unnest(array[
  'projects', 'applications', 'application_counters', 'submissions', 'unsent_submissions', 'materials', 'deferrals',
  'answers', 'findings', 'notices', 'notice_items', 'number_counters', 'permits', 'combined_permits'
]) as name;

grant select, insert, update on projects, applications, application_counters, number_counters to siji_app;
grant select, insert on submissions, materials, answers, findings, notices, notice_items, verification_codes to siji_app;
grant update (refused_code, refused_at) on submissions to siji_app;
grant select, insert, delete on unsent_submissions, deferrals to siji_app;
grant select, insert on permits, combined_permits to siji_app;
grant update (state) on permits to siji_app;
grant update (sha256, bytes, drawn_at, delivered_at) on combined_permits to siji_app;
