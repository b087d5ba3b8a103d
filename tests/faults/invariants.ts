import postgres, { type Sql } from 'postgres'
import { verifyJournal } from '../../engine/index.ts'
import type { Ledger, LedgerPage } from './ledger.ts'

export interface DatabaseUrls {
  readonly url: string
  readonly superuserUrl: string
}

/**
 * What must be true whatever was killed: acknowledged commands once in the journal, refused ones nowhere, no command that
 * nobody sent; chains whole, folds equal to the stored states, nothing stuck; numbers consecutive and unique. Gives one
 * line for each that is not.
 */
export async function findBreaches({ url, superuserUrl }: DatabaseUrls, ledger: Ledger): Promise<readonly string[]> {
  // Before the database is asked: what is acknowledged from now on need not be found.
  const page = ledger.look()
  const breaches: string[] = []
  const sql = postgres(superuserUrl, { max: 1, onnotice: () => {} })
  try {
    breaches.push(...(await lostOrDoubled(sql, page)), ...(await lostWrites(sql, page)))
    breaches.push(...(await unknownCommands(sql, ledger)), ...(await wrongNumbers(sql)))
  } finally {
    await sql.end()
  }
  await verifyJournal(url, ({ instanceId, fault, detail }) => {
    // Looked at while the server lives: what came due a moment ago is about to be done.
    if (fault !== 'timer-overdue' && fault !== 'message-overdue') breaches.push(`${instanceId}: ${fault} ${detail}`)
  })
  return breaches
}

async function lostOrDoubled(sql: Sql, { sent, acknowledged, refused }: LedgerPage): Promise<readonly string[]> {
  const rows = await sql<{ id: string; times: number }[]>`
    select command_id as id, count(*)::int as times from journal group by command_id`
  const journalled = new Map(rows.map(({ id, times }) => [id, times]))
  const commands = [...acknowledged.keys()].filter((key) => sent.get(key)?.kind === 'command')
  return [
    ...commands
      .filter((key) => journalled.get(key) !== 1)
      .map((key) => `${sent.get(key)?.path}: acknowledged, but ${journalled.get(key) ?? 0} times in the journal`),
    ...[...refused]
      .filter((key) => journalled.has(key))
      .map((key) => `${sent.get(key)?.path}: refused, but in the journal`),
    ...rows.filter(({ times }) => times > 1).map(({ id, times }) => `command ${id}: ${times} times in the journal`),
  ]
}

async function unknownCommands(sql: Sql, ledger: Ledger): Promise<readonly string[]> {
  const rows = await sql<{ id: string }[]>`
    select command_id as id from journal where actor->>'type' = 'person'`
  const { sent } = ledger.look()
  return rows.filter(({ id }) => !sent.has(id)).map(({ id }) => `command ${id}: in the journal, but nobody sent it`)
}

/** What was acknowledged without a command: drafts, forms, files. */
async function lostWrites(sql: Sql, { sent, acknowledged }: LedgerPage): Promise<readonly string[]> {
  const keys = [...acknowledged.keys()].filter((key) => sent.get(key)?.kind === 'write')
  const kept = await sql<{ key: string }[]>`
    select key from idempotent_answers where key = any(${keys}::uuid[])
      and (answer->>'sha256' is null or exists (select from materials m where m.id = (answer->>'id')::uuid))`
  const found = new Set(kept.map(({ key }) => key))
  return keys.filter((key) => !found.has(key)).map((key) => `${sent.get(key)?.path}: acknowledged, but lost`)
}

async function wrongNumbers(sql: Sql): Promise<readonly string[]> {
  const gaps = await sql<{ counter: string; detail: string }[]>`
    select concat_ws(' ', p.issuing_authority, p.permit_type, p.counter_period) as counter,
      format('%s numbers from %s to %s, counter at %s', count(*), min(p.counter_value), max(p.counter_value), max(c.last)) as detail
    from permits p
    join park_permits f on f.park_id = p.park_id and f.permit_type = p.permit_type
    left join number_counters c on c.park_id = p.park_id and c.issuing_authority = p.issuing_authority
      and c.permit_type = p.permit_type and c.period = p.counter_period
    group by p.park_id, p.issuing_authority, p.permit_type, p.counter_period, f.first_number
    having min(p.counter_value) <> f.first_number or count(*) <> count(distinct p.counter_value)
      or max(p.counter_value) - min(p.counter_value) + 1 <> count(*) or max(p.counter_value) is distinct from max(c.last)`
  const doubles = await sql<{ number: string }[]>`select number from permits group by number having count(*) > 1`
  return [
    ...gaps.map(({ counter, detail }) => `${counter}: ${detail}`),
    ...doubles.map(({ number }) => `${number}: given twice`),
  ]
}
