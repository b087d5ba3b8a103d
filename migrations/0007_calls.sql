-- Instances send each other commands: a call activity starts and cancels what it calls, and the called one answers. They
-- go the way of thrown messages: written with the step, leased, in the order in which the instance sent them.
alter table thrown_messages
  drop constraint thrown_messages_kind_check,
  add constraint thrown_messages_kind_check check (kind in ('message', 'signal', 'command')),
  add column command json;
