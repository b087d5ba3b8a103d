import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { instantAt, readDay } from '../../../engine/index.ts'
import { extendClock, pauseClock, resumeClock } from '../../clocks/move-clock.ts'
import { askForMove } from '../../clocks/requests/ask-for-move.ts'
import { approveRequest, refuseRequest, withdrawRequest } from '../../clocks/requests/decide-request.ts'
import { type ClockPlace, mayDecide, needsApproval } from '../../clocks/rules.ts'
import { parkOf } from '../../plugins/access.ts'
import { type FormState, pageForm } from '../page-route.ts'
import { type Typed, textOf } from '../typed.ts'

/** Where the forms of `clock-card` stand. */
interface FormsOfClocks<Params extends z.ZodType> {
  readonly base: string
  readonly params: Params
  readonly place: (request: FastifyRequest, params: z.output<Params>) => Promise<ClockPlace>
  /** The page to go on with. */
  readonly href: (params: z.output<Params>) => string
  readonly show: (request: FastifyRequest, params: z.output<Params>, form: FormState) => Promise<string>
}

/** 中止计时、恢复计时、延期 from a page. */
export function clockForms<Params extends z.ZodType>(
  app: FastifyInstance,
  { base, params, place, href, show }: FormsOfClocks<Params>,
): void {
  const permission = 'moveClocks'

  pageForm(app, {
    url: `${base}/clock-pause`,
    permission,
    summary: 'Stop clocks and all around them · 中止计时',
    params,
    act: async (request, given, typed) => {
      const at = await place(request, given)
      const ground = textOf(typed, 'clockGround').slice(0, 40)
      const [why, evidence] = [textOf(typed, 'clockWhy').slice(0, 2_000), linesIn(typed, 'clockEvidence')]
      const expectedEnd = dayIn(request, textOf(typed, 'clockExpectedEnd'))
      const order = { ground, why, evidence, limitDays: countIn(typed, 'clockLimitDays') }
      if (needsApproval(ground))
        await askForMove(request, at, {
          ...{ kind: 'pause', ...order },
          expectedEnd: expectedEnd === null ? null : new Date(expectedEnd),
        })
      else await pauseClock(request, at, { ...order, expectedEnd, from: null })
      return href(given)
    },
    show,
  })

  pageForm(app, {
    url: `${base}/clock-resumption`,
    permission,
    summary: 'Let clocks go on · 恢复计时',
    params,
    act: async (request, given, typed) => {
      const result = textOf(typed, 'clockResult').slice(0, 2_000)
      await resumeClock(request, await place(request, given), { suspension: null, result })
      return href(given)
    },
    show,
  })

  pageForm(app, {
    url: `${base}/clock-extension`,
    permission,
    summary: 'Extend, once · 延期',
    params,
    act: async (request, given, typed) => {
      const reason = textOf(typed, 'clockReason').slice(0, 2_000)
      const days = countIn(typed, 'clockDays') ?? 0
      const [at, clock] = [await place(request, given), kindIn(typed)]
      if (mayDecide(parkOf(request), at)) await extendClock(request, at, { days, reason, clock })
      else await askForMove(request, at, { kind: 'extend', days, why: reason, clock })
      return href(given)
    },
    show,
  })

  const ofRequest = z.intersection(params, z.object({ request: z.uuid() }))
  for (const { what, summary, decide } of decisions) {
    pageForm<typeof ofRequest>(app, {
      url: `${base}/clock-requests/:request/${what}`,
      ...{ permission, summary, params: ofRequest, show },
      act: async (request, given, typed) => {
        await decide(request, given.request, typed)
        return href(given)
      },
    })
  }
}

const decisions: readonly {
  readonly what: string
  readonly summary: string
  readonly decide: (request: FastifyRequest, id: string, typed: Typed) => Promise<void>
}[] = [
  {
    what: 'approval',
    summary: 'Approve a request · 批准计时申请',
    decide: (request, id) => approveRequest(request, id),
  },
  {
    what: 'refusal',
    summary: 'Do not approve a request · 不批准计时申请',
    decide: (request, id, typed) => refuseRequest(request, id, textOf(typed, 'clockRefusalReason').slice(0, 2_000)),
  },
  { what: 'withdrawal', summary: 'Withdraw a request · 撤回计时申请', decide: withdrawRequest },
]

/** The beginning of the day that was typed, in the park: what goes on in the course of a day does not count that day. */
function dayIn(request: FastifyRequest, date: string): number | null {
  const day = readDay(date)
  // A date that is none is refused like one that is past: nothing that was typed is left out in silence.
  if (day === null) return date.trim() === '' ? null : Number.NaN
  return instantAt(day, 0, parkOf(request).park.zone)
}

function countIn(typed: Typed, name: string): number | null {
  const text = textOf(typed, name).trim()
  if (text === '') return null
  return /^\d{1,4}$/.test(text) ? Number(text) : Number.NaN
}

function kindIn(typed: Typed): 'promised' | 'statutory' | null {
  const text = textOf(typed, 'clockKind')
  return text === 'promised' || text === 'statutory' ? text : null
}

function linesIn(typed: Typed, name: string): readonly string[] {
  return textOf(typed, name).slice(0, 2_000).split(/\r?\n/).slice(0, 20)
}
