-- A draft that was kept because somebody else had saved meanwhile: from which draft it parted, and what both began from,
-- so that they can be merged later. It goes with either of the two.
create table draft_partings (
  park_id uuid not null,
  copy_id uuid not null,
  draft_id uuid not null,
  base json not null,
  primary key (park_id, copy_id),
  foreign key (park_id, copy_id) references drafts (park_id, id) on delete cascade,
  foreign key (park_id, draft_id) references drafts (park_id, id) on delete cascade
);

select protect_park_table('draft_partings');

grant select, insert, delete on draft_partings to siji_app;
