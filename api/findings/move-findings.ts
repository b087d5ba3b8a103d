import { lockApplication } from '../applications/queries.ts'
import type { ParkAccess } from '../plugins/access.ts'
import type { Tx } from '../plugins/database.ts'
import { Refusal } from '../refusal.ts'
import { isUntold, reopeningsOf, type StandingFinding } from './finding.ts'
import { type FindingMove, findingLifecycle } from './lifecycle.ts'
import { findStandingFindings, insertFindingMoves } from './queries.ts'

/** Who moves findings, and with what. */
export interface MoveOrder {
  readonly applicationId: string
  readonly personId: string
  readonly commandId: string
  /** The instance of the command with which it happens and without which it does not count; `null` = at once. */
  readonly instanceId: string | null
  readonly movedAt: Date
}

/** 已整改: the applicant says that these are mended. Refuses what was not told yet, or waits for somebody else. */
export async function markFixed(tx: Tx, parkId: string, ids: readonly string[], order: MoveOrder): Promise<void> {
  const found = await existing(tx, parkId, order, ids)
  for (const finding of found) {
    // Whoever may not know of it is told that it is not there.
    if (isUntold(finding)) throw noSuchFinding(finding.id)
    mustAllow(finding, 'fix')
  }
  await write(tx, parkId, found, 'fix', null, null, order)
}

/** 销号: the department that found them sees that they are mended, or takes a promise for what is left (`promise`). */
export async function closeFindings(
  tx: Tx,
  access: ParkAccess,
  ids: readonly string[],
  order: MoveOrder,
  move: 'close' | 'promise' = 'close',
): Promise<void> {
  const found = await existing(tx, access.park.id, order, ids)
  for (const finding of found) {
    mustBeTheirs(access, finding)
    mustAllow(finding, move)
  }
  await write(tx, access.park.id, found, move, null, departmentIn(access, found), order)
}

/** 退回整改: the department that found it sees that it is not mended, and says why; `most` times at most. */
export async function reopenFinding(
  tx: Tx,
  access: ParkAccess,
  id: string,
  { reason, most = 1 }: { readonly reason: string; readonly most?: number },
  order: MoveOrder,
): Promise<void> {
  const found = await existing(tx, access.park.id, order, [id])
  for (const finding of found) {
    mustBeTheirs(access, finding)
    if (reopeningsOf(finding.moves) >= most) throw reopenedAlready(finding)
    mustAllow(finding, 'reopen')
  }
  if (reason.trim() === '') {
    throw new Refusal('reason-missing', 'Expected why the finding is reopened.', '请写明退回整改的理由。')
  }
  await write(tx, access.park.id, found, 'reopen', reason.trim(), departmentIn(access, found), order)
}

/** Whether somebody belongs to the department that found it; older findings name none. */
export function isTheirs(access: ParkAccess, { department }: Pick<StandingFinding, 'department'>): boolean {
  const posts = ['windowClerk', 'reviewer', 'checker', 'signatory']
  return [...access.memberships, ...access.standIns].some(
    (each) => posts.includes(each.post) && (department === null || each.department === department),
  )
}

async function existing(
  tx: Tx,
  parkId: string,
  { applicationId }: MoveOrder,
  ids: readonly string[],
): Promise<readonly StandingFinding[]> {
  // One mover at a time, or two would see the same state.
  await lockApplication(tx, parkId, applicationId)
  const found = await findStandingFindings(tx, parkId, applicationId, ids)
  const known = new Set(found.map(({ id }) => id))
  const missing = ids.find((id) => !known.has(id))
  if (missing !== undefined) throw noSuchFinding(missing)
  return found
}

function mustBeTheirs(access: ParkAccess, finding: StandingFinding): void {
  if (isTheirs(access, finding)) return
  throw new Refusal(
    'finding-of-another-department',
    `Expected somebody of ${finding.department ?? 'a department'}: only the department that found it judges a finding.`,
    '问题只能由提出它的部门销号或者退回整改。',
  )
}

function mustAllow({ id, state }: StandingFinding, move: FindingMove): void {
  if (findingLifecycle.advance(state, move) !== null) return
  const [expected, expectedZh] = needed[move]
  throw new Refusal(
    'finding-move-not-allowed',
    `Expected finding ${id} to be ${expected}, but it is ${state}.`,
    `问题当前为“${stateNames[state]}”，${expectedZh}。`,
  )
}

const needed: { readonly [move in FindingMove]: readonly [string, string] } = {
  fix: ['open or reopened', '只有待整改的问题可以标记为已整改'],
  close: ['fixed', '企业提交整改后才能销号'],
  reopen: ['fixed', '企业提交整改后才能退回'],
  promise: ['fixed', '企业提交整改后才能转为承诺'],
}

/** What each state is called in Chinese. */
const stateNames: { readonly [state in StandingFinding['state']]: string } = {
  open: '待整改',
  fixed: '已整改，待核查',
  reopened: '已退回，待再次整改',
  closed: '已销号',
  promised: '已承诺',
}

function reopenedAlready({ id }: StandingFinding): Refusal {
  return new Refusal(
    'finding-reopened-already',
    `Expected finding ${id} not to have been reopened before: it is reopened once. Decide on what there is.`,
    '同一问题只能退回整改一次，请按现有情况作出结论。',
  )
}

function noSuchFinding(id: string): Refusal {
  return new Refusal('not-found', `Expected finding ${id}, but there is none.`, '没有该问题。')
}

function departmentIn(access: ParkAccess, found: readonly StandingFinding[]): string | null {
  return found[0]?.department ?? access.memberships[0]?.department ?? null
}

async function write(
  tx: Tx,
  parkId: string,
  found: readonly StandingFinding[],
  move: FindingMove,
  reason: string | null,
  department: string | null,
  { applicationId: _, ...made }: MoveOrder,
): Promise<void> {
  await insertFindingMoves(
    tx,
    found.map(({ id }) => ({ parkId, findingId: id, move, reason, department, ...made })),
  )
}
