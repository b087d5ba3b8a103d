import { z } from 'zod'

// PostgreSQL keeps no NUL character in a text.
const storable = (text: string) => !text.includes('\0')

export const messageBody = z.object({
  name: z.string().min(1).max(200).refine(storable).describe('As the model names the message'),
  correlationKey: z
    .string()
    .max(500)
    .refine(storable)
    .nullable()
    .default(null)
    .describe('Which of those that wait for it is meant; null: one that waits for any'),
  variables: z
    .record(z.string().min(1).max(200), z.json())
    .default({})
    .refine((variables) => !JSON.stringify(variables).includes('\\u0000'))
    .describe('For whoever has it'),
  timeToLive: z
    .string()
    .max(40)
    .nullable()
    .default(null)
    .describe(
      'ISO 8601 duration such as PT30M or P7D, for which it is kept while nobody waits for it; null: not at all',
    ),
})

export const messageView = z.object({
  id: z.string().describe('Of the message; the Idempotency-Key where there is one'),
  instanceId: z.string().nullable().describe('The process instance that has it; null while it is kept'),
  keptUntil: z.iso.datetime().nullable().describe('When it is forgotten unless somebody has it by then'),
})
