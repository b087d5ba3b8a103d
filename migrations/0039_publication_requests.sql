-- Whether a second manager approves what is published, as the park's file says it.
alter table parks add column approves_publications boolean not null default false;

-- What a manager asks another one to publish: these files and no later ones. Once decided_by stands while the state is
-- still 'asked', somebody is publishing it; it is published once the engine has the version.
create table publication_requests (
  park_id uuid not null,
  id uuid not null,
  state text not null default 'asked' check (state in ('asked', 'published', 'refused', 'withdrawn')),
  process_id text not null,
  title text not null,
  -- Null where an old version is to be published again.
  draft_id uuid,
  draft_revision integer check ((draft_revision is null) = (draft_id is null)),
  files json not null,
  picture text,
  note text not null check (note <> ''),
  asked_by uuid not null references people (id),
  asked_at timestamptz not null,
  decided_by uuid references people (id),
  decided_at timestamptz,
  reason text check (reason <> ''),
  version integer check (version > 0),
  primary key (park_id, id),
  constraint publication_requests_published check ((state = 'published') = (version is not null)),
  constraint publication_requests_refused check (state <> 'refused' or reason is not null),
  constraint publication_requests_decided check (state = 'asked' or (decided_by is not null and decided_at is not null)),
  constraint publication_requests_by_another check (state <> 'published' or decided_by <> asked_by)
);
create unique index publication_requests_open on publication_requests (park_id, process_id) where state = 'asked';
create index publication_requests_by_time on publication_requests (park_id, asked_at);

select protect_park_table('publication_requests');
grant select, insert on publication_requests to siji_app;
grant update (state, decided_by, decided_at, reason, version) on publication_requests to siji_app;
