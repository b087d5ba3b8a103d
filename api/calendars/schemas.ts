import { z } from 'zod'
import { officeHoursView } from '../parks/schemas.ts'

const day = z.iso.date()

export const regionSchema = z
  .string()
  .regex(/^(cn|\d{6})$/)
  .describe('cn, or the code of a province or city (行政区划代码)')

const orNull = <Schema extends z.ZodType>(schema: Schema) => schema.nullable().default(null)

export const noticeBody = z.strictObject({
  region: regionSchema.default('cn'),
  document: z.string().min(1).max(100_000).describe('The text of the notice, a table, CSV, JSON or iCalendar'),
  year: orNull(z.number().int().min(1900).max(2200)).describe('null = the document says it'),
  title: orNull(z.string().trim().min(1).max(200)),
  number: orNull(z.string().trim().min(1).max(100)),
  issuedOn: orNull(day),
  url: orNull(z.url({ protocol: /^https?$/ }).max(500)),
})

export const namedDaysView = z.object({ days: z.string(), name: z.string(), nameEn: z.string() })

export const moveView = z.object({
  instanceId: z.uuid(),
  key: z.number().int(),
  applicationNumber: z.string().nullable(),
  project: z.string().nullable(),
  step: z.string(),
  clock: z.enum(['promised', 'statutory']),
  oldDueAt: z.string(),
  newDueAt: z.string(),
})

const parkMoves = z.object({ slug: z.string(), name: z.string(), moved: z.number().int() })

export const previewView = z.object({
  year: z.number().int().nullable(),
  lines: z.array(
    z.object({
      text: z.string(),
      kind: z.enum(['days', 'about', 'advice', 'silent', 'problem']),
      holidays: z.array(namedDaysView),
      makeUpWorkdays: z.array(z.string()),
    }),
  ),
  problems: z.array(
    z.object({ code: z.string(), line: z.number().int().nullable(), message: z.string(), messageZh: z.string() }),
  ),
  documentHash: z.string(),
  isKnown: z.boolean().describe('The notice that holds says the same already'),
  moves: z.array(moveView).describe('Every open due date of this park that would move'),
  parks: z.array(parkMoves).describe('Every park that the notice reaches, with how many would move there'),
})

export const importedView = z.object({
  id: z.uuid(),
  year: z.number().int(),
  repeated: z.boolean(),
  moved: z.number().int().describe('Due dates of this park that were moved'),
  parks: z.array(parkMoves).describe('Every park where due dates were moved, with how many'),
})

export const noticeView = z.object({
  id: z.uuid(),
  region: z.string(),
  year: z.number().int(),
  title: z.string(),
  number: z.string().nullable(),
  issuedOn: z.string().nullable(),
  url: z.string().nullable(),
  holidays: z.array(namedDaysView),
  makeUpWorkdays: z.array(z.string()),
  documentHash: z.string(),
  importedBy: z.uuid(),
  importedAt: z.string(),
})

export const parkDayBody = z.strictObject({
  from: day,
  to: day,
  works: z.boolean().describe('true: open although it is a day off; false: closed'),
  name: z.string().trim().min(1).max(60),
  reason: z.string().trim().min(1).max(500),
})

export const parkDayView = parkDayBody.extend({
  id: z.uuid(),
  enteredBy: z.uuid(),
  enteredAt: z.string(),
  withdrawnAt: z.string().nullable(),
})

export const timetableBody = z.strictObject({
  from: day.describe('From tomorrow on, in the zone of the park'),
  week: z
    .array(z.array(z.string().max(11)).max(6))
    .describe('Seven lists of spans such as 09:00-12:00, Monday first; Saturday and Sunday are for make-up workdays'),
  reason: z.string().trim().min(1).max(500),
})

export const timetableView = timetableBody.extend({
  id: z.uuid(),
  enteredBy: z.uuid(),
  enteredAt: z.string(),
  withdrawnAt: z.string().nullable(),
})

export const calendarView = z.object({
  firstDay: z.string(),
  lastPublishedDay: z.string(),
  daysLeft: z.number().int(),
  isNear: z.boolean().describe('60 days or less are left'),
  zone: z.string(),
  closingTime: z.string().describe('On days of no season'),
  officeHours: z.array(officeHoursView).readonly().describe('Seasons with hours of their own'),
  notices: z.array(noticeView),
  days: z.array(parkDayView),
  hours: z.array(timetableView).describe('Office hours by weekday; the last that has begun holds'),
})
