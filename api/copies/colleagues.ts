import type { Officer } from '../people/queries.ts'

/** A person of the park who may get copies, with the departments in which they work. */
export interface Colleague {
  readonly personId: string
  readonly name: string
  readonly departments: readonly string[]
}

const receiving = new Set<string>(['windowClerk', 'reviewer', 'checker', 'signatory', 'overseer'])

/** Who may get copies: whoever receives, reviews or oversees, but for who sends them. */
export function colleaguesOf(officers: readonly Officer[], sender: string): readonly Colleague[] {
  const colleagues = new Map<string, Colleague>()
  for (const { personId, name, department, post } of officers) {
    if (personId === sender || !receiving.has(post)) continue
    const departments = new Set([...(colleagues.get(personId)?.departments ?? []), department])
    colleagues.set(personId, { personId, name, departments: [...departments] })
  }
  return [...colleagues.values()]
}
