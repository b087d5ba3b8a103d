import { v7 } from 'uuid'
import type { Office } from '../../engine/index.ts'
import { findApplication } from '../applications/queries.ts'
import { addWorkingDaysTo } from '../deadlines/add-working-days.ts'
import { listDepartments } from '../departments/queries.ts'
import { nextPaperNumber } from '../paper-numbers/queries.ts'
import { dateIn } from '../parks/dates.ts'
import type { Park } from '../parks/park.ts'
import type { Tx } from '../plugins/database.ts'
import { Refusal } from '../refusal.ts'
import { insertOversightNotice } from './queries.ts'
import type { OversightCause } from './rules.ts'

export interface AskedNotice {
  readonly department: string
  readonly cause: OversightCause
  /** `null` = it is about no single application. */
  readonly applicationId: string | null
  readonly what: string
  readonly answerDays: number
}

interface Raiser {
  readonly park: Pick<Park, 'id' | 'zone'>
  readonly office: Office
  readonly personId: string
  readonly now: Date
}

/** 发出督办单 by an overseer, for conduct or whatever no rule sees. Gives its id. */
export async function raiseNotice(
  tx: Tx,
  { park, office, personId, now }: Raiser,
  asked: AskedNotice,
): Promise<string> {
  const { department, cause, applicationId, what, answerDays } = asked
  const known = (await listDepartments(tx, park.id)).some(({ code }) => code === department)
  if (!known) throw wrong('department', 'Choose a department of the park.', '请选择被督办的部门。')
  const application = applicationId === null ? null : await findApplication(tx, park.id, applicationId)
  if (applicationId !== null && (application === null || application.number === null)) {
    throw wrong('application', 'Expected an application that was submitted.', '请写明已经提交的申请，或者留空。')
  }
  if (what === '') throw wrong('what', 'Write what is the matter.', '请写明督办事项和要求。')
  const id = v7()
  const number = await nextPaperNumber(tx, park.id, 'notice', Number(dateIn(park.zone, now.getTime()).slice(0, 4)))
  await insertOversightNotice(tx, park.id, {
    ...{ id, number, department, cause, applicationId, what, answerDays, raisedBy: personId, raisedAt: now },
    ...{ answerBy: new Date(addWorkingDaysTo(office, now.getTime(), answerDays)), raisedFor: null },
  })
  return id
}

function wrong(field: string, message: string, messageZh: string): Refusal {
  const code = 'oversight-incomplete'
  return new Refusal(code, message, messageZh, [{ field, code, message, messageZh }])
}
