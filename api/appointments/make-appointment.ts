import type { FastifyRequest } from 'fastify'
import { v7 } from 'uuid'
import { answerOnce } from '../idempotency/answer-once.ts'
import { inParkOf, parkOf, personOf } from '../plugins/access.ts'
import { type FieldError, Refusal } from '../refusal.ts'
import { mayAnswer, wrongDepartment } from '../tasks/access.ts'
import { answerTask } from '../tasks/act-on-task.ts'
import type { Task } from '../tasks/task.ts'
import { MOST_TIMES } from './appointment.ts'
import { copyToConcerned } from './copy-to-concerned.ts'
import { changeAppointment, insertAppointment, replaceTimes, saveTimeAnswer } from './queries.ts'
import { mustAllow, type OpenedAppointment, readAppointment } from './read-appointment.ts'
import { tellAppointment } from './tell-appointment.ts'

export interface Place {
  readonly address: string
  readonly contact: string
  readonly phone: string
}

/** Instants in milliseconds. */
export interface Span {
  readonly startsAt: number
  readonly endsAt: number
}

/** 提出勘验时间: by who has claimed the task; whatever stood for choice before is replaced. */
export async function proposeTimes(
  request: FastifyRequest,
  applicationId: string,
  { times, ...place }: Place & { readonly times: readonly Span[] },
): Promise<void> {
  await write(request, applicationId, async (tx, opened, by) => {
    const task = mustHaveTask(request, opened)
    mustBeTimes(times, request.server.engine.now())
    const { id: parkId } = parkOf(request).park
    const known = opened.appointment?.taskKey === task.key ? mustAllow(opened, 'propose') : null
    const appointment = known ?? {
      id: v7(),
      applicationId,
      ...{ instanceId: task.instanceId, taskKey: task.key, state: 'proposed' as const, ...place },
      ...{ startsAt: null, endsAt: null, movedBecause: null, times: [] },
    }
    if (known === null) await insertAppointment(tx, parkId, appointment, by)
    else await changeAppointment(tx, parkId, known.id, { ...place, ...by })
    const rows = times.map(({ startsAt, endsAt }) => ({ id: v7(), ...datesOf({ startsAt, endsAt }) }))
    await replaceTimes(tx, parkId, appointment.id, rows)
    await copyToConcerned(request, tx, opened, task)
  })
}

/** Which of the proposed times suit: said by the applicant, or by a department concerned. */
export async function answerTimes(
  request: FastifyRequest,
  applicationId: string,
  answers: readonly { readonly time: string; readonly suits: boolean }[],
): Promise<void> {
  await write(request, applicationId, async (tx, opened, { changedBy: personId, changedAt: answeredAt }) => {
    const { party } = opened
    if (party === null) throw notConcerned()
    const { times } = mustAllow(opened, 'answer')
    for (const { time, suits } of answers) {
      if (!times.some(({ id }) => id === time)) throw noSuchTime(time)
      await saveTimeAnswer(tx, parkOf(request).park.id, { timeId: time, party, suits, personId, answeredAt })
    }
  })
}

/** 确定勘验时间: everybody is told, and the task ends. */
export async function confirmTime(request: FastifyRequest, applicationId: string, timeId: string): Promise<void> {
  const { task, outcome } = await write(request, applicationId, async (tx, opened, by) => {
    const task = mustHaveTask(request, opened)
    const node = opened.process.definition.nodes.get(task.node)
    const outcome = node?.type === 'userTask' ? (node.outcomes[0]?.value ?? null) : null
    const time = opened.appointment?.times.find(({ id }) => id === timeId)
    if (time === undefined) throw noSuchTime(timeId)
    // Confirmed before, and the task did not end with it: then it ends now.
    const { startsAt, state } = opened.appointment ?? { startsAt: null, state: null }
    if (state === 'confirmed' && startsAt?.getTime() === time.startsAt.getTime())
      return { task: addressOf(task), outcome }
    const { id } = mustAllow(opened, 'confirm')
    const { id: parkId } = parkOf(request).park
    const change = { state: 'confirmed' as const, startsAt: time.startsAt, endsAt: time.endsAt, ...by }
    await changeAppointment(tx, parkId, id, change)
    await tellAppointment(request, tx, applicationId)
    return { task: addressOf(task), outcome }
  })
  await answerTask(request, task, { outcome, reason: null, legalBasis: null, findings: [], fields: {} })
}

