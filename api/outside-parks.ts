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
  'settings',
  'verification_codes',
] as const
