-- When who asked has seen what became of it: until then it is news to them.
alter table publication_requests add column asker_read_at timestamptz;
update publication_requests set asker_read_at = decided_at where state <> 'asked';
grant update (asker_read_at) on publication_requests to siji_app;
create index publication_requests_untold on publication_requests (park_id, asked_by)
  where state <> 'asked' and asker_read_at is null;
