import { mustBePossible } from '../interventions/must-be-possible.ts'
import { keepIntervention } from '../interventions/queries.ts'
import { listParks } from '../parks/queries.ts'
import { accepted } from '../refusal.ts'
import { readCandidates } from './candidates/queries.ts'
import { type BatchParts, commandsFor, itemCommandId } from './command-for.ts'
import { problemOf } from './foresee-batch.ts'
import { endBatch, keepLease, type LeasedBatch, leaseBatch, nextItems, settleItem } from './queries.ts'

/** Seconds: a batch whose node died goes on elsewhere that much later. */
const LEASE = 10

/** Between two looks at whether somebody has stopped it. */
const IN_A_ROW = 20

/**
 * Goes on with every batch that nobody works on, until it is through or stopped. Its instances come one after the other:
 * a batch is no reason to hold up everybody else's commands. A crash at any moment repeats at most one instance's
 * command, which is answered from the journal. A server that is about to stop leaves the rest to others.
 */
export async function runBatches(parts: BatchParts, isStopping: () => boolean): Promise<void> {
  for (const { id: parkId } of await parts.database.outsideParks(listParks)) {
    while (!isStopping()) {
      const batch = await parts.database.inPark(parkId, (tx) => leaseBatch(tx, parkId, LEASE))
      if (batch === null) break
      await runBatch(parts, parkId, batch, isStopping)
    }
  }
}

async function runBatch(
  parts: BatchParts,
  parkId: string,
  batch: LeasedBatch,
  isStopping: () => boolean,
): Promise<void> {
  const { database, engine } = parts
  while (!isStopping() && (await database.inPark(parkId, (tx) => keepLease(tx, parkId, batch.id, LEASE)))) {
    const next = await database.inPark(parkId, (tx) => nextItems(tx, parkId, batch.id, IN_A_ROW))
    for (const instanceId of next) await settle(parts, parkId, batch, instanceId)
    if (next.length > 0) continue
    const endedAt = new Date(engine.now())
    await database.inPark(parkId, (tx) => endBatch(tx, { parkId, id: batch.id }, 'done', endedAt))
  }
}

async function settle(parts: BatchParts, parkId: string, batch: LeasedBatch, instanceId: string): Promise<void> {
  const { database, engine } = parts
  const problem = await problemOf(async () => {
    await intervene(parts, parkId, batch, instanceId)
    return null
  })
  const item = { parkId, batchId: batch.id, instanceId }
  await database.inPark(parkId, (tx) => settleItem(tx, item, problem, new Date(engine.now())))
}

/** The reason is written first, then the command is sent; of what would be refused there is no reason to keep. */
async function intervene(
  parts: BatchParts,
  parkId: string,
  { id, act, selection, reason, orderedBy: personId }: LeasedBatch,
  instanceId: string,
): Promise<void> {
  const { database, engine } = parts
  const [candidate] = await database.inPark(parkId, (tx) => readCandidates(tx, parkId, [instanceId]))
  if (candidate === undefined) throw new Error(`Expected instance ${instanceId} of batch ${id}, but found none.`)
  const itemId = itemCommandId(id, instanceId)
  const actor = { type: 'person', person: personId } as const
  for (const sent of await commandsFor(parts, parkId, { act, selection }, candidate, itemId, reason)) {
    const command = { ...sent, parkId, instanceId, actor }
    await mustBePossible(parts, command)
    const written = { parkId, commandId: sent.id, instanceId, personId, reason, writtenAt: new Date(engine.now()) }
    await database.inPark(parkId, (tx) => keepIntervention(tx, written))
    accepted(await engine.send(command))
  }
}
