import type { FastifyRequest } from 'fastify'
import { v7 } from 'uuid'
import { lockApplication } from '../applications/queries.ts'
import { type Finding, isUntold } from '../findings/finding.ts'
import { findStandingFindings } from '../findings/queries.ts'
import { answerOnce } from '../idempotency/answer-once.ts'
import { inParkOf, parkOf, personOf } from '../plugins/access.ts'
import type { Tx } from '../plugins/database.ts'
import { Refusal } from '../refusal.ts'
import { keepingRefusedActs } from '../refused-acts/keeping-refused-acts.ts'
import type { TaskAddress } from '../tasks/act-on-task.ts'
import { existingTask } from '../tasks/existing-task.ts'
import type { Task } from '../tasks/task.ts'
import { workOf } from '../tasks/work-of.ts'
import {
  deleteLine,
  deleteSetAside,
  type Hand,
  insertLine,
  insertSetAside,
  type LineWords,
  readMerging,
} from './queries.ts'

// What the lead does with the findings of all departments before they become one notice. The findings themselves stay.

/** 合并: several findings become one line of the notice. Gives the line's id. */
export async function mergeFindings(
  request: FastifyRequest,
  at: TaskAddress,
  { findings, ...words }: LineWords & { readonly findings: readonly string[] },
): Promise<string> {
  return await merging(request, at, async (tx, task, hand) => {
    const chosen = [...new Set(findings)]
    mustBeSeveral(chosen)
    mustHaveWords(words)
    await mustBeFree(tx, task, parkOf(request).park.id, chosen)
    const id = v7()
    const place = { ...at, applicationId: task.applicationId }
    await insertLine(tx, parkOf(request).park.id, place, { id, findings: chosen, ...words }, hand)
    return id
  })
}

/** 拆分: the findings of a line are told one by one again. */
export async function splitLine(request: FastifyRequest, at: TaskAddress, lineId: string): Promise<void> {
  await merging(request, at, async (tx) => {
    if (!(await deleteLine(tx, parkOf(request).park.id, at, lineId))) throw notThere('line', lineId)
    return {}
  })
}

/** 不列入: the finding is left out of the notice, and its department is told why when the notice is sent. */
export async function setFindingAside(
  request: FastifyRequest,
  at: TaskAddress,
  { finding, reason }: { readonly finding: string; readonly reason: string },
): Promise<void> {
  const applicationId = await applicationOfTask(request, at)
  await keepingRefusedActs(request, { act: 'setFindingAside', applicationId, subject: finding }, () =>
    merging(request, at, async (tx, task, hand) => {
      if (reason.trim() === '') throw reasonMissing(finding)
      await mustBeFree(tx, task, parkOf(request).park.id, [finding])
      const aside = { findingId: finding, reason: reason.trim() }
      await insertSetAside(tx, parkOf(request).park.id, at, aside, hand)
      return {}
    }),
  )
}

/** 恢复列入 */
export async function takeFindingBack(request: FastifyRequest, at: TaskAddress, finding: string): Promise<void> {
  await merging(request, at, async (tx) => {
    if (!(await deleteSetAside(tx, parkOf(request).park.id, at, finding))) throw notThere('finding', finding)
    return {}
  })
}

async function applicationOfTask(request: FastifyRequest, at: TaskAddress): Promise<string> {
  const parkId = parkOf(request).park.id
  return (await inParkOf(request, (tx) => existingTask(tx, parkId, at.instance, at.key))).applicationId
}

/** One transaction of who has the task in hand; one at a time, and none once it is answered. */
async function merging<Result>(
  request: FastifyRequest,
  at: TaskAddress,
  work: (tx: Tx, task: Task, hand: Hand) => Promise<Result>,
): Promise<Result> {
  const parkId = parkOf(request).park.id
  const { personId } = personOf(request)
  return await inParkOf(request, (tx) =>
    answerOnce(request, tx, async () => {
      const { applicationId } = await existingTask(tx, parkId, at.instance, at.key)
      await lockApplication(tx, parkId, applicationId)
      const task = await existingTask(tx, parkId, at.instance, at.key)
      const process = await request.server.catalogue.byHash(parkId, task.definitionHash)
      if (workOf(process, task) !== 'merge') throw notThere('task', String(at.key))
      mustBeInHand(task, personId)
      return await work(tx, task, { personId, writtenAt: new Date(request.server.engine.now()) })
    }),
  )
}

