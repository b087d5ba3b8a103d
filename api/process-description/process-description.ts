import { z } from 'zod'
import { deferralRules, promiseRules } from './follow-up-rules.ts'
import { rectificationDescription, surveyDescription } from './survey-description.ts'

const texts = z.object({ zh: z.string().min(1), en: z.string().min(1) })
const feel = z.string().min(1).max(4_000)
const name = z.string().regex(/^[a-z][a-z0-9-]*$/, 'must be kebab-case')

/** How a permit's printed field looks; without one the value is printed as it is. */
export const printFormats = [
  'area',
  'money',
  'lines',
  'date',
  'dateRange',
  'unitNumber',
  'volumePerDay',
  'days',
] as const

const permitField = z.object({ label: z.string().min(1), value: feel, format: z.enum(printFormats).optional() })

const numberScheme = z.object({
  scheme: z
    .string()
    .regex(/^(?:[^{}]|\{(?:area6|yyyy|yyyymmdd|seq[1-9]?|class2)\})+$/, 'has a placeholder that is not known')
    .refine((scheme) => /\{seq[1-9]?\}/.test(scheme), 'must hold {seq}, or numbers would repeat'),
  counter: z.enum(['year', 'day', 'areaDay']),
  first: z.number().int().min(1),
  class: z.string().optional(),
})

const judged = z.object({
  type: name,
  name: texts,
  department: name,
  /** Its place in the legal order of issue. */
  order: z.number().int().min(1),
  statutoryDays: z.number().int().min(1).nullable(),
  promisedDays: z.number().int().min(1),
  publicSafety: z.boolean(),
  legalBasis: z.array(z.string().min(1)).min(1),
})

const permit = z.discriminatedUnion('document', [
  judged.extend({
    document: z.literal(true).optional(),
    heading: z.string().nullable(),
    issuingAuthority: name,
    sentence: z.string().min(1),
    number: numberScheme,
    fields: z.array(permitField).min(1).max(40),
  }),
  /** A department judges it, and says so in another permit's document: planning verification within the opinion. */
  judged.extend({ document: z.literal(false) }),
])

const material = z.object({
  code: name,
  name: texts,
  providedBy: z.array(z.enum(['applicant', 'shared', 'internal', 'thirdParty', 'promise'])).min(1),
  permits: z.array(z.string()).min(1),
  /** Working days for which it may be deferred; `null` = never (容缺受理). */
  deferrableDays: z.number().int().min(1).nullable(),
  replaceableByLicence: z.boolean(),
  provesLegalCondition: z.boolean().optional(),
  condition: feel.optional(),
})

/** `process.json`: what the api must know of a process beside its diagram. Nothing in the api asks which process it is. */
export const processDescription = z.object({
  key: name,
  title: texts,
  description: texts.optional(),
  process: z.string().min(1),
  form: z.string().min(1),
  /** The decision that gives the letters of the permits that apply. */
  applicability: z.string().min(1),
  leadDepartment: name,
  messages: z.object({
    correction: z.string().min(1),
    withdrawal: z.string().min(1),
    /** Tells the process, by its variable `answerBy`, that a rectification may take longer. */
    extension: z.string().min(1).optional(),
  }),
  /** The field of the form that lists, by letter, permits which are held already; those on file are filled in. */
  heldPermits: z.string().min(1).optional(),
  correctionDays: z.number().int().min(1),
  legalBasis: z.array(z.object({ law: z.string().min(1), articles: z.string().min(1) })).min(1),
  permits: z.record(z.string().regex(/^[A-Z]{1,2}$/, 'must be one or two capital letters'), permit),
  materials: z.array(material),
  survey: surveyDescription.optional(),
  rectification: rectificationDescription.optional(),
  deferral: deferralRules.optional(),
  /** 会审: the opinion is drafted by this template, whose names `draft-opinion.ts` tells. */
  jointReview: z.object({ opinion: z.string().min(1).max(4_000) }).optional(),
  promises: promiseRules.optional(),
})

export type ProcessDescription = z.infer<typeof processDescription>
export type PermitDescription = z.infer<typeof permit>
export type MaterialDescription = z.infer<typeof material>
export type NumberScheme = z.infer<typeof numberScheme>
export type PrintFormat = (typeof printFormats)[number]
