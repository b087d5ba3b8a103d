import type { Actor } from '../../engine/index.ts'
import { Refusal } from '../refusal.ts'
import { type BatchOrder, type Candidate, type ItemReport, MOST_TRIED_OUT, type Problem } from './batch.ts'
import { selectCandidates } from './candidates/queries.ts'
import { type BatchParts, commandsFor, itemCommandId } from './command-for.ts'

export interface ForeseenBatch {
  readonly items: readonly ItemReport[]
  /** How many more are meant than were tried out. */
  readonly left: number
}

/** What would become of each instance, or why not; nothing is written. */
export async function foreseeBatch(
  parts: BatchParts,
  { parkId, actor, id }: { readonly parkId: string; readonly actor: Actor; readonly id: string },
  order: BatchOrder,
): Promise<ForeseenBatch> {
  const { candidates, left } = await parts.database.inPark(parkId, (tx) =>
    selectCandidates(tx, parkId, order, MOST_TRIED_OUT),
  )
  const items: ItemReport[] = []
  for (const candidate of candidates) {
    const commandId = itemCommandId(id, candidate.id)
    const problem = await problemOf(async () => {
      for (const command of await commandsFor(parts, parkId, order, candidate, commandId, '-')) {
        const decision = await parts.engine.foresee({ ...command, parkId, instanceId: candidate.id, actor })
        if (!decision.accepted) return decision.rejection
      }
      return null
    })
    items.push(reportOf(candidate, problem))
  }
  const found = new Set(candidates.map((each) => each.id))
  const missing = order.selection.instances?.filter((each) => !found.has(each) && left === 0) ?? []
  return { items: [...items, ...missing.map(notThere)], left }
}

/** What an expected "no" says. */
export async function problemOf(act: () => Promise<Problem | null>): Promise<Problem | null> {
  try {
    return await act()
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const { code, message, messageZh } = error
    return { code, message, messageZh }
  }
}

function reportOf({ id, processId, businessKey, number }: Candidate, problem: Problem | null): ItemReport {
  return { instanceId: id, processId, businessKey, number, state: problem === null ? 'possible' : 'refused', problem }
}

function notThere(instanceId: string): ItemReport {
  const problem = {
    code: 'not-started',
    message: `Expected ${instanceId} to be an instance that is meant by this, but there is none.`,
    messageZh: `没有符合条件的流程实例 ${instanceId}。`,
  }
  return { instanceId, processId: '', businessKey: null, number: null, state: 'refused', problem }
}
