import { z } from 'zod'

/** A page whose address has no parameters; what is there is left alone. */
export const noQuery = z.object({})