function mustBeInHand({ state, assignee, key }: Task, personId: string): void {
  if (state === 'claimed' && assignee === personId) return
  if (state === 'answered' || state === 'cancelled') {
    throw new Refusal(
      'notice-already-sent',
      `Expected task ${key} not to be answered: what it merged has been sent.`,
      '告知书已经发出，不能再改。',
    )
  }
  throw new Refusal(
    'not-the-assignee',
    `Expected task ${key} to be in your hands: claim it first.`,
    '请先领取任务，再合并问题。',
  )
}

/** Each is waiting to be told and stands nowhere yet. */
async function mustBeFree(tx: Tx, task: Task, parkId: string, ids: readonly string[]): Promise<void> {
  const chosen = (await findStandingFindings(tx, parkId, task.applicationId, ids)).filter(isUntold)
  const stranger = ids.find((id) => !chosen.some((each) => each.id === id))
  if (stranger !== undefined) throw notThere('finding', stranger)
  mustBeAboutOne(chosen)
  const { lines, setAside } = await readMerging(tx, parkId, { instance: task.instanceId, key: task.key })
  const placed = new Set([...lines.flatMap((line) => line.findings), ...setAside.keys()])
  const taken = ids.find((id) => placed.has(id))
  if (taken === undefined) return
  throw new Refusal(
    'finding-merged-already',
    `Expected finding ${taken} to stand alone, but it is merged or set aside: take it back first.`,
    '该问题已合并或者不列入，请先拆分或者恢复。',
  )
}

/** Whoever mends a line does it in one place: one material, one field, or the application as a whole. */
function mustBeAboutOne([first, ...others]: readonly Finding[]): void {
  if (others.every(({ material, field }) => material === first?.material && field === first.field)) return
  const message = 'Choose findings about one material or one field: a line is mended in one place.'
  const messageZh = '请勾选同一份材料或者同一个表单项的问题，一条告知对应一处补正。'
  throw new Refusal('findings-unlike', message, messageZh, [
    { field: 'findings', code: 'findings-unlike', message, messageZh },
  ])
}

function mustBeSeveral(ids: readonly string[]): void {
  if (ids.length > 1) return
  const message = 'Choose at least two findings that say the same.'
  const messageZh = '请至少勾选两条问题。'
  throw new Refusal('nothing-chosen', message, messageZh, [
    { field: 'findings', code: 'nothing-chosen', message, messageZh },
  ])
}

function mustHaveWords(words: LineWords): void {
  const missing = [
    ...(words.whatIsWrong === '' ? [lacks('whatIsWrong', 'Write what is wrong.', '请写明问题。')] : []),
    ...(words.howToFix === '' ? [lacks('howToFix', 'Write how to fix it.', '请写明怎么补正。')] : []),
  ]
  if (missing.length === 0) return
  throw new Refusal('answer-incomplete', 'The line lacks words.', '合并后的问题还没有写完。', missing)
}

function lacks(field: string, message: string, messageZh: string) {
  return { field, code: `${field === 'howToFix' ? 'finding-how' : 'finding-what'}-missing`, message, messageZh }
}

function reasonMissing(finding: string): Refusal {
  const message = 'Write why it is left out: its department is told.'
  const messageZh = '请写明不列入的理由，理由将告知提出的部门。'
  return new Refusal('reason-missing', message, messageZh, [
    { field: `reason.${finding}`, code: 'reason-missing', message, messageZh },
  ])
}

function notThere(what: string, id: string): Refusal {
  return new Refusal('not-found', `Expected a ${what} ${id} to merge, but found none.`, '没有可合并的该项内容。')
}
