/**
 * The tables that belong to no park. Every other table has `park_id` first in its primary key and row-level security
 * by it; a test compares this list with the database.
 */
export const outsideParks = [
  'parks',
  'people',
  'credentials',
  'sessions',
  'enterprises',
  'enterprise_people',
  'installation',
  'migrations',
  'settings',
  'verification_codes',
  'query_codes',
  'calendar_notices',
  'calendar_state',
] as const

/** Stands for *no park* where a row outside parks needs one. */
export const NIL_PARK = '00000000-0000-0000-0000-000000000000'
