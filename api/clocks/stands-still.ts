import { findGround, groundNames } from '../../engine/index.ts'
import type { Tx } from '../plugins/database.ts'
import { Refusal } from '../refusal.ts'
import type { Task } from '../tasks/task.ts'
import type { StoredClock, StoredSuspension } from './clock.ts'
import { listClocks } from './queries.ts'

/**
 * What somebody stopped on this very element, or on the whole around it by a ground of law, and has not let go on; `null`
 * = nothing. What a step itself stops while it is active is no such thing: it ends with its answer.
 */
export function standingSuspension(
  clocks: readonly StoredClock[],
  { key, node }: Pick<Task, 'key' | 'node'>,
): StoredSuspension | null {
  const open = clocks.filter(({ ledger }) => ledger.endedAt === null)
  const found = open.flatMap(({ ledger }) =>
    ledger.suspensions.filter(({ to, element, by }) => to === null && element === key && by !== node),
  )
  return found.at(-1) ?? standingWhole(open, key)
}

/**
 * The decision waits for what the law waits for (行政许可法 art. 45, 48). Where the time by law runs on, so does the work;
 * and who is no authority, such as whoever appraises, brings what is waited for.
 */
function standingWhole(open: readonly StoredClock[], key: number): StoredSuspension | null {
  const own = open.filter(({ host, owner }) => host === key && owner === 'authority')
  const found = own.flatMap(({ ledger }) =>
    ledger.suspensions.filter(({ to, ofWhole, ground }) => to === null && ofWhole === true && stopsByLaw(ground)),
  )
  return found.at(-1) ?? null
}

function stopsByLaw(ground: string): boolean {
  return findGround(ground)?.stops.includes('statutory') === true
}

/** From `paused` a task only goes on (domain.md §9): nobody answers before what the law waits for has come. */
export async function mustNotStandStill(tx: Tx, parkId: string, task: Task): Promise<void> {
  const suspension = standingSuspension(await listClocks(tx, parkId, task.instanceId), task)
  if (suspension === null) return
  const [zh, en] = groundNames[suspension.ground] ?? [suspension.ground, suspension.ground]
  if (suspension.ofWhole === true) {
    throw new Refusal(
      'task-paused',
      `Expected the time of the whole to run, but it stands still (${en}): task ${task.key} waits until it goes on.`,
      `整件因${zh}中止计时，恢复之后再提交。`,
    )
  }
  throw new Refusal(
    'task-paused',
    `Expected the clock of task ${task.key} to run, but it stands still (${en}): let it go on first.`,
    `任务计时因${zh}中止，请先登记收到的结果、恢复计时，再提交。`,
  )
}
