import { z } from 'zod'
import { taskWorks } from './task-work.ts'

const feel = z.string().max(4_000)

const ruleDocument = z.object({
  when: feel,
  field: z.string(),
  code: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be kebab-case'),
  message: z.string().min(1),
  messageZh: z.string().min(1),
})

const identifier = z.string().regex(/^[a-zA-Z][a-zA-Z0-9]*$/, 'must be letters and digits, so that FEEL can read it')

const permissions = z.record(z.string(), z.enum(['write', 'read', 'hidden']))

const words = {
  labelEn: z.string().optional(),
  hint: z.string().max(400).optional(),
  hintEn: z.string().max(400).optional(),
}

const conditional = z.object({ hide: feel })

const fieldDocument = z.object({
  type: z.enum([
    'textfield',
    'textarea',
    'number',
    'select',
    'radio',
    'checklist',
    'checkbox',
    'datetime',
    'expression',
    'filepicker',
  ]),
  key: identifier,
  label: z.string().min(1),
  subtype: z.literal('date').optional(),
  decimalDigits: z.number().int().min(0).max(6).optional(),
  defaultValue: z.json().optional(),
  values: z
    .array(z.object({ value: z.string(), label: z.string(), labelEn: z.string().optional() }))
    .min(1)
    .max(1_000)
    .optional(),
  validate: z
    .object({
      required: z.boolean().optional(),
      minLength: z.number().int().min(0).optional(),
      maxLength: z.number().int().min(1).max(10_000).optional(),
      min: z.number().optional(),
      max: z.number().optional(),
      pattern: z.string().max(200).optional(),
    })
    .optional(),
  conditional: conditional.optional(),
  expression: feel.optional(),
  siji: z
    .object({
      ...words,
      unit: z.string().optional(),
      format: z.string().optional(),
      routing: z.boolean().optional(),
      personal: z.boolean().optional(),
      material: z.string().optional(),
      nameInto: z.string().optional(),
      statement: z.string().max(2_000).optional(),
      statementEn: z.string().max(2_000).optional(),
      permissions: permissions.optional(),
    })
    .optional(),
})

/** A table: form-js's repeated group, whose `path` is where its rows are kept. */
const tableDocument = z.object({
  type: z.literal('dynamiclist'),
  path: identifier,
  label: z.string().min(1),
  validate: z.object({ required: z.boolean().optional() }).optional(),
  conditional: conditional.optional(),
  siji: z
    .object({
      ...words,
      minRows: z.number().int().min(0).max(200).optional(),
      maxRows: z.number().int().min(1).max(200).optional(),
      permissions: permissions.optional(),
    })
    .optional(),
  components: z.array(fieldDocument).min(1).max(12),
})

const fieldOrTable = z.discriminatedUnion('type', [fieldDocument, tableDocument])

const groupDocument = z.object({
  type: z.literal('group'),
  label: z.string().min(1),
  siji: z.object({
    labelEn: z.string().optional(),
    section: z.string(),
    about: z.enum(['enterprise', 'project']).optional(),
  }),
  components: z.array(fieldOrTable).max(200),
})

/** A form-js document (schema version 17 and around) with our `siji` attributes; what form-js adds is left alone. */
export const formDocument = z.object({
  id: z.string(),
  siji: z
    .object({
      title: z.string().optional(),
      titleEn: z.string().optional(),
      work: z.enum(taskWorks).optional(),
      rules: z.array(ruleDocument).optional(),
    })
    .optional(),
  components: z.array(z.discriminatedUnion('type', [groupDocument, fieldDocument, tableDocument])).max(200),
})

export type FormDocument = z.infer<typeof formDocument>
export type FieldDocument = z.infer<typeof fieldDocument>
export type TableDocument = z.infer<typeof tableDocument>
export type GroupDocument = z.infer<typeof groupDocument>
