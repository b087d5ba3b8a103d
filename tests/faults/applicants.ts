import { setTimeout as pause } from 'node:timers/promises'
import { exampleFinding } from '../../api/demo-data/example-form.ts'
import { exampleMaterial } from '../../api/demo-data/example-material.ts'
import type { Json } from '../support/caller.ts'
import type { PersistentClient } from './persistent-client.ts'
import { type Plan, planOf } from './plans.ts'

export const park = '/api/v1/parks/demo'

export interface Filed {
  readonly id: string
  readonly plan: Plan
}

/** Files `count` applications, `atOnce` of them at the same time, and stays with each until it has come to its end. */
export async function fileApplications(
  owner: PersistentClient,
  count: number,
  atOnce: number,
  isOpen: () => boolean,
  onFiled: (filed: Filed) => void,
): Promise<void> {
  const [enterprise] = await owner.list(`${park}/enterprises`)
  const document = await exampleMaterial('any')
  const states = await watchStates(owner)
  let next = 0

  async function fileNext(): Promise<void> {
    for (let index = next++; index < count && isOpen(); index = next++) {
      const plan = planOf(index)
      const id = await prepare(owner, plan, String(enterprise?.id), document)
      onFiled({ id, plan })
      await submit(owner, id)
      await follow(owner, { id, plan }, document, states.of, isOpen)
    }
  }

  await Promise.all([states.watch(), Promise.all(Array.from({ length: atOnce }, fileNext)).finally(states.stop)])
}

async function prepare(
  owner: PersistentClient,
  plan: Plan,
  enterpriseId: string,
  document: Uint8Array,
): Promise<string> {
  const created = await owner.write('POST', `${park}/applications`, { process: 'seven-permits', enterpriseId })
  const url = `${park}/applications/${String(created.id)}`
  await owner.write('PUT', `${url}/form`, { values: plan.form })
  const requirements = await owner.list(`${url}/requirements`)
  for (const { code } of requirements.filter(({ isMet }) => !isMet)) {
    await owner.upload(`${url}/materials/${String(code)}`, document, `${String(code)}.pdf`)
  }
  return String(created.id)
}

async function submit(owner: PersistentClient, id: string): Promise<void> {
  const answer = await owner.command(`${park}/applications/${id}/submission`)
  if (answer === null) throw new Error(`Expected application ${id} to be submitted, but it was refused.`)
}

/** Does what the enterprise has to do until the application has ended. */
async function follow(
  owner: PersistentClient,
  { id, plan }: Filed,
  document: Uint8Array,
  stateOf: (id: string) => string,
  isOpen: () => boolean,
): Promise<void> {
  let moved = false
  while (isOpen() && stateOf(id) !== plan.end) {
    if (!moved && plan.name === 'withdrawn' && stateOf(id) === 'inReview') {
      moved = (await owner.command(`${park}/applications/${id}/withdrawal`)) !== null
    }
    if (!moved && plan.name === 'corrected' && stateOf(id) === 'inCorrection') {
      moved = true
      await owner.upload(`${park}/applications/${id}/materials/${exampleFinding.material}`, document, 'corrected.pdf')
      await submit(owner, id)
    }
    await pause(100)
  }
}

/** One look at the list serves everybody who waits. */
async function watchStates(owner: PersistentClient) {
  let states: ReadonlyMap<string, string> = new Map()
  let watching = true
  return {
    of: (id: string) => states.get(id) ?? 'draft',
    watch: async () => {
      while (watching) {
        const found: readonly Json[] = await owner.list(`${park}/applications?limit=500`)
        states = new Map(found.map(({ id, state }) => [String(id), String(state)]))
        await pause(300)
      }
    },
    stop: () => {
      watching = false
    },
  }
}
