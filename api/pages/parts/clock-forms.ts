import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { instantAt, readDay } from '../../../engine/index.ts'
import { extendClock, pauseClock, resumeClock } from '../../clocks/move-clock.ts'
import type { ClockPlace } from '../../clocks/rules.ts'
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
      await pauseClock(request, await place(request, given), {
        ground: textOf(typed, 'clockGround').slice(0, 40),
        why: textOf(typed, 'clockWhy').slice(0, 2_000),
        evidence: textOf(typed, 'clockEvidence').slice(0, 2_000).split(/\r?\n/).slice(0, 20),
        approvedBy: idIn(typed, 'clockApprovedBy'),
        expectedEnd: dayIn(request, textOf(typed, 'clockExpectedEnd')),
        limitDays: countIn(typed, 'clockLimitDays'),
        from: null,
      })
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
      await extendClock(request, await place(request, given), { days, reason, clock: kindIn(typed) })
      return href(given)
    },
    show,
  })
}

/** The beginning of the day that was typed, in the park: what goes on in the course of a day does not count that day. */
function dayIn(request: FastifyRequest, date: string): number | null {
  const day = readDay(date)
  return day === null ? null : instantAt(day, 0, parkOf(request).park.zone)
}

function countIn(typed: Typed, name: string): number | null {
  const text = textOf(typed, name).trim()
  return /^[1-9]\d{0,2}$/.test(text) ? Number(text) : null
}

function kindIn(typed: Typed): 'promised' | 'statutory' | null {
  const text = textOf(typed, 'clockKind')
  return text === 'promised' || text === 'statutory' ? text : null
}

function idIn(typed: Typed, name: string): string | null {
  const text = textOf(typed, name)
  return /^[0-9a-f-]{36}$/.test(text) ? text : null
}
