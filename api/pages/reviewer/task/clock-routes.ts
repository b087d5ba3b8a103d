import type { FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { extendClock, pauseClock, resumeClock } from '../../../clocks/move-clock.ts'
import { placeOfTask } from '../../../clocks/place.ts'
import type { FeatureRoutes } from '../../../features.ts'
import { taskParams } from '../../../tasks/schemas.ts'
import { type FormState, pageForm } from '../../page-route.ts'
import { type Typed, textOf } from '../../typed.ts'
import { taskHref } from '../inbox-rows.ts'
import { taskQuery } from './read-task.ts'
import { showTask } from './show-task.ts'

const base = '/parks/:park/tasks/:instance/:key'

type Params = z.output<typeof taskParams>

/** 中止计时、恢复计时、延期 from the page of a task. */
export const taskClockRoutes: FeatureRoutes = async (app) => {
  pageForm(app, {
    url: `${base}/clock-pause`,
    permission: 'moveClocks',
    summary: 'Stop the clocks of a task and of all around it · 中止计时',
    params: taskParams,
    act: async (request, params, typed) => {
      await pauseClock(request, await placeOfTask(request, params), {
        ground: textOf(typed, 'clockGround').slice(0, 40),
        why: textOf(typed, 'clockWhy').slice(0, 2_000),
        evidence: textOf(typed, 'clockEvidence').slice(0, 2_000).split(/\r?\n/).slice(0, 20),
        approvedBy: idIn(typed, 'clockApprovedBy'),
        expectedEnd: null,
        limitDays: countIn(typed, 'clockLimitDays'),
        from: null,
      })
      return hrefOf(params)
    },
    show,
  })

  pageForm(app, {
    url: `${base}/clock-resumption`,
    permission: 'moveClocks',
    summary: 'Let the clocks go on · 恢复计时',
    params: taskParams,
    act: async (request, params, typed) => {
      const result = textOf(typed, 'clockResult').slice(0, 2_000)
      await resumeClock(request, await placeOfTask(request, params), { suspension: null, result })
      return hrefOf(params)
    },
    show,
  })

  pageForm(app, {
    url: `${base}/clock-extension`,
    permission: 'moveClocks',
    summary: 'Extend, once · 延期',
    params: taskParams,
    act: async (request, params, typed) => {
      const reason = textOf(typed, 'clockReason').slice(0, 2_000)
      const days = countIn(typed, 'clockDays') ?? 0
      await extendClock(request, await placeOfTask(request, params), { days, reason, clock: null })
      return hrefOf(params)
    },
    show,
  })
}

async function show(request: FastifyRequest, params: Params, form: FormState): Promise<string> {
  return await showTask(request, params, taskQuery.parse({}), form)
}

function hrefOf({ park, instance, key }: Params): string {
  return taskHref(park, { instanceId: instance, key })
}

function countIn(typed: Typed, name: string): number | null {
  const text = textOf(typed, name).trim()
  return /^[1-9]\d{0,2}$/.test(text) ? Number(text) : null
}

function idIn(typed: Typed, name: string): string | null {
  const text = textOf(typed, name)
  return /^[0-9a-f-]{36}$/.test(text) ? text : null
}
