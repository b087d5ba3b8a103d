import { z } from 'zod'
import { inParkParams } from '../parks/schemas.ts'
import { applicationLifecycle } from './lifecycle.ts'

export const applicationParams = inParkParams.extend({ application: z.uuid() })

/** What was typed into a form, by field key; the form's own rules judge it. */
export const formValues = z
  .record(z.string().max(60), z.json())
  .refine((values) => Object.keys(values).length <= 400, 'Expected at most 400 fields.')

/** Values as they are shown. */
const shownValues = z.record(z.string(), z.unknown())

export const applicationState = z.enum(
  // The lifecycle's states, which are never none.
  applicationLifecycle.states as unknown as [string, ...string[]],
)

export const newApplicationBody = z.object({
  process: z.string().max(200).describe('Key of the process, such as seven-permits'),
  enterpriseId: z.uuid(),
})

export const applicationSummary = z.object({
  id: z.uuid(),
  number: z.string().nullable().describe('SQ{date}{sequence}; null before the first submission'),
  state: applicationState,
  process: z.string(),
  enterprise: z.object({ id: z.uuid(), name: z.string(), creditCode: z.string() }),
  project: z.object({ id: z.uuid(), code: z.string(), name: z.string() }).nullable(),
  createdAt: z.iso.datetime(),
})

export const fieldErrorView = z.object({
  field: z.string(),
  code: z.string(),
  message: z.string(),
  messageZh: z.string(),
})

export const applicationView = applicationSummary.extend({
  title: z.object({ zh: z.string(), en: z.string() }),
  form: shownValues.describe('What has been typed so far; identity numbers and mobiles masked'),
  formRevision: z.number().int(),
  promisedAt: z.iso.datetime().nullable(),
  permits: z
    .array(z.object({ permit: z.string(), type: z.string(), name: z.string(), nameEn: z.string() }))
    .nullable()
    .describe('The permits that apply, in legal order; null while the form does not say enough'),
  submissions: z.array(
    z.object({
      round: z.number().int(),
      receivedAt: z.iso.datetime(),
      form: shownValues.describe('The frozen form, money in cents; identity numbers and mobiles masked'),
      materials: z.array(z.object({ code: z.string(), state: z.string(), version: z.number().int().nullable() })),
    }),
  ),
})

export const saveFormBody = z.object({
  values: formValues.describe('Any part of the form; what is not named stays as it is'),
  formRevision: z.number().int().optional().describe('The revision that was read; another one is refused with 409'),
})

export const savedFormView = z.object({
  formRevision: z.number().int(),
  errors: z.array(fieldErrorView).describe('What still has to be put right before it can be submitted'),
})

export const fieldView = z.object({
  key: z.string(),
  type: z.string(),
  label: z.string(),
  labelEn: z.string(),
  unit: z.string().nullable(),
  format: z.string().nullable(),
  required: z.boolean(),
  personal: z.boolean(),
  options: z.array(z.object({ value: z.string(), label: z.string(), labelEn: z.string() })),
})

export const formView = z.object({
  id: z.string(),
  title: z.string(),
  titleEn: z.string(),
  sections: z.array(z.object({ id: z.string(), label: z.string(), labelEn: z.string(), fields: z.array(fieldView) })),
  values: shownValues,
  formRevision: z.number().int(),
  errors: z.array(fieldErrorView),
})

export const submittedView = z.object({
  id: z.uuid(),
  number: z.string(),
  round: z.number().int(),
  receivedAt: z.iso.datetime(),
  state: applicationState,
})

export const stateView = z.object({ id: z.uuid(), state: applicationState })
