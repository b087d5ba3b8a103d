import { v5 } from 'uuid'
import { findApplication } from '../../applications/queries.ts'
import { mustMove } from '../../lifecycles/must-move.ts'
import { insertNotice } from '../../notices/queries.ts'
import type { Tx } from '../../plugins/database.ts'
import { permitLifecycle } from '../lifecycle.ts'
import type { Permit } from '../permit.ts'
import { permitWords } from '../permit-words.ts'
import { permitNotice } from './permit-notice-texts.ts'
import { findPermitMove, insertPermitMove, lockPermitState, type PermitMove, updatePermitState } from './queries.ts'
import type { PermitMoveName } from './tables.ts'

export interface PermitMoveOrder {
  /** The same id again moves nothing again. */
  readonly id: string
  readonly move: PermitMoveName
  readonly reason: string
  readonly legalBasis: string
  /** Who decides it: a signatory's person id, or what a rule does it for. */
  readonly by: { readonly person: string } | { readonly cause: string }
  readonly at: Date
}

/** Moves an issued permit as its lifecycle allows, and tells its holder why and what can be done against it. */
export async function movePermit(tx: Tx, parkId: string, permit: Permit, order: PermitMoveOrder): Promise<PermitMove> {
  const state = await lockPermitState(tx, parkId, permit.id)
  if (state === null) throw new Error(`Expected permit ${permit.id}, but found none.`)
  const before = await findPermitMove(tx, parkId, order.id)
  if (before !== null) return before
  const next = mustMove(permitLifecycle, permitWords, state, order.move)
  const noticeId = await tell(tx, parkId, permit, order)
  const { id, move, reason, legalBasis, by, at } = order
  const made: PermitMove = {
    ...{ id, move, reason, legalBasis, noticeId },
    permitId: permit.id,
    applicationId: permit.applicationId,
    movedBy: 'person' in by ? by.person : null,
    cause: 'cause' in by ? by.cause : null,
    movedAt: at,
  }
  await updatePermitState(tx, parkId, permit.id, next)
  await insertPermitMove(tx, parkId, made)
  return made
}

async function tell(tx: Tx, parkId: string, permit: Permit, order: PermitMoveOrder): Promise<string> {
  const { applicationId, printed, number } = permit
  const application = await findApplication(tx, parkId, applicationId)
  if (application === null) throw new Error(`Expected application ${applicationId} of a permit, but found none.`)
  const id = v5('notice', order.id)
  const facts = {
    enterprise: application.enterprise.name,
    project: application.project?.name ?? '',
    permit: printed.title,
    number,
    authority: printed.authority,
    reason: order.reason,
    legalBasis: order.legalBasis,
  }
  const notice = {
    ...{ id, applicationId, ...permitNotice(order.move, facts) },
    instanceId: applicationId,
    jobKey: null,
    audience: 'applicant' as const,
    department: null,
    permit: permit.permit,
    answerBy: null,
    sentAt: order.at,
  }
  await insertNotice(tx, parkId, notice, null)
  return id
}
