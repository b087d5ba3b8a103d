-- What a manager works on before it is published, and the picture of each version that was published from a draft.

-- A whole deployment: diagram, forms, decisions and process.json, as { path: text }.
create table drafts (
  park_id uuid not null references parks (id),
  id uuid not null,
  title text not null check (title <> ''),
  -- What the diagram declares; null as long as it cannot be read.
  process_id text,
  -- The version that it was opened from; null for a new or an imported one.
  based_on integer,
  files json not null,
  -- Counts saves: whoever saves says which one they began from.
  revision integer not null default 1 check (revision > 0),
  created_by uuid not null references people (id),
  created_at timestamptz not null default clock_timestamp(),
  saved_by uuid not null references people (id),
  saved_at timestamptz not null default clock_timestamp(),
  primary key (park_id, id)
);

-- SVG as the editor drew it at publication. Published versions never change, and neither does this.
create table process_pictures (
  park_id uuid not null references parks (id),
  process_id text not null,
  version integer not null check (version > 0),
  svg text not null,
  kept_at timestamptz not null default clock_timestamp(),
  primary key (park_id, process_id, version)
);

select protect_park_table(name::regclass) from unnest(array['drafts', 'process_pictures']) as name;

grant select, insert, update, delete on drafts to siji_app;
grant select, insert on process_pictures to siji_app;
