import { v7 } from 'uuid'
import { addWorkingTime, type Office } from '../../engine/index.ts'
import type { Officer } from '../people/queries.ts'
import type { AppParts } from '../plugins/app-parts.ts'
import type { Tx } from '../plugins/database.ts'
import { insertAct } from '../substitutions/queries.ts'
import type { Absence } from '../substitutions/substitution.ts'
import { insertGiven } from './given/queries.ts'
import type { LadderRules } from './ladder.ts'
import { hoursOf } from './office-hours.ts'
import { nextOwner, toldOfUnowned, withSubstitutes } from './owners.ts'
import { countHeld, insertRungs, listUnowned, PART, type WatchedTask } from './queries.ts'

interface Park {
  readonly rules: LadderRules
  readonly officers: readonly Officer[]
  /** Who is away now, and who stands in. */
  readonly absences: readonly Absence[]
}

/**
 * 无主任务: after some office hours a task goes to whoever is there and has least to do at its post. Where nobody is, the
 * head is told, and after as long again whoever manages the park.
 */
export async function giveOwners(
  { engine, database }: Pick<AppParts, 'engine' | 'database'>,
  parkId: string,
  office: Office,
  { rules: { assignAfterHours }, officers, absences }: Park,
): Promise<void> {
  if (assignAfterHours === null) return
  const now = engine.now()
  const openedBefore = (hours: number) => new Date(addWorkingTime(hoursOf(office), now, -hours * 60))
  const [waitsOnce, waitsTwice] = [openedBefore(assignAfterHours), openedBefore(2 * assignAfterHours)]
  for (let after: WatchedTask | null = null; ; ) {
    const { part, given } = await database.inPark(parkId, async (tx) => {
      const unowned = await listUnowned(tx, parkId, waitsOnce, after)
      const owned = await owners(tx, parkId, unowned, { officers, absences })
      const alone = unowned.filter((task) => !owned.some((each) => each.task === task))
      const rows = alone.flatMap((task) =>
        withSubstitutes(toldOfUnowned(task, officers, task.openedAt <= waitsTwice), task, absences).flatMap(
          ({ rung, people }) =>
            people.map((personId) => ({
              ...{ instanceId: task.instanceId, taskKey: task.key },
              ...{ rung, personId, reachedAt: new Date(now) },
            })),
        ),
      )
      await insertRungs(tx, parkId, rows)
      const givenAt = new Date(now)
      const toNote = owned.map(({ task: { instanceId, key }, personId }) => ({
        instanceId,
        taskKey: key,
        personId,
        givenAt,
      }))
      await insertGiven(tx, parkId, toNote)
      return { part: unowned, given: owned }
    })
    for (const { commandId, task, personId: person } of given) {
      const actor = { type: 'system', name: 'ladder' } as const
      const body = { type: 'assignTask', key: task.key, person } as const
      // Whoever was faster has it.
      await engine.send({ id: commandId, parkId, instanceId: task.instanceId, actor, body })
    }
    after = part.at(-1) ?? null
    if (part.length < PART) return
  }
}

/** Who gets which of them; for whom a substitute does it is written down before they get it. */
async function owners(
  tx: Tx,
  parkId: string,
  unowned: readonly WatchedTask[],
  { officers, absences }: Pick<Park, 'officers' | 'absences'>,
) {
  if (unowned.length === 0) return []
  const held = new Map(await countHeld(tx, parkId))
  const owned = unowned.flatMap((task) => {
    const owner = nextOwner(task, officers, held, absences)
    if (owner === null) return []
    held.set(owner.personId, (held.get(owner.personId) ?? 0) + 1)
    return [{ task, commandId: v7(), ...owner }]
  })
  for (const { task, ...owner } of owned)
    await insertAct(tx, parkId, { instanceId: task.instanceId, taskKey: task.key, ...owner })
  return owned
}
