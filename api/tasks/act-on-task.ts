import type { FastifyRequest } from 'fastify'
import type { CommandBody } from '../../engine/index.ts'
import { mustNotStandStill } from '../clocks/stands-still.ts'
import { mayBeTakenOver, takeUp } from '../ladder/given/queries.ts'
import { mustBeThere } from '../leaves/must-be-there.ts'
import { actorOf, commandIdOf, inParkOf, parkOf, personOf } from '../plugins/access.ts'
import type { Tx } from '../plugins/database.ts'
import { accepted } from '../refusal.ts'
import type { RefusedAct } from '../refused-acts/acts.ts'
import { keepingRefusedActs } from '../refused-acts/keeping-refused-acts.ts'
import { noteForWhom } from '../substitutions/note-for-whom.ts'
import { mayAnswer, mayAssign, wrongDepartment } from './access.ts'
import { type AnswerOrder, writeAnswer } from './answer-task.ts'
import { writeCheck } from './check-task.ts'
import { existingTask } from './existing-task.ts'
import { mustHoldPost } from './holds-post.ts'
import { findTask } from './queries.ts'
import type { Task } from './task.ts'

// What people do with a task, whether by the API or by a page; each gives the task as it is afterwards.

/** Which task of the request's park. */
export interface TaskAddress {
  /** Id of the process instance. */
  readonly instance: string
  readonly key: number
}

/** What is said about a task. */
export type TaskAnswer = Omit<AnswerOrder, 'instanceId' | 'key' | 'commandId' | 'personId'>

/**
 * 领取. `commandId` is the request's own unless it does this with several tasks. What a person was given because nobody
 * had claimed it they take up so; a colleague takes it over until they do.
 */
export async function claimTask(
  request: FastifyRequest,
  at: TaskAddress,
  commandId = commandIdOf(request),
): Promise<Task> {
  const { personId: person } = personOf(request)
  const { instance, key } = at
  const task = await mustBeTheirs(request, at, commandId, mustBeThere)
  if (task.state !== 'claimed') return await send(request, at, { type: 'claimTask', key, person }, commandId)

  const parkId = parkOf(request).park.id
  const isOwn = task.assignee === person
  const isTheirs = isOwn || (await inParkOf(request, (tx) => mayBeTakenOver(tx, parkId, instance, key)))
  // Refused by the engine, which says who has it.
  if (!isTheirs) return await send(request, at, { type: 'claimTask', key, person }, commandId)
  const claimed = isOwn ? task : await send(request, at, { type: 'assignTask', key, person }, commandId)
  await inParkOf(request, (tx) => takeUp(tx, parkId, instance, key))
  return claimed
}

/** 退回部门 */
export async function releaseTask(request: FastifyRequest, at: TaskAddress): Promise<Task> {
  await mustBeTheirs(request, at, commandIdOf(request))
  return await send(request, at, { type: 'releaseTask', key: at.key, person: personOf(request).personId })
}

/** 指派: by the head of the department, to somebody who holds the task's post. */
export async function assignTask(
  request: FastifyRequest,
  at: TaskAddress,
  personId: string,
  commandId = commandIdOf(request),
): Promise<Task> {
  const access = parkOf(request)
  await inParkOf(request, async (tx) => {
    const task = await existingTask(tx, access.park.id, at.instance, at.key)
    if (!mayAssign(task, access)) throw wrongDepartment(task, 'signatory')
    await mustHoldPost(tx, access.park.id, personId, task)
  })
  return await send(request, at, { type: 'assignTask', key: at.key, person: personId }, commandId)
}

/** 提交结论: the words first, then the command. What the command refuses stays as that person's draft. */
export async function answerTask(request: FastifyRequest, at: TaskAddress, answer: TaskAnswer): Promise<Task> {
  const { personId } = personOf(request)
  const commandId = commandIdOf(request)
  const order = { ...answer, instanceId: at.instance, key: at.key, commandId, personId }
  const access = parkOf(request)
  let applicationId: string | null = null
  const tried = (code: string) => {
    const act = refusedActOf(code)
    return act === null ? null : { act, applicationId, subject: null }
  }
  const variables = await keepingRefusedActs(request, tried, () =>
    inParkOf(request, async (tx) => {
      const task = await existingTask(tx, access.park.id, at.instance, at.key)
      applicationId = task.applicationId
      await mustNotStandStill(tx, access.park.id, task)
      await noteForWhom(tx, access, task, task.post, { commandId, personId })
      return await writeAnswer(request.server, tx, access, order)
    }),
  )
  return await send(request, at, { type: 'answerTask', key: at.key, person: personId, variables }, commandId)
}

const refusedActsByCode: { readonly [code: string]: RefusedAct } = {
  'notice-already-sent': 'sendNotice',
  'late-finding-not-approved': 'addFinding',
  'finding-reopened-already': 'reopenFinding',
  'finding-of-another-department': 'reopenFinding',
}

/** Which refusals of an answer are against the rules of service, and what was tried. */
function refusedActOf(code: string): RefusedAct | null {
  return refusedActsByCode[code] ?? null
}

/** 复核: confirms the answer of another person, or sends it back. */
export async function checkTask(
  request: FastifyRequest,
  at: TaskAddress,
  kind: 'confirm' | 'sendBack',
  reason: string | null,
): Promise<Task> {
  const { personId } = personOf(request)
  const commandId = commandIdOf(request)
  const order = { instanceId: at.instance, key: at.key, commandId, personId, kind, reason }
  await inParkOf(request, (tx) => writeCheck(request.server, tx, parkOf(request), order))
  const type = kind === 'confirm' ? 'confirmTask' : 'sendBackTask'
  return await send(request, at, { type, key: at.key, person: personId }, commandId)
}

async function mustBeTheirs(
  request: FastifyRequest,
  { instance, key }: TaskAddress,
  commandId: string,
  alsoMust?: (tx: Tx, parkId: string, personId: string) => Promise<void>,
): Promise<Task> {
  const access = parkOf(request)
  const { personId } = personOf(request)
  return await inParkOf(request, async (tx) => {
    const task = await existingTask(tx, access.park.id, instance, key)
    if (!mayAnswer(task, access)) throw wrongDepartment(task, task.post)
    await alsoMust?.(tx, access.park.id, personId)
    await noteForWhom(tx, access, task, task.post, { commandId, personId })
    return task
  })
}

async function send(
  request: FastifyRequest,
  { instance, key }: TaskAddress,
  body: CommandBody,
  commandId = commandIdOf(request),
): Promise<Task> {
  const parkId = parkOf(request).park.id
  const command = { id: commandId, parkId, instanceId: instance, actor: actorOf(request) }
  accepted(await request.server.engine.send({ ...command, body }))
  const task = await inParkOf(request, (tx) => findTask(tx, parkId, instance, key))
  if (task === null) throw new Error(`Expected task ${key} of ${instance} to be there, but found none.`)
  return task
}
