import { v7 } from 'uuid'
import { groundNames } from '../../../engine/index.ts'
import { insertCopies } from '../../copies/queries.ts'
import { insertNotice } from '../../notices/queries.ts'
import type { Tx } from '../../plugins/database.ts'
import type { ClockRequest } from './clock-request.ts'

/** Tells who asked what was decided: a notice of the department, and the task in their inbox with what was said. */
export async function tellAsker(tx: Tx, parkId: string, request: ClockRequest): Promise<void> {
  const { applicationId, instanceId, key, department, permit, asked, state, reason, decidedBy, decidedAt } = request
  if (decidedBy === null || decidedAt === null) throw new Error(`Expected request ${request.id} to be decided.`)
  const what = asked.kind === 'pause' ? `中止计时（${groundNames[asked.ground]?.[0] ?? asked.ground}）` : '延期'
  const note = state === 'approved' ? `${what}已批准` : `${what}未批准：${reason ?? ''}`
  if (state === 'refused')
    await insertNotice(
      tx,
      parkId,
      {
        ...{ id: v7(), applicationId, instanceId, jobKey: null, kind: 'clockRequestRefused', audience: 'department' },
        ...{ department, permit, title: '计时申请未批准', body: note, answerBy: null, sentAt: decidedAt },
      },
      null,
    )
  const people = [request.askedBy, request.askedFor].filter((id) => id !== null)
  // A whole application stands in no inbox.
  if (key !== 0)
    await insertCopies(
      tx,
      parkId,
      { instance: instanceId, key },
      { id: v7(), people, copiedBy: decidedBy, note, copiedAt: decidedAt },
    )
}
