import { v7 } from 'uuid'
import { listOfficers } from '../people/queries.ts'
import type { ParkAccess } from '../plugins/access.ts'
import type { Tx } from '../plugins/database.ts'
import { Refusal } from '../refusal.ts'
import { mayEnterFor } from '../substitutions/enter-substitution.ts'
import { listAround, lockSubstitutions } from '../substitutions/queries.ts'
import { isReplaceable } from '../substitutions/substitution.ts'
import { endLeave, findLeave, insertLeave, listLeavesAround } from './queries.ts'

export interface AskedLeave {
  readonly personId: string
  readonly fromAt: Date
  readonly untilAt: Date
  readonly reason: string
}

interface By {
  readonly access: ParkAccess
  readonly personId: string
  readonly now: Date
}

/** 登记请假, for which nobody stands in: by the person, the head of their department, or a manager. Gives its id. */
export async function enterLeave(tx: Tx, by: By, asked: AskedLeave): Promise<string> {
  const { park } = by.access
  await lockSubstitutions(tx, park.id)
  const officers = (await listOfficers(tx, park.id)).filter(({ post }) => isReplaceable(post))
  if (!mayEnterFor(by.access, by.personId, asked.personId, officers)) throw notTheirs()
  mustBeFit(asked, by.now, new Set(officers.map(({ personId }) => personId)))
  const { personId } = asked
  const other = (await listAround(tx, park.id, [personId, personId], asked)).find(
    ({ substituteId, scope }) => substituteId === personId || scope === 'all',
  )
  if (other !== undefined) {
    throw invalid(
      'person',
      `${other.substituteName} stands in for ${other.personName} then: end that first.`,
      `那时${other.substituteName}代${other.personName}，请先结束那一条代岗。`,
    )
  }
  if ((await listLeavesAround(tx, park.id, personId, asked)).length > 0) {
    throw invalid('from', 'This person is on leave then already.', '这段时间已经登记过请假。')
  }
  const { fromAt, untilAt, reason } = asked
  const row = { id: v7(), personId, fromAt, untilAt, reason, enteredBy: by.personId, enteredAt: by.now }
  await insertLeave(tx, park.id, row)
  return row.id
}

/** 销假: they are back earlier, or do not go. */
export async function endLeaveNow(tx: Tx, by: By, id: string): Promise<void> {
  const { park } = by.access
  const found = await findLeave(tx, park.id, id)
  if (found === null) throw new Refusal('not-found', `Expected a leave ${id}, but found none.`, '未找到该请假登记。')
  if (!mayEnterFor(by.access, by.personId, found.personId, await listOfficers(tx, park.id))) throw notTheirs()
  await endLeave(tx, park.id, id, by.personId, by.now)
}

function mustBeFit({ personId, fromAt, untilAt, reason }: AskedLeave, now: Date, officers: ReadonlySet<string>): void {
  if (!officers.has(personId)) throw invalid('person', 'Choose an officer of the park.', '请选择本园区的工作人员。')
  if (fromAt >= untilAt) throw invalid('until', 'It ends before it begins.', '结束日期不能早于开始日期。')
  if (untilAt <= now) throw invalid('until', 'It is over already.', '结束日期已经过去。')
  if (reason.trim() === '') throw invalid('reason', 'Write why.', '请写明原因。')
}

function invalid(field: string, message: string, messageZh: string): Refusal {
  const code = 'leave-invalid'
  return new Refusal(code, message, messageZh, [{ field, code, message, messageZh }])
}

function notTheirs(): Refusal {
  return new Refusal(
    'not-allowed',
    'Expected the person themselves, the head of their department, or a manager.',
    '只能由本人、本部门负责人或者园区管理员办理。',
  )
}
