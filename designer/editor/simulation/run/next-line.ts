import type { Variables } from '../../../../engine/expressions/expression.ts'
import { type Line, withVariables } from '../world/line.ts'
import type { ShownOffer, Snapshot } from '../world/snapshot.ts'

/** Results that jobs give, by their type. */
export type JobResults = { readonly [jobType: string]: Variables }

/** The line that completes the first job that waits; `null` where none does. */
export function jobLine({ offers }: Snapshot, results: JobResults): Line | null {
  const job = offers.find(({ kind }) => kind === 'job')
  return job === undefined ? null : withVariables(job.line, results[job.jobType ?? ''] ?? {})
}

/**
 * What happens next if nobody says otherwise: work first, by its first outcome, then what is waited for on the way, then
 * the next timer. `null` where it is over, or only somebody's choice is left.
 */
export function nextLine(snapshot: Snapshot, results: JobResults): Line | null {
  if (snapshot.instances.length === 0) return snapshot.starts[0]?.line ?? null
  const job = jobLine(snapshot, results)
  if (job !== null) return job
  const task = snapshot.offers.find(({ kind }) => kind === 'task')
  if (task !== undefined) return answerOf(task)
  const event = snapshot.offers.find(({ kind, beside }) => (kind === 'message' || kind === 'signal') && !beside)
  if (event !== undefined) return event.line
  const isRunning = snapshot.instances.some(({ state }) => state === 'active')
  return isRunning && snapshot.next?.kind === 'timer' ? snapshot.next.line : null
}

function answerOf({ line, outcomes }: ShownOffer): Line {
  const [first] = outcomes
  return first === undefined ? line : withVariables(line, { outcome: first.value })
}
