import { z } from 'zod'

/** Path parameters of everything under `/api/v1/parks/{park}/`; extend it with the feature's own. */
export const inParkParams = z.object({ park: z.string().describe('Short name of the park, such as demo') })
