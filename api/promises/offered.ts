import type { DescribedProcess } from '../process-description/described-process.ts'
import type { PromiseTerms } from './terms.ts'

/** What may be promised instead of a material, by the letters of the permits it is for; empty = nothing. */
export function termsOf(
  { description }: Pick<DescribedProcess, 'description'>,
  code: string,
): ReadonlyMap<string, PromiseTerms> {
  const { promises } = description
  if (promises === undefined) return new Map()
  const { verificationDays, mendingDays } = promises
  return new Map(
    promises.items
      .filter(({ material }) => material === code)
      .map(({ permit, conditions, text, consequences }) => [
        permit,
        { conditions, text, consequences, verificationDays, mendingDays },
      ]),
  )
}
