import { z } from 'zod'
import { oversightLifecycle } from './lifecycle.ts'
import { type OversightAct, type OversightNotice, oversightActs } from './notice.ts'
import { causeNames } from './rules.ts'

export const noticeView = z.object({
  id: z.uuid(),
  number: z.string(),
  state: z.enum(oversightLifecycle.states),
  department: z.string(),
  cause: z.enum(causeNames),
  applicationId: z.uuid().nullable(),
  applicationNumber: z.string().nullable(),
  what: z.string(),
  answerDays: z.number().int(),
  answerBy: z.iso.datetime(),
  raisedBy: z.string().nullable().describe('null = a rule of the park'),
  raisedAt: z.iso.datetime(),
  escalatedAt: z.iso.datetime().nullable(),
})

export const noticeWithActsView = noticeView.extend({
  acts: z.array(
    z.object({
      act: z.enum(oversightActs),
      words: z.string().nullable(),
      person: z.string().nullable().describe('null = time'),
      actedAt: z.iso.datetime(),
    }),
  ),
})

export function noticeViewOf(notice: OversightNotice): z.output<typeof noticeView> {
  const { id, number, state, department, cause, application, what, answerDays, raisedBy } = notice
  return {
    ...{ id, number, state, department, cause, what, answerDays, raisedBy },
    ...{ applicationId: application?.id ?? null, applicationNumber: application?.number ?? null },
    ...{ answerBy: notice.answerBy.toISOString(), raisedAt: notice.raisedAt.toISOString() },
    escalatedAt: notice.escalatedAt?.toISOString() ?? null,
  }
}

export function noticeWithActsViewOf(
  notice: OversightNotice,
  acts: readonly OversightAct[],
): z.output<typeof noticeWithActsView> {
  const shown = acts.map(({ actedAt, ...act }) => ({ ...act, actedAt: actedAt.toISOString() }))
  return { ...noticeViewOf(notice), acts: shown }
}
