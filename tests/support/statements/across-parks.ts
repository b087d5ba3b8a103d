import type { Unkeyed } from './park-keys.ts'

interface AcrossParks {
  /** How such a statement is known: these words stand in it, whatever blank is between them. */
  readonly words: string
  readonly why: string
}

const sweep = 'a node looks for what is due in all parks; on Citus the same statement is sent once for each park'
const forgetting = 'what is over is forgotten in all parks, a bounded number at a time'
const counting = 'an operator is told how much there is to do in all parks, in numbers alone'
const check = 'an operator has everything checked, park after park'

/** The only statements that do not say whose rows they mean. */
export const acrossParks: readonly AcrossParks[] = [
  { words: 'from timers where due_at <= siji_now()', why: sweep },
  { words: 'from definition_timers where due_at <= siji_now()', why: sweep },
  { words: 'select t.due as "timersDue", t.late as "timersLate"', why: counting },
  { words: 'select job_type as "jobType", state, count(*)::int as count from', why: counting },
  { words: 'select park_id, instance_id from thrown_messages t where', why: sweep },
  { words: 'with asked as ( select job_type, case when', why: `${sweep}; a worker outside names its park` },
  { words: 'from collected_starts where is_complete', why: sweep },
  { words: 'from kept_messages k join subscriptions s', why: sweep },
  { words: 'name, null as "correlationKey" from kept_messages', why: sweep },
  { words: 'delete from kept_messages k using', why: forgetting },
  { words: 'delete from published_messages p using', why: forgetting },
  { words: 'delete from numbered_events where numbered_at <', why: forgetting },
  { words: 'delete from unnumbered_events returning', why: 'numbers are given to all parks by one node at a time' },
  { words: 'exists (select from unnumbered_events)', why: 'whether there is anything to number' },
  { words: 'from process_instances where id =', why: `${check}: somebody knows an id and not its park` },
  { words: 'from process_instances where (park_id, id) >', why: check },
  { words: 'from journal j where not exists (select from process_instances', why: check },
  {
    words: 'or not exists (select from process_instances)',
    why: 'virtual time, in demo mode only: it may go back as long as nothing has happened anywhere',
  },
  {
    words: 'from "memberships" where "memberships"."person_id"',
    why: 'in which parks somebody is: asked outside parks, when they sign in',
  },
]

/** Whether somebody has said why this statement is as it is. */
export function isExcused(statement: string): boolean {
  const told = plain(statement)
  return acrossParks.some(({ words }) => told.includes(plain(words)))
}

/** What a reader of the test sees of a statement that is not. */
export function complaint(statement: string, unkeyed: readonly Unkeyed[]): string {
  return `${unkeyed.map(({ table, alias }) => (table === alias ? table : `${table} ${alias}`)).join(', ')}: ${plain(statement)}`
}

function plain(statement: string): string {
  return statement.replaceAll(/\s+/g, ' ').trim()
}
