-- A signal goes to everybody who waits for it. Who waits is read page by page in order of the instances; reached is the
-- last instance of the pages that are done.
alter table subscriptions add column kind text not null default 'message' check (kind in ('message', 'signal'));
create index subscriptions_by_signal on subscriptions (name, park_id, instance_id) where kind = 'signal';

alter table thrown_messages
  add column kind text not null default 'message' check (kind in ('message', 'signal')),
  add column reached uuid;
