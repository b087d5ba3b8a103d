import { z } from 'zod'

export const signInBody = z.strictObject({
  account: z.string().min(1).max(64),
  password: z.string().min(1).max(200),
  carriedBy: z
    .enum(['cookie', 'bearer'])
    .default('cookie')
    .describe('cookie for browsers; bearer answers with a token for the Authorization header'),
})

export const signedInView = z.object({
  id: z.string().describe('Of the session'),
  name: z.string(),
  endsAt: z.iso.datetime(),
  token: z.string().nullable().describe('Only where carriedBy is bearer; it is told this once'),
})

export const sessionView = z.object({
  id: z.string(),
  carriedBy: z.enum(['cookie', 'bearer']),
  address: z.string(),
  userAgent: z.string(),
  createdAt: z.iso.datetime(),
  seenAt: z.iso.datetime(),
  endsAt: z.iso.datetime(),
  isThisOne: z.boolean(),
})

export const meView = z.object({
  id: z.string(),
  name: z.string(),
  account: z.string(),
  isAdministrator: z.boolean(),
  parks: z.array(z.object({ slug: z.string(), name: z.string() })),
})
