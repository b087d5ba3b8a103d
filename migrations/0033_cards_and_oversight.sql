-- 红黄牌 of the five responsible parties, and 督办单 to departments.

-- Numbers of what is given on paper, one row per series and year; counted under the row's lock, so that none is skipped.
create table oversight_counters (
  park_id uuid not null references parks (id),
  series text not null check (series in ('yellow', 'red', 'notice')),
  year integer not null,
  last integer not null check (last > 0),
  primary key (park_id, series, year)
);

-- The party stands here as the application named it. Told and to be heard by = since an overseer took up the proposal.
-- speaker_id is the enterprise that hears of it and speaks. source = what a rule proposed it for, else its own id.
create table cards (
  park_id uuid not null,
  id uuid not null,
  state text not null default 'proposed' check (state in ('proposed', 'heard', 'given', 'expired', 'withdrawn')),
  project_id uuid not null,
  application_id uuid not null,
  party text not null check (party in ('owner', 'surveyor', 'designer', 'contractor', 'constructionSupervisor')),
  party_name text not null check (party_name <> ''),
  party_credit_code text not null check (party_credit_code <> ''),
  speaker_id uuid not null references enterprises (id),
  ground text not null check (ground <> ''),
  colour text not null check (colour in ('yellow', 'red')),
  what_happened text not null check (what_happened <> ''),
  evidence text not null check (evidence <> ''),
  source text not null check (source <> ''),
  proposed_by uuid references people (id),
  proposed_at timestamptz not null,
  told_at timestamptz,
  hear_by timestamptz,
  number text check (number <> ''),
  given_by uuid references people (id),
  given_at timestamptz,
  closed_on date,
  expires_on date,
  objection text check (objection in ('open', 'upheld', 'rejected')),
  primary key (park_id, id),
  unique (park_id, source),
  unique (park_id, number),
  foreign key (park_id, application_id) references applications (park_id, id),
  foreign key (park_id, project_id) references projects (park_id, id),
  constraint cards_told check (num_nulls(told_at, hear_by) in (0, 2)),
  constraint cards_heard check (state not in ('heard', 'given', 'expired') or told_at is not null),
  constraint cards_given check (num_nulls(number, given_by, given_at) in (0, 3)),
  constraint cards_in_force check (state not in ('given', 'expired') or given_at is not null)
);
create index cards_by_project on cards (park_id, project_id);
create index cards_by_party on cards (park_id, party_credit_code);
create index cards_by_speaker on cards (park_id, speaker_id);
create index cards_to_age on cards (park_id, hear_by, expires_on) where state in ('proposed', 'given');

-- What was done with a card, in its order; without a person time did it. Hearing without words is silence.
create table card_acts (
  park_id uuid not null,
  card_id uuid not null,
  position integer not null check (position > 0),
  act text not null check (act in (
    'propose', 'takeUp', 'hear', 'give', 'closeGround', 'object', 'uphold', 'reject', 'expire', 'withdraw')),
  words text check (words <> ''),
  person_id uuid references people (id),
  acted_at timestamptz not null,
  primary key (park_id, card_id, position),
  foreign key (park_id, card_id) references cards (park_id, id)
);

-- 督办: for what notices are raised by themselves.
create table oversight_rules (
  park_id uuid primary key references parks (id),
  rules json not null,
  changed_by uuid not null references people (id),
  changed_at timestamptz not null
);

-- instance_id, clock_key and rung where a rule raised it: once per clock and rung.
create table oversight_notices (
  park_id uuid not null references parks (id),
  id uuid not null,
  number text not null check (number <> ''),
  state text not null default 'issued' check (state in ('issued', 'answered', 'escalated', 'closed')),
  department text not null,
  cause text not null check (cause in (
    'stepNear', 'stepOverdue', 'totalNear', 'totalOverdue', 'notToldAtOnce', 'askedTwice', 'noReason', 'other')),
  application_id uuid,
  instance_id uuid,
  clock_key integer,
  rung text check (rung <> ''),
  what text not null check (what <> ''),
  answer_days integer not null check (answer_days > 0),
  answer_by timestamptz not null,
  raised_by uuid references people (id),
  raised_at timestamptz not null,
  escalated_at timestamptz,
  primary key (park_id, id),
  unique (park_id, number),
  unique (park_id, instance_id, clock_key, rung),
  foreign key (park_id, application_id) references applications (park_id, id),
  foreign key (park_id, department) references departments (park_id, code),
  constraint oversight_notices_by_rule check (num_nulls(instance_id, clock_key, rung) in (0, 3)),
  constraint oversight_notices_by_somebody check ((rung is null) = (raised_by is not null))
);
create index oversight_notices_open on oversight_notices (park_id, department, answer_by) where state <> 'closed';
create index oversight_notices_by_application on oversight_notices (park_id, application_id);

create table oversight_acts (
  park_id uuid not null,
  notice_id uuid not null,
  position integer not null check (position > 0),
  act text not null check (act in ('answer', 'escalate', 'sendBack', 'close')),
  words text check (words <> ''),
  person_id uuid references people (id),
  acted_at timestamptz not null,
  primary key (park_id, notice_id, position),
  foreign key (park_id, notice_id) references oversight_notices (park_id, id)
);

select protect_park_table(name::regclass) from unnest(array[
  'oversight_counters', 'cards', 'card_acts', 'oversight_rules', 'oversight_notices', 'oversight_acts'
]) as name;

grant select, insert, update (last) on oversight_counters to siji_app;
grant select, insert on cards, card_acts, oversight_notices, oversight_acts to siji_app;
grant update (state, told_at, hear_by, number, given_by, given_at, closed_on, expires_on, objection) on cards to siji_app;
grant select, insert, update on oversight_rules to siji_app;
grant update (state, answer_by, escalated_at) on oversight_notices to siji_app;
