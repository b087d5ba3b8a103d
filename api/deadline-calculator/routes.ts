import { z } from 'zod'
import { findGround, groundNames, parseInstant } from '../../engine/index.ts'
import type { FeatureRoutes } from '../features.ts'
import { NIL_PARK } from '../outside-parks.ts'
import { Refusal } from '../refusal.ts'
import { calculateDeadline } from './calculate.ts'
import { calculatorLimit } from './calculator-limit.ts'
import { isTooFar } from './too-far.ts'

const ZONE = 'Asia/Shanghai'

const instant = z
  .string()
  .max(40)
  .describe('ISO 8601; without an offset it is Beijing time')
  .transform((text, context) => {
    const at = parseInstant(text, ZONE)
    if (at !== null) return at
    context.addIssue({
      code: 'custom',
      message: `Expected an instant such as 2026-03-02T09:00:00+08:00, but found ${text}.`,
      params: { messageZh: `应为时刻，如 2026-03-02T09:00:00+08:00，实际为 ${text}。` },
    })
    return z.NEVER
  })

const known = Object.keys(groundNames).filter((name) => findGround(name) !== null)

const ground = z.string().refine((name) => known.includes(name), {
  message: `Expected one of ${known.join(', ')}.`,
  params: { messageZh: `应为以下之一：${known.join('、')}。` },
})

const question = z.strictObject({
  accepted: instant,
  days: z.number().int().min(0).max(1_000),
  extension: z.number().int().min(0).max(1_000).default(0),
  clock: z.enum(['promised', 'statutory']).default('promised'),
  suspensions: z
    .array(
      z.strictObject({ from: instant, to: instant.nullable().default(null), ground: ground.nullable().default(null) }),
    )
    .max(50)
    .default([]),
  at: instant.nullable().default(null).describe('As of; null = now'),
})

const line = z.object({ when: z.string(), what: z.string() })

const answer = z.object({
  due: z.string().nullable(),
  provisional: z.boolean().describe('暂定: it rests on days whose holidays are not published yet'),
  usedDays: z.number().int(),
  remainingDays: z.number().int(),
  light: z.enum(['green', 'yellow', 'red', 'grey']),
  counted: z.array(z.string()),
  sentence: z.string(),
  sentenceZh: z.string(),
  lines: z.array(line),
  linesZh: z.array(line),
  days: z.array(
    z.object({
      date: z.string(),
      kind: z.enum(['begun', 'start', 'counted', 'suspended', 'weekend', 'holiday']),
      number: z.number().int().nullable(),
      holiday: z.object({ name: z.string(), nameEn: z.string() }).nullable(),
      isMakeUpWorkday: z.boolean(),
      isExtension: z.boolean(),
      suspendedBy: z.array(z.number().int()),
    }),
  ),
  runsOn: z.array(z.string()).describe('Grounds that do not stop this clock: left out'),
})

/** Anyone may reckon a deadline by the country's calendar; nothing is kept. */
export const deadlineCalculatorRoutes: FeatureRoutes = async (app) => {
  app.route({
    method: 'POST',
    url: '/api/v1/deadline-calculations',
    config: { permission: 'readPublicPages', rateLimit: calculatorLimit },
    schema: {
      tags: ['calendars'],
      summary: 'Reckon a deadline in working days and explain it · 期限推算',
      body: question,
      response: { 200: answer },
    },
    handler: async ({ body }) => {
      if (isTooFar(body)) {
        throw new Refusal(
          'invalid-request',
          'Expected all times within ten years of acceptance.',
          '时间应在受理前后十年之内。',
        )
      }
      const office = app.engine.findOffice(NIL_PARK, 'cn')
      if (office === null) throw new Error('Expected the national calendar.')
      const { explanation, counted, sentence, lines, runsOn } = calculateDeadline(office, {
        ...body,
        at: body.at ?? app.engine.now(),
      })
      const { due, provisional, usedDays, remainingDays, light } = explanation
      return {
        due,
        provisional,
        usedDays,
        remainingDays,
        light,
        counted: [...counted],
        sentence: sentence.en,
        sentenceZh: sentence.zh,
        lines: [...lines.en],
        linesZh: [...lines.zh],
        days: explanation.days.map(({ suspendedBy, ...day }) => ({ ...day, suspendedBy: [...suspendedBy] })),
        runsOn: [...runsOn],
      }
    },
  })
}
