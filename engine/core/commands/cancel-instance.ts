import { elementOf, type Run } from '../run.ts'
import { endInstance } from '../scopes.ts'
import { terminateContent } from '../tokens/terminate.ts'

/** Ends the instance from outside, with everything in it. */
export function cancelInstance(run: Run): null {
  run.endsByHand = true
  terminateContent(run, 0)
  endInstance(run, elementOf(run, 0), 'cancelled')
  return null
}
