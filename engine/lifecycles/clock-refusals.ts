import type { ClockContext, ClockMove, ClockMoveOf } from './clock-ledger.ts'

/** Why a clock does not make a move. */
export type ClockRefusal =
  | 'clock-move-not-allowed'
  | 'clock-overdue'
  | 'suspension-incomplete'
  | 'already-suspended'
  | 'no-such-suspension'
  | 'not-its-suspension'
  | 'already-extended'
  | 'extension-incomplete'
  | 'extension-too-long'

/** What the ledger has against a move; `null` = nothing. Whether the state allows it, the machine says. */
export function refusalOf(context: ClockContext, move: ClockMove): ClockRefusal | null {
  switch (move.type) {
    case 'pause':
      return ofPause(context, move)
    case 'resume':
      return ofResume(context, move)
    case 'extend':
      return ofExtension(context, move)
    case 'start':
    case 'end':
    case 'deem':
    case 'reopen':
      return null
  }
}

function ofPause({ suspensions }: ClockContext, { suspension, overdue }: ClockMoveOf<'pause'>): ClockRefusal | null {
  const { ground, article, why, evidence, by, element, fromCaller = false } = suspension
  const isWritten = [ground, article, why, by, ...evidence].every((text) => text.trim() !== '')
  if (!isWritten || evidence.length === 0) return 'suspension-incomplete'
  const again = suspensions.some(
    (each) => each.to === null && each.ground === ground && each.element === element && each.fromCaller !== true,
  )
  // What comes from callers is beside it: several of them may wait for the same at once.
  if (again && !fromCaller) return 'already-suspended'
  return overdue ? 'clock-overdue' : null
}

function ofResume({ suspensions }: ClockContext, { id, department }: ClockMoveOf<'resume'>): ClockRefusal | null {
  const open = suspensions.find((each) => each.id === id && each.to === null)
  if (open === undefined) return 'no-such-suspension'
  return open.department === null || open.department === department ? null : 'not-its-suspension'
}

function ofExtension(
  { extension, mostExtension }: ClockContext,
  { extension: wanted, overdue }: ClockMoveOf<'extend'>,
): ClockRefusal | null {
  if (extension !== null) return 'already-extended'
  if (wanted.reason.trim() === '' || wanted.approvedBy.trim() === '') return 'extension-incomplete'
  if (!Number.isInteger(wanted.days) || wanted.days < 1) return 'extension-incomplete'
  if (wanted.days > mostExtension) return 'extension-too-long'
  return overdue ? 'clock-overdue' : null
}
