-- Who found it, when, and in which round; what a department finds only in a later round says why, and who let it.
alter table findings
  add column department text,
  add column person_id uuid references people (id),
  add column written_at timestamptz,
  add column round integer not null default 1 check (round > 0),
  add column why_late text check (why_late <> ''),
  add column approved_by uuid references people (id),
  add check ((why_late is null) = (approved_by is null)),
  -- Whoever forgot something adds it while the lead merges: such a finding belongs to no answer.
  drop constraint findings_park_id_command_id_fkey;

update findings set person_id = answers.person_id, written_at = answers.written_at
  from answers where answers.park_id = findings.park_id and answers.command_id = findings.command_id;
update findings set department = ended_tasks.department
  from answers, ended_tasks
  where answers.park_id = findings.park_id and answers.command_id = findings.command_id
    and ended_tasks.park_id = answers.park_id and ended_tasks.instance_id = answers.instance_id
    and ended_tasks.key = answers.task_key;

-- 问题的办理: each move of a finding, with who made it. Where instance_id is set it came with a command and counts once
-- that command is in the journal; otherwise it counts as it stands.
create table finding_moves (
  park_id uuid not null,
  finding_id uuid not null,
  position integer not null check (position > 0),
  command_id uuid not null,
  instance_id uuid,
  move text not null check (move in ('fix', 'close', 'reopen', 'promise')),
  -- null = the applicant.
  department text,
  person_id uuid not null references people (id),
  reason text check (reason <> ''),
  moved_at timestamptz not null,
  primary key (park_id, finding_id, position),
  unique (park_id, finding_id, command_id),
  foreign key (park_id, finding_id) references findings (park_id, id),
  check (move <> 'reopen' or reason is not null)
);

-- A finding of a later round, as a department asks its head to let it be told.
create table late_findings (
  park_id uuid not null,
  id uuid not null,
  application_id uuid not null,
  instance_id uuid not null,
  task_key integer not null,
  department text not null,
  permit text,
  material text,
  field text,
  what_is_wrong text not null check (what_is_wrong <> ''),
  how_to_fix text not null check (how_to_fix <> ''),
  rule text,
  why text not null check (why <> ''),
  asked_by uuid not null references people (id),
  asked_at timestamptz not null,
  is_approved boolean,
  decided_by uuid references people (id),
  decided_at timestamptz,
  primary key (park_id, id),
  foreign key (park_id, application_id) references applications (park_id, id),
  check ((is_approved is null) = (decided_by is null) and (decided_by is null) = (decided_at is null)),
  check (decided_by <> asked_by)
);
create index late_findings_by_task on late_findings (park_id, instance_id, task_key);

-- What the lead makes of the findings while its task is in hand: several become one line, or one is set aside with a
-- reason. What stands in neither table is told as it was written.
create table merged_lines (
  park_id uuid not null,
  id uuid not null,
  application_id uuid not null,
  instance_id uuid not null,
  task_key integer not null,
  what_is_wrong text not null check (what_is_wrong <> ''),
  how_to_fix text not null check (how_to_fix <> ''),
  rule text,
  person_id uuid not null references people (id),
  written_at timestamptz not null,
  primary key (park_id, id),
  foreign key (park_id, application_id) references applications (park_id, id)
);
create index merged_lines_by_task on merged_lines (park_id, instance_id, task_key);

create table merged_findings (
  park_id uuid not null,
  instance_id uuid not null,
  task_key integer not null,
  finding_id uuid not null,
  line_id uuid,
  reason text check (reason <> ''),
  person_id uuid not null references people (id),
  written_at timestamptz not null,
  primary key (park_id, instance_id, task_key, finding_id),
  foreign key (park_id, finding_id) references findings (park_id, id),
  foreign key (park_id, line_id) references merged_lines (park_id, id) on delete cascade,
  check ((line_id is null) <> (reason is null))
);
create index merged_findings_by_finding on merged_findings (park_id, finding_id);

-- One consolidated notice per round: that of the submission which it answers. Reminders and the like have none.
alter table notices add column round integer check (round > 0);
update notices set round = (
    select max(submissions.round) from submissions
    where submissions.park_id = notices.park_id and submissions.application_id = notices.application_id
      and submissions.received_at <= notices.sent_at)
  where kind in ('oneTime', 'correction');
create unique index notices_one_per_round on notices (park_id, application_id, round) where round is not null;

-- A finding that was reopened is told again; several may stand in one line, whose words are the lead's.
alter table notice_items
  add column line integer check (line >= 0),
  drop constraint notice_items_park_id_finding_id_key,
  add unique (park_id, finding_id, notice_id);

create table notice_lines (
  park_id uuid not null,
  notice_id uuid not null,
  line integer not null check (line >= 0),
  what_is_wrong text not null check (what_is_wrong <> ''),
  how_to_fix text not null check (how_to_fix <> ''),
  rule text,
  primary key (park_id, notice_id, line),
  foreign key (park_id, notice_id) references notices (park_id, id)
);

-- Acts against the rules of service that were refused, for managers and overseers. Without a person the process itself
-- tried it.
create table refused_acts (
  park_id uuid not null references parks (id),
  id uuid not null,
  act text not null check (act <> ''),
  application_id uuid,
  subject text,
  department text,
  person_id uuid references people (id),
  code text not null,
  refused_at timestamptz not null,
  primary key (park_id, id)
);
create index refused_acts_by_time on refused_acts (park_id, refused_at desc);

select protect_park_table(name::regclass) from unnest(array[
  'finding_moves', 'late_findings', 'merged_lines', 'merged_findings', 'notice_lines', 'refused_acts'
]) as name;

grant select, insert on finding_moves, notice_lines, refused_acts to siji_app;
grant select, insert, delete on merged_lines, merged_findings to siji_app;
grant select, insert on late_findings to siji_app;
grant update (is_approved, decided_by, decided_at) on late_findings to siji_app;
