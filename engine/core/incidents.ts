import type { Failure } from './failure.ts'
import type { IncidentState } from './instance.ts'
import { emit, type Run } from './run.ts'

/** The process cannot go on here: the token stays, and someone resolves it. */
export function raiseIncident(
  run: Run,
  key: number,
  node: string,
  step: IncidentState['step'],
  { code, message, messageZh }: Omit<Failure, 'failed'>,
): void {
  emit(run, { type: 'incidentRaised', key, node, at: run.context.now, code, message, messageZh, step })
}
