import { z } from 'zod'
import { addWorkingDays, findCalendar, instantAt, localTime } from '../../engine/index.ts'

const HOUR = 3_600_000

/** How virtual time is to go on; what is left out stays as it is. */
export const timeChange = z
  .object({
    now: z
      .union([z.iso.datetime({ offset: true }), z.literal('real')])
      .describe('An instant, or `real` · 某一时刻，或回到真实时间'),
    forward: z
      .union([
        z.object({ hours: z.number().min(0).max(100_000) }).strict(),
        z.object({ workingDays: z.number().int().min(0).max(2_000) }).strict(),
      ])
      .describe('Onwards by hours, or to the same time of a later working day · 前进几小时或几个工作日'),
    speed: z
      .number()
      .min(0)
      .max(1_000_000)
      .describe('Virtual seconds for each real one, 0 = it stands still · 每真实一秒走几秒'),
  })
  .partial()
  .strict()
  .refine(({ now, forward, speed }) => (now ?? forward ?? speed) !== undefined, {
    error: 'Say now, forward or speed.',
    params: { messageZh: '请给出 now、forward 或 speed。' },
  })
  .refine(({ now, forward }) => now === undefined || forward === undefined, {
    error: 'Say now or forward, not both.',
    params: { messageZh: 'now 和 forward 只能给出一个。' },
  })

export type AskedTime = z.infer<typeof timeChange>

/** Where virtual time is to go from `now`: milliseconds since 1970, the real time, or `null` where it stays. */
export function goalOf({ now: asked, forward }: AskedTime, now: number, zone: string): number | 'real' | null {
  if (asked !== undefined) return asked === 'real' ? 'real' : Date.parse(asked)
  if (forward === undefined) return null
  if ('hours' in forward) return now + forward.hours * HOUR
  const calendar = findCalendar('cn')
  if (calendar === null) throw new Error('Expected the national calendar to be there.')
  const { day, minutes } = localTime(now, zone)
  return instantAt(addWorkingDays(calendar, day, forward.workingDays), minutes, zone)
}
