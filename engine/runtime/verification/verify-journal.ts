import type { ISql } from 'postgres'
import { openClient } from '../../store/connection/client.ts'
import {
  findCallsUnderWay,
  findStrays,
  listStoredInstances,
  readJournals,
  readWaitingRows,
  type StoredInstance,
} from '../../store/journal/verify-reads.ts'
import { byInstance } from './by-instance.ts'
import { type InstanceFault, openCalls, type StrayFault, verifyInstance } from './verify-instance.ts'

export type JournalFault = InstanceFault & { readonly parkId: string; readonly instanceId: string }

export interface JournalVerdict {
  readonly instances: number
  /** Commands in the journal, and the events that they led to. */
  readonly entries: number
  readonly events: number
  readonly faults: number
}

const PAGE = 200

/** Milliseconds for one statement: some look at the whole journal. */
const DEADLINE = 1_800_000

/** Seconds that a timer or a thrown message may be overdue while the system is at rest. */
const OVERDUE = 2

/**
 * Looks at every instance of a database: whether its journal's chain is whole and holds each command once, folding it
 * gives the stored state, each timer fired once, the rows beside it are what the state asks for, and something will move it. May run beside a live system.
 */
export async function verifyJournal(url: string, report: (fault: JournalFault) => void): Promise<JournalVerdict> {
  const client = openClient({ url, role: 'siji_engine', connections: 1, deadline: DEADLINE })
  const verdict = { instances: 0, entries: 0, events: 0, faults: 0 }

  function tell(fault: JournalFault): void {
    verdict.faults += 1
    report(fault)
  }

  async function verifyPage(after: StoredInstance | null): Promise<StoredInstance | null> {
    // One snapshot per page: a command that is written meanwhile shows in all of its tables or in none.
    return await client.run((sql) =>
      sql.begin('isolation level repeatable read read only', async (tx) => {
        const page = await listStoredInstances(tx, after, PAGE)
        const journals = byInstance(await readJournals(tx, page))
        const rows = byInstance(await readWaitingRows(tx, page))
        for (const stored of page) {
          const { parkId, id: instanceId } = stored
          const key = `${parkId}/${instanceId}`
          const journal = journals.get(key) ?? []
          verdict.instances += 1
          verdict.entries += journal.length
          const { faults, events } = verifyInstance(stored, journal, rows.get(key) ?? [])
          verdict.events += events
          for (const fault of faults) tell({ parkId, instanceId, ...fault })
        }
        for (const lost of await findLostCalls(tx, page)) tell(lost)
        return page.at(-1) ?? null
      }),
    )
  }

  try {
    let last = await verifyPage(null)
    while (last !== null) last = await verifyPage(last)
    const strays = await client.run((sql) => findStrays(sql, OVERDUE))
    for (const { parkId, instanceId, fault } of strays) {
      // The statement names these faults and no others.
      tell({ parkId, instanceId, fault: fault as StrayFault, detail: '' })
    }
    return verdict
  } finally {
    await client.close()
  }
}

/** Calls of instances that have ended without an answer, or were never started: nothing will ever move who called. */
async function findLostCalls(sql: ISql, page: readonly StoredInstance[]): Promise<readonly JournalFault[]> {
  const calls = page.flatMap(openCalls)
  const underWay = await findCallsUnderWay(sql, calls)
  return calls
    .filter(({ called }) => !underWay.has(called))
    .map(({ parkId, instanceId, called }) => ({ parkId, instanceId, fault: 'stuck', detail: `call of ${called}` }))
}
