-- A deferral signed by hand, which the window registers: signed_by_hand = the name as it stands on the paper, for whoever
-- signs need have no account; registered_by = the clerk who saw it and attests it.
alter table deferrals
  alter column signed_by drop not null,
  add column signed_by_hand text check (signed_by_hand <> ''),
  add column signed_on date,
  add column registered_by uuid references people (id),
  add constraint deferrals_signed_once check (num_nonnulls(signed_by, signed_by_hand) = 1),
  add constraint deferrals_attested check (num_nulls(signed_by_hand, signed_on, registered_by) in (0, 3));
