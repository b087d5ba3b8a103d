import { z } from 'zod'

/** Path parameters of everything under `/api/v1/parks/{park}/`; extend it with the feature's own. */
export const inParkParams = z.object({ park: z.string().describe('Short name of the park, such as demo') })

/** Hours that hold from one day of every year to another, `MM-DD`; each of `open` is `HH:MM-HH:MM`. */
export const officeHoursView = z.object({ from: z.string(), to: z.string(), open: z.array(z.string()).readonly() })
