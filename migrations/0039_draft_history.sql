-- What a draft was after each save, thinned with age, and who has it open. Both go with the draft.

-- Every text that a kept revision holds, once, deflated; hash is SHA-256 of the text.
create table draft_texts (
  park_id uuid not null,
  draft_id uuid not null,
  hash text not null check (hash <> ''),
  deflated bytea not null,
  primary key (park_id, draft_id, hash),
  foreign key (park_id, draft_id) references drafts (park_id, id) on delete cascade
);

create table draft_revisions (
  park_id uuid not null,
  draft_id uuid not null,
  revision integer not null check (revision > 0),
  saved_by uuid not null references people (id),
  saved_at timestamptz not null,
  origin text not null check (origin in ('begun', 'saved', 'merged', 'restored')),
  -- The revision that was restored.
  restored integer check ((restored is not null) = (origin = 'restored')),
  -- { path: hash }
  files jsonb not null,
  primary key (park_id, draft_id, revision),
  foreign key (park_id, draft_id) references drafts (park_id, id) on delete cascade
);

-- One row per open window, which says every few seconds that it is still there.
create table draft_presence (
  park_id uuid not null,
  draft_id uuid not null,
  window_id uuid not null,
  person_id uuid not null references people (id),
  -- What is chosen there.
  element text,
  seen_at timestamptz not null default clock_timestamp(),
  primary key (park_id, draft_id, window_id),
  foreign key (park_id, draft_id) references drafts (park_id, id) on delete cascade
);

select protect_park_table(name::regclass) from unnest(array['draft_texts', 'draft_revisions', 'draft_presence']) as name;

grant select, insert, delete on draft_texts, draft_revisions to siji_app;
grant select, insert, update, delete on draft_presence to siji_app;
