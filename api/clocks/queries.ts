import { and, asc, type Column, desc, eq, getTableColumns, inArray, type SQL, sql } from 'drizzle-orm'
import { clocks, journalledCommands, processInstances } from '../../engine/index.ts'
import { notices } from '../notices/tables.ts'
import { people } from '../people/tables.ts'
import type { Tx } from '../plugins/database.ts'
import type { ClockLedger, StoredClock } from './clock.ts'
import { clockWords, settledPauses } from './tables.ts'

export type ClockMove = 'pause' | 'resume' | 'extend'

export interface ClockWords {
  readonly parkId: string
  readonly commandId: string
  readonly instanceId: string
  readonly key: number
  readonly personId: string
  readonly move: ClockMove
  readonly why: string
  readonly evidence: readonly string[]
  readonly approvedBy: string | null
  readonly writtenAt: Date
}

/** Keeps what was said; words under this command id that were written before stay as they were. */
export async function keepClockWords(tx: Tx, words: ClockWords): Promise<void> {
  await tx
    .insert(clockWords)
    .values(words)
    .onConflictDoNothing({ target: [clockWords.parkId, clockWords.commandId] })
}

/** For whom one of the two did it: who moved the clock by the command, or asked for what it did. */
const inNameOf = (person: Column) => sql<string | null>`(select p.name from acts_for_others a
  join people p on p.id = a.for_person_id
  where a.park_id = clock_words.park_id and a.command_id = clock_words.command_id and a.person_id = ${person})`
const askedInNameOf = sql<string | null>`(select p.name from clock_requests r join people p on p.id = r.asked_for
  where r.park_id = clock_words.park_id and r.command_id = clock_words.command_id)`

function standsFor(name: string, other: string | null): string {
  return other === null ? name : `${name}（代 ${other}）`
}

/**
 * What was said with moves of the clocks of an instance and of those that called it, for their suspensions cover it, by
 * the id of the command, with the names of who did it.
 */
export async function listClockWords(
  tx: Tx,
  parkId: string,
  instanceId: string,
): Promise<ReadonlyMap<string, ClockWords & { readonly name: string }>> {
  const rows = await tx
    .select({
      ...getTableColumns(clockWords),
      own: people.name,
      other: sql<string | null>`coalesce(${inNameOf(clockWords.personId)}, ${askedInNameOf})`,
      second: sql<string | null>`(select p.name from people p where p.id = ${clockWords.approvedBy})`,
      otherSecond: inNameOf(clockWords.approvedBy),
    })
    .from(clockWords)
    .innerJoin(people, eq(people.id, clockWords.personId))
    .where(
      and(
        eq(clockWords.parkId, parkId),
        sql`${clockWords.instanceId} in (select other.id from ${processInstances} other
          join ${processInstances} own on own.park_id = other.park_id and own.root_instance_id = other.root_instance_id
          where own.park_id = ${parkId} and own.id = ${instanceId})`,
      ),
    )
  return new Map(
    rows.map(({ own, other, second, otherSecond, ...words }) => {
      const asker = standsFor(own, other)
      const name = second === null ? asker : `${asker}申请，${standsFor(second, otherSecond)}批准`
      // Both columns hold what `keepClockWords` wrote, and nobody else writes them.
      const [move, evidence] = [words.move as ClockMove, words.evidence as readonly string[]]
      return [words.commandId, { ...words, move, evidence, name }]
    }),
  )
}

/** The clocks of an instance, those that have ended too, in the order of their starts. */
export async function listClocks(tx: Tx, parkId: string, instanceId: string): Promise<readonly StoredClock[]> {
  const rows = await tx
    .select()
    .from(clocks)
    .where(and(eq(clocks.parkId, parkId), eq(clocks.instanceId, instanceId)))
    .orderBy(asc(clocks.key))
  // The engine writes the ledger, and checks of the table bind the words.
  return rows.map((row) => ({ ...row, ledger: row.ledger as ClockLedger }) as StoredClock)
}

