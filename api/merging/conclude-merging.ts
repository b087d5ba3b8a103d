import type { Variables } from '../../engine/index.ts'
import { lockApplication } from '../applications/queries.ts'
import { listOpenFindings } from '../findings/queries.ts'
import { isToldInRound } from '../notices/queries.ts'
import type { Tx } from '../plugins/database.ts'
import type { DescribedProcess } from '../process-description/described-process.ts'
import { Refusal } from '../refusal.ts'
import { currentRound } from '../submissions/queries.ts'
import type { Task } from '../tasks/task.ts'
import { planNotice } from './notice-plan.ts'
import { readMerging } from './queries.ts'

/**
 * What the answer of who merges tells the process: only the departments concerned open again, those too whose findings
 * were set aside, for they have not agreed. Refuses a second notice in a round, and one that would say nothing.
 */
export async function concludeMerging(
  tx: Tx,
  parkId: string,
  task: Task,
  process: DescribedProcess,
): Promise<Variables> {
  await lockApplication(tx, parkId, task.applicationId)
  const round = await currentRound(tx, parkId, task.applicationId)
  if (await isToldInRound(tx, parkId, task.applicationId, round)) throw alreadySent(round)
  const open = await listOpenFindings(tx, parkId, task.applicationId)
  const merging = await readMerging(tx, parkId, { instance: task.instanceId, key: task.key })
  if (open.length > 0 && planNotice(open, merging).length === 0) {
    throw new Refusal(
      'notice-empty',
      'Expected at least one finding to be told: a notice cannot set all of them aside.',
      '全部问题都不列入，告知书没有内容：请至少保留一条。',
    )
  }
  const concerned = new Set(open.map(({ permit }) => permit))
  return { permitsToReview: [...process.permits.keys()].filter((letter) => concerned.has(letter)) }
}

function alreadySent(round: number): Refusal {
  return new Refusal(
    'notice-already-sent',
    `Expected round ${round} to have no consolidated notice yet: there is one per round.`,
    `第 ${round} 轮的告知书已经发出，每轮只发一份。`,
  )
}
