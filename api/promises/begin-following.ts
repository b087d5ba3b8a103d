import { v7 } from 'uuid'
import { findApplication } from '../applications/queries.ts'
import { addWorkingDaysTo } from '../deadlines/add-working-days.ts'
import { officeOf } from '../deadlines/office.ts'
import { insertFollowUp } from '../follow-ups/queries.ts'
import { isoWithOffset } from '../parks/dates.ts'
import type { Park } from '../parks/park.ts'
import type { AppParts } from '../plugins/app-parts.ts'
import { listPromisesToFollow, lockPromise, updatePromise } from './queries.ts'

/**
 * Starts the process that follows each promise on which a permit has been issued: its department verifies it within the
 * days that were signed. Written down with the promise, so that it is started once, whatever dies in between.
 */
export async function beginFollowingPromises(
  app: Pick<AppParts, 'engine' | 'database' | 'catalogue'>,
  park: Pick<Park, 'id' | 'zone'>,
): Promise<void> {
  const issued = await app.database.inPark(park.id, (tx) => listPromisesToFollow(tx, park.id))
  for (const { id, permitId, issuedAt, number } of issued) {
    await app.database.inPark(park.id, async (tx) => {
      const promise = await lockPromise(tx, park.id, id)
      if (promise === null || promise.followUpId !== null) return
      const application = await findApplication(tx, park.id, promise.applicationId)
      if (application === null) throw new Error(`Expected application ${promise.applicationId}, but found none.`)
      const rules = (await app.catalogue.byHash(park.id, application.definitionHash)).description.promises
      if (rules === undefined) throw new Error(`Expected rules for promise ${id}, but found none.`)
      const { verificationDays, mendingDays } = promise.terms
      const verifyBy = addWorkingDaysTo(officeOf(app.engine, park), issuedAt.getTime(), verificationDays)
      const followUpId = v7()
      await updatePromise(tx, park.id, id, { permitId, followUpId, verifyBy: new Date(verifyBy) })
      const variables = {
        issuedAt: isoWithOffset(park.zone, issuedAt.getTime()),
        verificationDays,
        remindAfterDays: Math.max(0, verificationDays - rules.remindDays),
        mendingDays,
      }
      const businessKey = `${number}/${promise.code}`
      const command = { type: 'startInstance', processId: rules.process, businessKey, variables } as const
      await insertFollowUp(tx, park.id, { instanceId: followUpId, command, at: new Date(app.engine.now()) })
    })
  }
}
