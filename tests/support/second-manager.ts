import { findParkBySlug, savePark } from '../../api/parks/queries.ts'
import { findPeopleByAccount, saveMemberships } from '../../api/people/queries.ts'
import type { TestApp } from './app.ts'

/** Whether the demonstration park wants a second manager to approve what is published. */
export async function approvePublications({ database }: Pick<TestApp, 'database'>, wanted: boolean): Promise<void> {
  const park = await database.outsideParks((tx) => findParkBySlug(tx, 'demo'))
  if (park === null) throw new Error('Expected the demonstration park.')
  await database.inPark(park.id, (tx) => savePark(tx, { ...park, approvesPublications: wanted }))
}

/** Makes somebody of the demonstration park a manager beside the one who is there. */
export async function makeManager({ database, parkId }: Pick<TestApp, 'database' | 'parkId'>, account: string) {
  await database.inPark(parkId, async (tx) => {
    const [person] = await findPeopleByAccount(tx, [account])
    if (person === undefined) throw new Error(`Expected ${account} to be somebody.`)
    const post = { department: 'park-approval-bureau', post: 'manager', standing: 'primary' } as const
    await saveMemberships(tx, [{ parkId, personId: person.id, ...post }])
  })
}
