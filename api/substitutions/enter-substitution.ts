import { v7 } from 'uuid'
import { listLeavesAround } from '../leaves/queries.ts'
import { listOfficers, type Officer } from '../people/queries.ts'
import type { ParkAccess } from '../plugins/access.ts'
import type { Tx } from '../plugins/database.ts'
import { Refusal } from '../refusal.ts'
import { insertSubstitution, listAround, lockSubstitutions, type NewSubstitution } from './queries.ts'
import { isReplaceable, type Scope, type Substitution } from './substitution.ts'

export interface AskedSubstitution {
  readonly personId: string
  readonly substituteId: string
  readonly fromAt: Date
  readonly untilAt: Date
  readonly scope: Scope
  readonly scopeValues: readonly string[]
  readonly reason: string
}

interface Enterer {
  readonly access: ParkAccess
  readonly personId: string
  readonly now: Date
}

/** 登记代岗: by the person, the head of one of their departments, or a manager. Gives its id. */
export async function enterSubstitution(tx: Tx, by: Enterer, asked: AskedSubstitution): Promise<string> {
  const { park } = by.access
  await lockSubstitutions(tx, park.id)
  const officers = (await listOfficers(tx, park.id)).filter(({ post }) => isReplaceable(post))
  if (!mayEnterFor(by.access, by.personId, asked.personId, officers)) throw notTheirs()
  const problems = problemsOf(asked, officers, by.now)
  if (problems.length > 0) {
    const [{ message, messageZh } = problem('reason', '', '')] = problems
    throw new Refusal('substitution-invalid', message, messageZh, problems)
  }
  // What has been is over: only from now on may two stand in each other's way.
  const fromAt = new Date(Math.max(asked.fromAt.getTime(), by.now.getTime()))
  const around = await listAround(tx, park.id, [asked.personId, asked.substituteId], { ...asked, fromAt })
  mustNotCollide(asked, around)
  const [leave] = await listLeavesAround(tx, park.id, asked.substituteId, { ...asked, fromAt })
  if (leave !== undefined)
    throw collides(
      'substitute',
      `${leave.personName} is on leave then: choose somebody who is there.`,
      `${leave.personName}那时请假，请选择在岗的人。`,
    )
  const row: NewSubstitution = { ...asked, id: v7(), enteredBy: by.personId, enteredAt: by.now }
  await insertSubstitution(tx, park.id, row)
  return row.id
}

export function mayEnterFor(
  access: ParkAccess,
  by: string,
  personId: string,
  officers: readonly Pick<Officer, 'personId' | 'department'>[],
): boolean {
  if (by === personId || access.roles.has('manager')) return true
  const headed = access.memberships.filter(({ post }) => post === 'signatory').map(({ department }) => department)
  return officers.some((officer) => officer.personId === personId && headed.includes(officer.department))
}

function problemsOf(asked: AskedSubstitution, officers: readonly Officer[], now: Date) {
  const isOfficer = (id: string) => officers.some(({ personId }) => personId === id)
  return [
    isOfficer(asked.personId) ? [] : [problem('person', 'Choose an officer of the park.', '请选择本园区的工作人员。')],
    isOfficer(asked.substituteId) && asked.substituteId !== asked.personId
      ? []
      : [problem('substitute', 'Choose another officer of the park.', '请选择本园区的另一名工作人员代岗。')],
    asked.fromAt < asked.untilAt ? [] : [problem('until', 'It ends before it begins.', '结束日期不能早于开始日期。')],
    asked.untilAt > now ? [] : [problem('until', 'It is over already.', '结束日期已经过去。')],
    asked.scope === 'all' || asked.scopeValues.length > 0
      ? []
      : [problem(asked.scope, 'Say which ones.', '请写明是哪些部门、事项或者流程。')],
    asked.reason === '' ? [problem('reason', 'Write why.', '请写明原因。')] : [],
  ].flat()
}

/** One stands in for another, who stands in for nobody and is not away: so no chain is longer than one, and none a circle. */
function mustNotCollide(asked: AskedSubstitution, around: readonly Substitution[]): void {
  for (const other of around) {
    if (other.personId === asked.personId && overlaps(asked, other))
      throw collides(
        'substitute',
        `${other.substituteName} stands in for ${other.personName} then already.`,
        `这段时间已由${other.substituteName}代${other.personName}，请先结束那一条，或者改日期、范围。`,
      )
    if (other.personId === asked.substituteId)
      throw collides(
        'substitute',
        `${other.personName} is away then too, and ${other.substituteName} stands in: choose somebody who is there.`,
        `${other.personName}那时也不在岗（由${other.substituteName}代），请选择在岗的人。`,
      )
    if (other.substituteId === asked.personId)
      throw collides(
        'person',
        `${other.substituteName} stands in for ${other.personName} then: let somebody else do that first.`,
        `${other.substituteName}那时正代${other.personName}，请先为${other.personName}另行安排。`,
      )
  }
}

function overlaps(one: Pick<Substitution, 'scope' | 'scopeValues'>, other: typeof one): boolean {
  if (one.scope !== other.scope || one.scope === 'all') return true
  return one.scopeValues.some((value) => other.scopeValues.includes(value))
}

function collides(field: string, message: string, messageZh: string): Refusal {
  return new Refusal('substitution-collides', message, messageZh, [problem(field, message, messageZh)])
}

function problem(field: string, message: string, messageZh: string) {
  return { field, code: 'substitution-invalid', message, messageZh }
}

function notTheirs(): Refusal {
  return new Refusal(
    'not-allowed',
    'Expected the person themselves, the head of their department, or a manager to enter it.',
    '只能由本人、本部门负责人或者园区管理员登记代岗。',
  )
}
