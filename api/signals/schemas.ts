import { z } from 'zod'

// PostgreSQL keeps no NUL character in a text.
const storable = (text: string) => !text.includes('\0')

export const signalBody = z.object({
  name: z.string().min(1).max(200).refine(storable).describe('As the model names the signal'),
  variables: z
    .record(z.string().min(1).max(200), z.json())
    .default({})
    .refine((variables) => !JSON.stringify(variables).includes('\\u0000'))
    .describe('For whoever hears it'),
})
