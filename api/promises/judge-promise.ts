import type { FastifyRequest } from 'fastify'
import { v7 } from 'uuid'
import { insertFollowUp } from '../follow-ups/queries.ts'
import { answerOnce } from '../idempotency/answer-once.ts'
import { mustMove } from '../lifecycles/must-move.ts'
import { inParkOf, type ParkAccess, parkOf, personOf } from '../plugins/access.ts'
import { Refusal } from '../refusal.ts'
import { type PromiseMove, promiseLifecycle, promiseWords } from './lifecycle.ts'
import { insertPromiseMove, listFollowedPromises, lockPromise, updatePromise } from './queries.ts'

/** What a department finds: kept; broken, to be mended; false from the start; or that it was mended. */
export const promiseFindings = ['kept', 'broken', 'false', 'mended'] as const

export type PromiseFinding = (typeof promiseFindings)[number]

const moves: { readonly [finding in PromiseFinding]: PromiseMove } = {
  kept: 'verify',
  broken: 'break',
  false: 'break',
  mended: 'fix',
}

const posts = new Set(['reviewer', 'checker', 'signatory'])

/** Officers of the department whose permit rests on it. */
export function mayJudgePromise({ memberships }: ParkAccess, department: string): boolean {
  return memberships.some((each) => each.department === department && posts.has(each.post))
}

/** 核查: writes down what the department found, and tells the process that follows the promise. */
export async function judgePromise(
  request: FastifyRequest,
  id: string,
  { finding, words: given }: { readonly finding: PromiseFinding; readonly words: string },
): Promise<void> {
  const access = parkOf(request)
  const parkId = access.park.id
  const { personId } = personOf(request)
  await inParkOf(request, async (tx) => {
    await answerOnce(request, tx, async () => {
      const promise = await lockPromise(tx, parkId, id)
      const [listed] = promise === null ? [] : await listFollowedPromises(tx, parkId, [id])
      if (promise?.followUpId == null || listed === undefined) throw noSuchPromise(id)
      const process = await request.server.catalogue.byHash(parkId, listed.definitionHash)
      const department = process.permits.get(promise.permit)?.department ?? ''
      if (!mayJudgePromise(access, department)) throw wrongDepartment(department)
      const words = given.trim()
      if (words === '') throw wordsMissing()
      const move = moves[finding]
      const state = mustMove(promiseLifecycle, promiseWords, promise.state, move)
      const at = new Date(request.server.engine.now())
      await updatePromise(tx, parkId, id, { state })
      await insertPromiseMove(tx, parkId, { id: v7(), promiseId: id, move, words, movedBy: personId, movedAt: at })
      const name = finding === 'mended' ? 'promiseMended' : 'promiseVerified'
      const command = { type: 'deliverMessage', name, variables: { result: finding } } as const
      await insertFollowUp(tx, parkId, { instanceId: promise.followUpId, command, at })
      return {}
    })
  })
}

export function noSuchPromise(id: string): Refusal {
  return new Refusal(
    'not-found',
    `Expected a promise that is followed, but found none with id ${id}.`,
    '未找到该告知承诺。',
  )
}

function wrongDepartment(department: string): Refusal {
  return new Refusal(
    'wrong-department',
    `Expected somebody of ${department}, whose permit rests on the promise.`,
    '该承诺由证照的审查部门核查。',
  )
}

function wordsMissing(): Refusal {
  const [message, messageZh] = ['Expected what was found.', '请填写核查情况。']
  return new Refusal('reason-missing', message, messageZh, [
    { field: 'words', code: 'reason-missing', message, messageZh },
  ])
}
