/** Plans of the one big statement are made once, and by index alone: made on empty tables they would scan for ever. */
export const WRITER_SETTINGS = {
  application_name: 'siji writer',
  plan_cache_mode: 'force_generic_plan',
  enable_seqscan: 'off',
  enable_mergejoin: 'off',
  jit: 'off',
}

/** A lease that a crash of PostgreSQL forgets is taken again: nobody need wait until it is on disk. */
export const LEASER_SETTINGS = { application_name: 'siji leaser', synchronous_commit: 'off' }
