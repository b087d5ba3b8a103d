import { readClock } from '../../core/clocks/read-clock.ts'
import type { Command } from '../../core/commands.ts'
import type { Answer } from '../../core/store.ts'
import { type DueMove, insertDueMoves, listOpenClocks, type OpenClock } from '../../store/calendars/open-clocks.ts'
import type { DatabaseClient } from '../../store/connection/client.ts'
import { deterministicId } from '../deterministic-id.ts'
import type { FindOffice } from './offices.ts'

export interface DueMoveParts {
  readonly client: DatabaseClient
  readonly send: (command: Command) => Promise<Answer>
}

const PAGE = 1_000
const AT_ONCE = 50

/** Reckons every open clock of a park by these offices; gives the due dates that are otherwise than they stand. */
export async function findDueMoves(
  client: DatabaseClient,
  parkId: string,
  findOffice: FindOffice,
): Promise<readonly DueMove[]> {
  const moves: DueMove[] = []
  for await (const page of openClocks(client, parkId)) moves.push(...movesOf(page, parkId, findOffice))
  return moves
}

/** Makes the clocks of a park follow the calendars of a revision, each in its instance; may be repeated. */
export async function recomputeDueDates(
  { client, send }: DueMoveParts,
  parkId: string,
  findOffice: FindOffice,
  revision: string,
): Promise<void> {
  for await (const page of openClocks(client, parkId)) {
    const changed = page.filter((clock) => isOtherwise(clock, parkId, findOffice))
    await client.run((sql) => insertDueMoves(sql, parkId, revision, movesOf(changed, parkId, findOffice)))
    const instances = [...new Set(changed.map(({ instanceId }) => instanceId))]
    for (let at = 0; at < instances.length; at += AT_ONCE) {
      const some = instances.slice(at, at + AT_ONCE)
      // One that has ended meanwhile refuses, and has nothing left to be moved.
      await Promise.all(some.map((instanceId) => send(rescheduling(parkId, instanceId, revision))))
    }
  }
}

function rescheduling(parkId: string, instanceId: string, revision: string): Command {
  return {
    id: deterministicId('calendar', instanceId, revision),
    parkId,
    instanceId,
    actor: { type: 'system', name: 'calendar' },
    body: { type: 'rescheduleClocks' },
  }
}

function movesOf(clocks: readonly OpenClock[], parkId: string, findOffice: FindOffice): readonly DueMove[] {
  return clocks.flatMap((clock) => {
    const { instanceId, key, node, dueAt: oldDueAt } = clock
    const newDueAt = readingOf(clock, parkId, findOffice)?.dueAt ?? null
    if (oldDueAt === null || newDueAt === null || newDueAt === oldDueAt) return []
    return [{ instanceId, key, node, oldDueAt, newDueAt }]
  })
}

function isOtherwise(clock: OpenClock, parkId: string, findOffice: FindOffice): boolean {
  const reading = readingOf(clock, parkId, findOffice)
  return reading !== null && (reading.dueAt !== clock.dueAt || reading.provisional !== clock.provisional)
}

function readingOf({ calendar, yellow, ledger }: OpenClock, parkId: string, findOffice: FindOffice) {
  const office = findOffice(parkId, calendar)
  // What is due does not depend on when it is read.
  return office === null ? null : readClock(office, { value: 'running', context: ledger }, { yellow }, 0)
}

async function* openClocks(client: DatabaseClient, parkId: string): AsyncGenerator<readonly OpenClock[]> {
  let after: OpenClock | null = null
  for (;;) {
    const last: OpenClock | null = after
    const page: readonly OpenClock[] = await client.run((sql) => listOpenClocks(sql, parkId, last, PAGE))
    yield page
    after = page.at(-1) ?? null
    if (page.length < PAGE) return
  }
}
