import type { Tx } from '../plugins/database.ts'
import { Refusal } from '../refusal.ts'
import { listOnLeave } from './queries.ts'

/** Nobody is given a task, or takes one, while they are on leave: it would wait for nobody. */
export async function mustBeThere(tx: Tx, parkId: string, personId: string): Promise<void> {
  if (!(await listOnLeave(tx, parkId)).has(personId)) return
  throw new Refusal(
    'person-on-leave',
    'Expected somebody who is there, but this person is on leave now. End the leave first, or choose somebody else.',
    '该人员正在请假，不能接收任务：请先结束请假，或者选择其他人。',
  )
}
