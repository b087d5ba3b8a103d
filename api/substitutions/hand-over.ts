import type { FastifyRequest } from 'fastify'
import { v7 } from 'uuid'
import { listOfficers } from '../people/queries.ts'
import { actorOf, inParkOf, parkOf, personOf } from '../plugins/access.ts'
import type { Tx } from '../plugins/database.ts'
import { Refusal } from '../refusal.ts'
import { mayEnterFor } from './enter-substitution.ts'
import { findSubstitution, insertAct, listHeld, listTakenOver } from './queries.ts'
import { isWithin, type Substitution } from './substitution.ts'

export type Direction = 'over' | 'back'

export type HeldTask = Awaited<ReturnType<typeof listHeld>>[number]

/** What would change hands: what the absent one holds, or what of that the substitute has not finished. */
export async function listToHand(
  tx: Tx,
  parkId: string,
  substitution: Substitution,
  direction: Direction,
): Promise<readonly HeldTask[]> {
  const { personId, substituteId } = substitution
  if (direction === 'back') return await listTakenOver(tx, parkId, substituteId, personId)
  return (await listHeld(tx, parkId, personId)).filter((task) => isWithin(substitution, task))
}

/** The substitution and whether this person may deal with it: who is concerned, the head, or a manager. */
export async function mustConcern(request: FastifyRequest, tx: Tx, id: string): Promise<Substitution> {
  const access = parkOf(request)
  const { personId } = personOf(request)
  const found = await findSubstitution(tx, access.park.id, id)
  if (found === null)
    throw new Refusal('not-found', `Expected a substitution ${id}, but found none.`, '未找到该代岗登记。')
  const officers = await listOfficers(tx, access.park.id)
  if (found.substituteId === personId || mayEnterFor(access, personId, found.personId, officers)) return found
  throw new Refusal(
    'not-allowed',
    'Expected who is concerned, their head, or a manager.',
    '只能由本人、代岗人、负责人或者园区管理员办理。',
  )
}

/** 移交、交还: all of it at once, each task by one command of its own; gives how many went. */
export async function handTasks(request: FastifyRequest, id: string, direction: Direction): Promise<number> {
  const parkId = parkOf(request).park.id
  const { substitution, held } = await inParkOf(request, async (tx) => {
    const found = await mustConcern(request, tx, id)
    if (direction === 'over') mustBeInForce(found, request.server.engine.now())
    return { substitution: found, held: await listToHand(tx, parkId, found, direction) }
  })
  const { personId, substituteId } = substitution
  let handed = 0
  for (const { instanceId, key } of held) {
    const command = { id: v7(), parkId, instanceId, actor: actorOf(request) }
    const person = direction === 'over' ? substituteId : personId
    if (direction === 'over') {
      const act = { commandId: command.id, instanceId, taskKey: key, personId: substituteId, forPersonId: personId }
      await inParkOf(request, (tx) => insertAct(tx, parkId, act))
    }
    // What somebody has finished or taken meanwhile stays where it is.
    const answer = await request.server.engine.send({ ...command, body: { type: 'assignTask', key, person } })
    if (answer.accepted) handed += 1
  }
  return handed
}

function mustBeInForce({ fromAt, untilAt }: Substitution, now: number): void {
  if (fromAt.getTime() <= now && now < untilAt.getTime()) return
  throw new Refusal(
    'substitution-invalid',
    'Expected a substitution that is in force now: tasks are handed over when it has begun.',
    '代岗尚未开始或者已经结束，开始之后才能移交任务。',
  )
}
