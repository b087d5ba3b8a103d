import { isDeepStrictEqual } from 'node:util'
import { evolve } from '../../../engine/core/evolve.ts'
import type { ProcessInstance } from '../../../engine/core/instance.ts'
import type { JournalEntry } from '../../../engine/core/store.ts'
import type { MemoryStore } from '../../../engine/simulate/world/memory-store.ts'
import type { DrawnProcess } from './drawn-processes.ts'
import type { Answers } from './simulate.ts'

/** What is wrong when all has come to rest: one line for each thing. */
export async function findSimulatedBreaches(
  store: MemoryStore,
  parkId: string,
  instanceIds: readonly string[],
  answers: Answers,
  drawn: DrawnProcess,
): Promise<readonly string[]> {
  const breaches: string[] = []
  const revisions = new Map<string, number[]>()
  for (const id of instanceIds) {
    const journal = store.journal(parkId, id)
    for (const { command, revision } of journal) {
      revisions.set(command.id, [...(revisions.get(command.id) ?? []), revision])
    }
    const [stored] = await store.load(parkId, [id])
    breaches.push(...wrongInstance(stored, journal, drawn).map((breach) => `${id}: ${breach}`))
  }
  return [...breaches, ...wrongAnswers(answers, revisions)]
}

function wrongAnswers(answers: Answers, revisions: ReadonlyMap<string, readonly number[]>): readonly string[] {
  const breaches: string[] = []
  for (const [id, { command, answers: given, contradicted }] of answers) {
    const name = `${command.body.type} ${id}`
    if (contradicted > 0) breaches.push(`${name}: accepted, then refused`)
    const found = revisions.get(id) ?? []
    if (found.length > 1) breaches.push(`${name}: ${found.length} times in the journal`)
    for (const answer of given) {
      if (answer?.accepted === true && answer.revision !== found[0])
        breaches.push(`${name}: answered ${answer.revision}, in the journal ${found[0] ?? 'nowhere'}`)
    }
    const refused = given.every((answer) => answer?.accepted === false)
    if (refused && found.length > 0) breaches.push(`${name}: refused, but in the journal`)
  }
  const unknown = [...revisions.keys()].filter((id) => !answers.has(id))
  return [...breaches, ...unknown.map((id) => `${id}: in the journal, but nobody sent it`)]
}

function wrongInstance(
  stored: ProcessInstance | undefined,
  journal: readonly JournalEntry[],
  { exactly, atMost }: DrawnProcess,
): readonly string[] {
  if (stored?.state !== 'completed') return [`not at its end: ${JSON.stringify(stored?.elements ?? 'missing')}`]
  const breaches: string[] = []
  let folded: ProcessInstance | null = null
  for (const [index, { revision, events }] of journal.entries()) {
    if (revision !== index + 1) breaches.push(`revision ${revision} in place ${index + 1}`)
    for (const event of events) folded = evolve(folded, event)
  }
  const times = journal.map(({ at }) => at)
  if (times.some((at, index) => at < (times[index - 1] ?? 0))) breaches.push('its time goes backwards')
  if (!isDeepStrictEqual(JSON.parse(JSON.stringify(folded)), stored)) breaches.push('its fold differs')
  const keys = journal.flatMap(({ command: { body } }) =>
    body.type === 'completeJob' || body.type === 'fireTimer' ? [`${body.type} ${body.key}`] : [],
  )
  if (new Set(keys).size < keys.length) breaches.push(`a job or timer twice: ${keys.join()}`)
  const counts = new Map<string, number>()
  for (const { events } of journal) {
    for (const event of events) {
      if (event.type === 'elementCompleted') counts.set(event.node, (counts.get(event.node) ?? 0) + 1)
    }
  }
  for (const [node, count] of exactly) {
    if ((counts.get(node) ?? 0) !== count) breaches.push(`${node} ran ${counts.get(node) ?? 0} times, not ${count}`)
  }
  for (const [node, most] of atMost) {
    if ((counts.get(node) ?? 0) > most) breaches.push(`${node} ran ${counts.get(node)} times, more than ${most}`)
  }
  return breaches
}
