import type { Variables } from '../../expressions/expression.ts'
import type { CallActivity } from '../../model/nodes/activity.ts'
import { partResults } from '../data/give-out.ts'
import { type Failure, isFailure } from '../failure.ts'
import { elementOf, type Run } from '../run.ts'
import { mapEach } from './start-call.ts'

/** What the called process gives back; a variable that it never had is null. */
export function returnedVariables(run: Run, node: CallActivity, key: number): Variables | Failure {
  const given = elementOf(run, key).call?.returned ?? {}
  const { now, zone } = run.context
  const read = (name: string) => (Object.hasOwn(given, name) ? given[name] : undefined)
  const mapped = mapEach(run, node, node.returns.mappings, { read, now, zone })
  if (isFailure(mapped)) return mapped
  return node.returns.variables === 'none' ? { ...partResults(node, given).own, ...mapped } : { ...given, ...mapped }
}
