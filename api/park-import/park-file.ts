import { z } from 'zod'
import { citizenId } from '../forms/formats/citizen-id.ts'
import { creditCode } from '../forms/formats/credit-code.ts'
import type { Format } from '../forms/formats/format.ts'
import { mobile } from '../forms/formats/mobile.ts'
import { isAccount } from '../people/add-person.ts'
import { posts } from '../people/posts.ts'

const name = z.string().trim().min(1)
const code = matching(/^[a-z][a-z0-9-]*$/, 'a code of a-z, 0-9 and -', '由 a-z、0-9 和 - 组成的代码')
const account = z.string().refine(isAccount, says('an account of 2 to 63 characters a-z 0-9 . _ -', ' 2–63 位小写账号'))

const yearDay = z.string().refine(isYearDay, says('a day of every year such as 05-01', '每年都有的日期，例如 05-01'))

const season = z
  .strictObject({
    from: yearDay,
    to: yearDay,
    open: z
      .array(
        matching(
          /^([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d$/,
          'hours such as 09:00-12:00',
          '时段，例如 09:00-12:00',
        ),
      )
      .min(1)
      .max(6)
      .readonly(),
  })
  .refine(
    ({ open }) => isInOrder(open),
    says('hours one after the other, each later than the one before', '先后顺序正确的时段'),
  )

const park = z.strictObject({
  slug: matching(/^[a-z0-9][a-z0-9-]{0,62}$/, 'a-z, 0-9 and -, as in an address', '由 a-z、0-9 和 - 组成的网址名'),
  name,
  zone: z
    .string()
    .refine(isZone, says('a time zone such as Asia/Shanghai', '时区，例如 Asia/Shanghai'))
    .default('Asia/Shanghai'),
  closingTime: matching(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time such as 17:30', '时刻，例如 17:30').default('17:30'),
  officeHours: z.array(season).readonly().default([]),
  approvesPublications: z.boolean().default(false),
  areaCodes: z
    .array(matching(/^\d{6}$/, 'an area code of 6 digits', ' 6 位行政区划代码'))
    .min(1)
    .readonly(),
})

const department = z.strictObject({
  code,
  name,
  nameEn: name,
  kind: z.enum(['authority', 'utility']).default('authority'),
})

const permit = z.strictObject({ permitType: code, issuingAuthority: code, firstNumber: z.int().positive().default(1) })

const post = z.strictObject({
  department: code,
  post: z.enum(posts),
  standing: z.enum(['primary', 'deputy']).default('primary'),
})

const person = z.strictObject({
  account,
  name,
  identityNumber: formatted(citizenId).nullable().default(null),
  mobile: formatted(mobile).nullable().default(null),
  posts: z.array(post).readonly().default([]),
})

const actor = z.strictObject({ account, relation: z.enum(['owner', 'filer']) })

const enterprise = z.strictObject({
  creditCode: formatted(creditCode),
  name,
  legalRepresentative: name,
  representativeId: formatted(citizenId).nullable().default(null),
  registeredAddress: name,
  people: z.array(actor).readonly().default([]),
})

/** What `siji park import` takes: one park, who works there, and the enterprises that file there. */
export const parkFile = z.strictObject({
  park,
  departments: z.array(department).min(1).readonly(),
  permits: z.array(permit).readonly().default([]),
  people: z.array(person).readonly().default([]),
  enterprises: z.array(enterprise).readonly().default([]),
})

export type ParkFile = z.output<typeof parkFile>
export type PersonInFile = ParkFile['people'][number]
export type EnterpriseInFile = ParkFile['enterprises'][number]

function matching(pattern: RegExp, expected: string, expectedZh: string) {
  return z.string().refine((text) => pattern.test(text), says(expected, expectedZh))
}

function says(expected: string, expectedZh: string) {
  return { error: `Expected ${expected}.`, params: { messageZh: `应为${expectedZh}。` } }
}

/** A named format of the forms: what was typed becomes the stored value. */
function formatted(format: Format) {
  return z.string().transform((typed, context) => {
    const result = format(typed, { areaCodes: [] })
    if (result.ok) return String(result.value)
    const { message, messageZh } = result.problem
    context.addIssue({ code: 'custom', message, params: { messageZh } })
    return z.NEVER
  })
}

/** 29 February is none, for not every year has it. */
function isYearDay(date: string): boolean {
  if (!/^\d\d-\d\d$/.test(date)) return false
  const at = new Date(`2001-${date}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().slice(5, 10) === date
}

function isInOrder(open: readonly string[]): boolean {
  const times = open.flatMap((span) => span.split('-'))
  return times.every((time, place) => place === 0 || time > (times[place - 1] ?? ''))
}

function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}
