import { z } from 'zod'

/** What the server says of a job; all of it goes to the program. */
export const jobOnLease = z.looseObject({
  instanceId: z.string(),
  key: z.number().int(),
  attempt: z.number().int(),
  type: z.string(),
})

export type JobOnLease = z.infer<typeof jobOnLease>

/** What became of a job here. */
export type ProgramOutcome =
  | { readonly type: 'completed'; readonly variables: object }
  | { readonly type: 'failed'; readonly message: string; readonly retryable: boolean }
  | { readonly type: 'error'; readonly code: string; readonly variables: object }