/** 改期: once, by the lead department, with its reason; everybody is told. */
export async function moveAppointment(
  request: FastifyRequest,
  applicationId: string,
  { reason, ...span }: Span & { readonly reason: string },
): Promise<void> {
  await write(request, applicationId, async (tx, opened, by) => {
    if (!opened.mayMove) throw wrongDepartment({ department: opened.process.description.leadDepartment }, 'reviewer')
    const { id } = mustAllow(opened, 'move')
    mustBeTimes([span], request.server.engine.now())
    const change = { state: 'moved' as const, ...datesOf(span), movedBecause: reason, ...by }
    await changeAppointment(tx, parkOf(request).park.id, id, change)
    await tellAppointment(request, tx, applicationId)
  })
}

type Work<Result> = (
  tx: Parameters<Parameters<typeof inParkOf>[1]>[0],
  opened: OpenedAppointment,
  by: { readonly changedBy: string; readonly changedAt: Date },
) => Promise<Result>

async function write<Result>(request: FastifyRequest, applicationId: string, work: Work<Result>): Promise<Result> {
  const by = { changedBy: personOf(request).personId, changedAt: new Date(request.server.engine.now()) }
  const { result } = await inParkOf(request, (tx) =>
    answerOnce(request, tx, async () => {
      const opened = await readAppointment(request.server, tx, parkOf(request), applicationId, true)
      // In an object: it is kept as JSON for a repetition, and some give nothing.
      return { result: await work(tx, opened, by) }
    }),
  )
  return result
}

function mustHaveTask(request: FastifyRequest, { task }: OpenedAppointment): Task {
  if (task === null || task.endedAt !== null) {
    throw new Refusal(
      'not-waiting',
      'Expected an open task that makes the appointment.',
      '当前没有待办的勘验预约任务。',
    )
  }
  if (!mayAnswer(task, parkOf(request))) throw wrongDepartment(task, task.post)
  if (task.state === 'claimed' && task.assignee === personOf(request).personId) return task
  throw new Refusal('not-the-assignee', 'Claim the task first.', '请先领取该任务。')
}

function mustBeTimes(times: readonly Span[], now: number): void {
  const problems = times.flatMap(({ startsAt, endsAt }, index): readonly FieldError[] => {
    const field = `times.${index}`
    if (!(startsAt > now)) return [wrong(field, 'Expected a time that is still to come.', '请填写将来的时间。')]
    if (endsAt > startsAt) return []
    return [wrong(field, 'Expected it to end after it begins.', '结束时间应晚于开始时间。')]
  })
  const isTwice = new Set(times.map(({ startsAt }) => startsAt)).size < times.length
  const others = [
    ...(times.length === 0 ? [wrong('times.0', 'Expected at least one time.', '请至少提出一个时间。')] : []),
    ...(times.length > MOST_TIMES
      ? [wrong('times.0', `Expected at most ${MOST_TIMES} times.`, `最多提出 ${MOST_TIMES} 个时间。`)]
      : []),
    ...(isTwice ? [wrong('times.0', 'Expected every time once.', '时间不能重复。')] : []),
  ]
  const all = [...problems, ...others]
  const [first] = all
  if (first !== undefined) throw new Refusal('survey-time-refused', first.message, first.messageZh, all)
}

function wrong(field: string, message: string, messageZh: string): FieldError {
  return { field, code: 'survey-time-refused', message, messageZh }
}

function datesOf({ startsAt, endsAt }: Span) {
  return { startsAt: new Date(startsAt), endsAt: new Date(endsAt) }
}

function addressOf({ instanceId, key }: Task) {
  return { instance: instanceId, key }
}

function noSuchTime(time: string): Refusal {
  const message = `Expected one of the times that stand for choice, but ${time} is none.`
  const messageZh = '请从当前提出的时间中选择。'
  return new Refusal('survey-time-refused', message, messageZh, [wrong('time', message, messageZh)])
}

function notConcerned(): Refusal {
  return new Refusal(
    'wrong-department',
    'Expected the applicant or a department concerned: only they say which times suit.',
    '只有申请单位和涉及的部门可以选择合适的时间。',
  )
}
