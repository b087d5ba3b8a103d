import { type ApplicationState, applicationLifecycle } from '../applications/lifecycle.ts'
import { findApplication, listReachedStates, type ReachedState } from '../applications/queries.ts'
import { findPark } from '../jobs/queries.ts'
import type { Park } from '../parks/park.ts'
import type { Database } from '../plugins/database.ts'
import { findByQueryCode } from './queries.ts'

/** What anyone may learn of an application who has its number and code: how far it is. Nobody's name. */
export interface QueriedStatus {
  readonly number: string
  readonly park: Pick<Park, 'name' | 'zone'>
  readonly state: ApplicationState
  readonly hasEnded: boolean
  /** In order. */
  readonly reached: readonly ReachedState[]
}

/** `null` where number and code do not go together. */
export async function readStatus(database: Database, number: string, code: string): Promise<QueriedStatus | null> {
  const found = await database.outsideParks((tx) => findByQueryCode(tx, number, code))
  if (found === null) return null
  const { parkId, applicationId } = found
  return await database.inPark(parkId, async (tx) => {
    const application = await findApplication(tx, parkId, applicationId)
    if (application?.number == null) return null
    const { number, state } = application
    return {
      number,
      park: await findPark(tx, parkId),
      state,
      hasEnded: applicationLifecycle.isFinal(state),
      reached: await listReachedStates(tx, parkId, applicationId),
    }
  })
}