/** The clocks of these tasks themselves, by instance and key as `instance.key`; the promise where there are two. */
export async function listClocksOfTasks(
  tx: Tx,
  parkId: string,
  tasks: readonly { readonly instanceId: string; readonly key: number }[],
): Promise<ReadonlyMap<string, StoredClock>> {
  if (tasks.length === 0) return new Map()
  const instances = [...new Set(tasks.map(({ instanceId }) => instanceId))]
  const hosts = [...new Set(tasks.map(({ key }) => key))]
  const rows = await tx
    .select()
    .from(clocks)
    .where(and(eq(clocks.parkId, parkId), inArray(clocks.instanceId, instances), inArray(clocks.host, hosts)))
    .orderBy(desc(clocks.clock))
  // The engine writes the ledger, and checks of the table bind the words.
  return new Map(rows.map((row) => [`${row.instanceId}.${row.host}`, { ...row, ledger: row.ledger } as StoredClock]))
}

/** These clocks themselves, by `instance.key`. */
export async function listClocksByKey(
  tx: Tx,
  parkId: string,
  wanted: readonly { readonly instanceId: string; readonly key: number }[],
): Promise<ReadonlyMap<string, StoredClock>> {
  if (wanted.length === 0) return new Map()
  const pairs = wanted.map(({ instanceId, key }) => sql`(${instanceId}::uuid, ${key}::integer)`)
  const rows = await tx
    .select()
    .from(clocks)
    .where(and(eq(clocks.parkId, parkId), sql`(${clocks.instanceId}, ${clocks.key}) in (${sql.join(pairs, sql`, `)})`))
  // The engine writes the ledger, and checks of the table bind the words.
  return new Map(rows.map((row) => [`${row.instanceId}.${row.key}`, { ...row, ledger: row.ledger } as StoredClock]))
}

/** What somebody has done with clocks, the engine has accepted, and the applicant has not been told. */
export async function listUntoldMoves(tx: Tx, parkId: string, limit: number) {
  return await acceptedWords(
    tx,
    parkId,
    sql`not exists (select from ${notices} n
    where n.park_id = ${parkId} and n.id = ${clockWords.commandId})`,
    limit,
  )
}

/** What somebody stopped, and nobody has settled yet how its end is told. */
export async function listUnsettledPauses(tx: Tx, parkId: string, limit: number) {
  const isUnsettled = sql`not exists (select from ${settledPauses} s
    where s.park_id = ${parkId} and s.command_id = ${clockWords.commandId})`
  return await acceptedWords(tx, parkId, and(eq(clockWords.move, 'pause'), isUnsettled), limit)
}

async function acceptedWords(tx: Tx, parkId: string, condition: SQL | undefined, limit: number) {
  const isAccepted = and(
    eq(journalledCommands.parkId, parkId),
    eq(journalledCommands.instanceId, clockWords.instanceId),
    eq(journalledCommands.commandId, clockWords.commandId),
  )
  const isInstance = and(eq(processInstances.parkId, parkId), eq(processInstances.id, clockWords.instanceId))
  return await tx
    .select({ words: clockWords, applicationId: processInstances.rootInstanceId })
    .from(clockWords)
    .innerJoin(journalledCommands, isAccepted)
    .innerJoin(processInstances, isInstance)
    .where(and(eq(clockWords.parkId, parkId), condition))
    .orderBy(asc(clockWords.writtenAt), asc(clockWords.commandId))
    .limit(limit)
}

/** False where it was settled before. */
export async function settlePause(tx: Tx, parkId: string, commandId: string): Promise<boolean> {
  const rows = await tx
    .insert(settledPauses)
    .values({ parkId, commandId })
    .onConflictDoNothing()
    .returning({ commandId: settledPauses.commandId })
  return rows.length > 0
}

/** Which suspension somebody has ended by each command, by its id. */
export async function listResumptions(
  tx: Tx,
  parkId: string,
  instanceId: string,
): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.execute<{ readonly commandId: string; readonly suspension: string }>(sql`
    select w.command_id as "commandId", e->>'suspension' as suspension
    from clock_words w
    join journal j on j.park_id = w.park_id and j.instance_id = w.instance_id and j.command_id = w.command_id
    cross join json_array_elements(j.events) e
    where w.park_id = ${parkId} and w.instance_id = ${instanceId} and w.move = 'resume'
      and e->>'type' = 'clockResumed'`)
  return new Map(rows.map(({ commandId, suspension }) => [commandId, suspension]))
}
