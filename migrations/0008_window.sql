-- What the window does for who comes in person: registered for the enterprise, materials and promise on paper, and every
-- print of a receipt, notice or promise letter. Nothing of it is ever changed.

-- Filed at the window for the enterprise; conflict_reason = why, although another application was under way.
create table registrations (
  park_id uuid not null,
  application_id uuid not null,
  registered_by uuid not null references people (id),
  registered_at timestamptz not null,
  conflict_reason text check (conflict_reason <> ''),
  primary key (park_id, application_id),
  foreign key (park_id, application_id) references applications (park_id, id)
);

-- A material handed over on paper: it counts as provided. Handing it in again makes the next version.
create table paper_materials (
  park_id uuid not null,
  application_id uuid not null,
  code text not null,
  version integer not null check (version > 0),
  kind text not null check (kind in ('original', 'copy')),
  pages integer not null check (pages between 1 and 9999),
  registered_by uuid not null references people (id),
  registered_at timestamptz not null,
  primary key (park_id, application_id, code, version),
  foreign key (park_id, application_id) references applications (park_id, id)
);

-- The promise letter signed by hand. Whoever signs need have no account.
create table paper_promises (
  park_id uuid not null,
  application_id uuid not null,
  signed_by text not null check (signed_by <> ''),
  signed_on date not null,
  registered_by uuid not null references people (id),
  registered_at timestamptz not null,
  primary key (park_id, application_id),
  foreign key (park_id, application_id) references applications (park_id, id)
);

-- printing = 1 for the first print, 2 for the first reprint; notice_id only where a notice was printed.
create table prints (
  park_id uuid not null,
  id uuid not null,
  application_id uuid not null,
  document text not null check (document in ('receipt', 'promise', 'notice')),
  notice_id uuid,
  printing integer not null check (printing > 0),
  printed_by uuid not null references people (id),
  printed_at timestamptz not null,
  primary key (park_id, id),
  unique nulls not distinct (park_id, application_id, document, notice_id, printing),
  check ((document = 'notice') = (notice_id is not null)),
  foreign key (park_id, application_id) references applications (park_id, id),
  foreign key (park_id, notice_id) references notices (park_id, id)
);

select protect_park_table(name::regclass) from unnest(array[
  'registrations', 'paper_materials', 'paper_promises', 'prints'
]) as name;

grant select, insert on registrations, paper_materials, paper_promises, prints to siji_app;

-- What was accepted today, and which corrections are awaited.
create index milestones_by_name on milestones (park_id, name, at);
create index notices_by_answer on notices (park_id, answer_by) where answer_by is not null;
