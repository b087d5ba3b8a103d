-- A notice of a clock is sent by what somebody does, not by a job; its id is that of their command.
alter table notices alter column job_key drop not null;
