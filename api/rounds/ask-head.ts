import type { FastifyRequest } from 'fastify'
import { v7 } from 'uuid'
import { insertCopies } from '../copies/queries.ts'
import type { FindingBody } from '../findings/finding.ts'
import { answerOnce } from '../idempotency/answer-once.ts'
import { listOfficers } from '../people/queries.ts'
import { inParkOf, parkOf, personOf } from '../plugins/access.ts'
import type { Tx } from '../plugins/database.ts'
import { Refusal } from '../refusal.ts'
import { keepingRefusedActs } from '../refused-acts/keeping-refused-acts.ts'
import { mayAssign, wrongDepartment } from '../tasks/access.ts'
import type { TaskAddress } from '../tasks/act-on-task.ts'
import { existingTask } from '../tasks/existing-task.ts'
import type { Task } from '../tasks/task.ts'
import { decideLateFinding, insertLateFinding, listLateFindings, wasJudgedBefore } from './queries.ts'

/** 报批新问题: asks the head of the department to let a finding be told that could have been told before. Gives its id. */
export async function askHead(
  request: FastifyRequest,
  at: TaskAddress,
  { why, ...finding }: FindingBody & { readonly why: string },
): Promise<string> {
  const parkId = parkOf(request).park.id
  const { personId } = personOf(request)
  const { id } = await inParkOf(request, (tx) =>
    answerOnce(request, tx, async () => {
      const task = await existingTask(tx, parkId, at.instance, at.key)
      mustBeInHand(task, personId)
      const { department } = task
      if (department === null || !(await wasJudgedBefore(tx, parkId, task))) throw notLate()
      if (why.trim() === '') throw reasonMissing()
      const askedAt = new Date(request.server.engine.now())
      const late = {
        ...{ parkId, id: v7(), applicationId: task.applicationId, instanceId: task.instanceId, taskKey: task.key },
        ...{ department, permit: finding.permit ?? task.permit, material: finding.material ?? null },
        ...{ field: finding.field ?? null, rule: finding.rule ?? null, why: why.trim(), askedBy: personId, askedAt },
        ...{ whatIsWrong: finding.whatIsWrong, howToFix: finding.howToFix },
      }
      await insertLateFinding(tx, late)
      await tellHeads(tx, parkId, at, late)
      return { id: late.id }
    }),
  )
  return id
}

/** 批准、不批准: by the head of the department, never by who asks. */
export async function decideLate(
  request: FastifyRequest,
  at: TaskAddress,
  id: string,
  isApproved: boolean,
): Promise<void> {
  const access = parkOf(request)
  const { personId } = personOf(request)
  const { applicationId } = await inParkOf(request, (tx) => existingTask(tx, access.park.id, at.instance, at.key))
  await keepingRefusedActs(request, { act: 'approveFinding', applicationId, subject: id }, () =>
    inParkOf(request, (tx) =>
      answerOnce(request, tx, async () => {
        const task = await existingTask(tx, access.park.id, at.instance, at.key)
        if (!mayAssign(task, access)) throw wrongDepartment(task, 'signatory')
        const asked = (await listLateFindings(tx, access.park.id, at)).find((each) => each.id === id)
        if (asked === undefined) {
          throw new Refusal(
            'not-found',
            `Expected a finding ${id} to decide on, but found none.`,
            '没有待批准的该问题。',
          )
        }
        if (asked.askedBy === personId) {
          throw new Refusal('same-person', 'Expected another person than who asks.', '不能批准自己提出的问题。')
        }
        const decision = { isApproved, decidedBy: personId, decidedAt: new Date(request.server.engine.now()) }
        if (task.endedAt !== null || !(await decideLateFinding(tx, access.park.id, id, decision))) throw decided(id)
        return {}
      }),
    ),
  )
}

/** In the inbox of every head of the department, with a way to the task. */
async function tellHeads(
  tx: Tx,
  parkId: string,
  at: TaskAddress,
  late: { readonly department: string; readonly whatIsWrong: string; readonly askedBy: string; readonly askedAt: Date },
): Promise<void> {
  const heads = (await listOfficers(tx, parkId)).filter(
    ({ department, post, personId }) =>
      department === late.department && post === 'signatory' && personId !== late.askedBy,
  )
  const people = [...new Set(heads.map(({ personId }) => personId))]
  if (people.length === 0) return
  const note = `请决定是否批准提出新问题：${late.whatIsWrong}`.slice(0, 1_000)
  await insertCopies(tx, parkId, at, { id: v7(), people, copiedBy: late.askedBy, note, copiedAt: late.askedAt })
}

function mustBeInHand({ state, assignee, key }: Task, personId: string): void {
  if (state === 'claimed' && assignee === personId) return
  throw new Refusal(
    'not-the-assignee',
    `Expected task ${key} to be in your hands: claim it first.`,
    '请先领取任务，再报批新问题。',
  )
}

function notLate(): Refusal {
  return new Refusal(
    'finding-not-late',
    'Expected a notice to have told what was found here: write what you find with your answer.',
    '尚未发出告知书，请直接随审查意见提出问题。',
  )
}

function reasonMissing(): Refusal {
  const message = 'Write why it was not found in the last round.'
  const messageZh = '请写明上一轮没有提出的原因。'
  return new Refusal('reason-missing', message, messageZh, [
    { field: 'late.why', code: 'reason-missing', message, messageZh },
  ])
}

function decided(id: string): Refusal {
  return new Refusal(
    'late-finding-decided',
    `Expected finding ${id} to await a decision, but it was decided on or the task has ended.`,
    '该问题已经决定，或者任务已经办结。',
  )
}
