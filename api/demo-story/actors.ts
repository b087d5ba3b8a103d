import { setTimeout as pause } from 'node:timers/promises'
import { type Json, type Person, StoryBroken, signIn } from './caller.ts'

/** Who takes part, and what they do more than once. */
export interface Actors {
  readonly as: (account: string) => Promise<Person>
  /** Moves the clock of the demonstration to a time of the day of the story, or of a later one. */
  readonly at: (time: string, on?: string) => Promise<void>
  /** Claims and answers a task and, where a second person must, has it confirmed. */
  readonly answer: (account: string, node: string, body: object, checker?: string) => Promise<void>
  /** Waits until the application has come to this state. */
  readonly reaches: (application: string, state: string) => Promise<Json>
  /** Waits until this account may take the task; gives its address. */
  readonly task: (account: string, node: string) => Promise<string>
}

export const PARK = '/api/v1/parks/demo'

/** How long a state or task may be waited for; jobs run in the background. */
const PATIENCE = 30_000

export function createActors(url: string, day: string): Actors {
  const people = new Map<string, Promise<Person>>()
  const as = (account: string): Promise<Person> => {
    const known = people.get(account) ?? signIn(url, account)
    people.set(account, known)
    return known
  }

  async function task(account: string, node: string): Promise<string> {
    const person = await as(account)
    const found = await waitFor(`task ${node} for ${account}`, async () =>
      (await person.list(`${PARK}/tasks?view=department`)).find((each) => String(each.node) === node),
    )
    return `${PARK}/tasks/${String(found.instanceId)}/${String(found.key)}`
  }

  return {
    as,
    task,
    at: async (time, on = day) => {
      await (await as('manager')).put('/api/v1/virtual-time', { now: `${on}T${time}:00+08:00` })
    },
    answer: async (account, node, body, checker) => {
      const address = await task(account, node)
      const person = await as(account)
      await person.post(`${address}/claim`)
      await person.post(`${address}/answer`, body)
      if (checker !== undefined) await (await as(checker)).post(`${address}/confirmation`)
    },
    reaches: async (application, state) => {
      const owner = await as('owner')
      return await waitFor(`application in state ${state}`, async () => {
        const found = await owner.get(`${PARK}/applications/${application}`)
        return String(found.state) === state ? found : undefined
      })
    },
  }
}

async function waitFor<Found>(what: string, look: () => Promise<Found | undefined>): Promise<Found> {
  const deadline = performance.now() + PATIENCE
  for (;;) {
    const found = await look()
    if (found !== undefined) return found
    if (performance.now() > deadline) throw new StoryBroken(`Expected ${what}, but it did not come.`)
    await pause(50)
  }
}
