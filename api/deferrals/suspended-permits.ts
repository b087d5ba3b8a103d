import { v5 } from 'uuid'
import { movePermit, type PermitMoveOrder } from '../permits/moves/move-permit.ts'
import { listPermitMoves } from '../permits/moves/queries.ts'
import type { PermitMoveName } from '../permits/moves/tables.ts'
import type { Permit } from '../permits/permit.ts'
import { listPermitsOf } from '../permits/queries.ts'
import type { Tx } from '../plugins/database.ts'
import type { FollowedCase } from './follow-deferral.ts'
import { isAwaited } from './is-awaited.ts'
import { listDeferralsOf } from './queries.ts'

/** Suspends the use of every permit that needs the material, as far as it was issued; gives their names. */
export async function suspendUse(tx: Tx, followed: FollowedCase): Promise<readonly string[]> {
  const { material } = followed
  const issued = (await concerned(tx, followed)).filter(({ state }) => state === 'issued')
  for (const permit of issued) {
    await move(tx, followed, permit, 'suspendUse', `容缺的“${material.name.zh}”逾期未补交。`)
  }
  return issued.map(({ printed, number }) => `${printed.title}（${number}）`)
}

/** Lets permits be used again that a rule suspended, where nothing else that they need is still missing. */
export async function restoreUse(tx: Tx, followed: FollowedCase): Promise<void> {
  const missing = await lettersStillWaiting(tx, followed)
  for (const permit of await suspendedByRule(tx, followed)) {
    if (missing.has(permit.permit)) continue
    await move(tx, followed, permit, 'restore', `容缺的“${followed.material.name.zh}”已补交。`)
  }
}

export async function revokeSuspended(tx: Tx, followed: FollowedCase): Promise<void> {
  const { rules, material } = followed
  for (const permit of await suspendedByRule(tx, followed)) {
    const reason = `容缺的“${material.name.zh}”逾期未补交，暂停使用后 ${rules.revokeAfterDays} 个工作日内仍未补交。`
    await move(tx, followed, permit, 'revoke', reason)
  }
}

async function concerned(tx: Tx, { park, application, material }: FollowedCase): Promise<readonly Permit[]> {
  const permits = await listPermitsOf(tx, park.id, application.id)
  return permits.filter(({ permit }) => material.permits.includes(permit))
}

/** What a signatory suspended for another reason is theirs to restore or revoke. */
async function suspendedByRule(tx: Tx, followed: FollowedCase): Promise<readonly Permit[]> {
  const suspended = (await concerned(tx, followed)).filter(({ state }) => state === 'useSuspended')
  const moves = await listPermitMoves(
    tx,
    followed.park.id,
    suspended.map(({ id }) => id),
  )
  return suspended.filter(({ id }) => {
    const last = moves.filter(({ permitId }) => permitId === id).at(-1)
    return last?.cause?.startsWith('deferral:') === true
  })
}

async function lettersStillWaiting(tx: Tx, { park, application, deferral, process }: FollowedCase) {
  const all = await listDeferralsOf(tx, park.id, application.id)
  const others = all.filter((each) => each.code !== deferral.code && each.state === 'breached' && isAwaited(each))
  const codes = new Set(others.map(({ code }) => code))
  return new Set(process.materials.filter(({ code }) => codes.has(code)).flatMap(({ permits }) => permits))
}

async function move(
  tx: Tx,
  { job, park, deferral, rules, at }: FollowedCase,
  permit: Permit,
  name: PermitMoveName,
  reason: string,
): Promise<void> {
  const order: PermitMoveOrder = {
    // One for each job and permit: a job that is tried again moves nothing again.
    id: v5(`${job.key}/${permit.id}`, job.instanceId),
    ...{ move: name, reason, legalBasis: rules.legalBasis },
    by: { cause: `deferral:${deferral.code}` },
    at,
  }
  await movePermit(tx, park.id, permit, order)
}
