import type { Variables } from '../../expressions/expression.ts'
import { elementOf, emit, type Run } from '../run.ts'
import { endInstance } from '../scopes.ts'
import { terminateContent } from '../tokens/terminate.ts'

/**
 * An error that nothing in a called process catches ends it and goes on outwards from the activity that called it (BPMN
 * 2.0.2 §10.5.7). Says whether there is one that called.
 */
export function throwToCaller(run: Run, code: string | null, variables: Variables): boolean {
  if (run.draft.caller === undefined) return false
  emit(run, { type: 'errorLeft', code, variables })
  terminateContent(run, 0)
  endInstance(run, elementOf(run, 0), 'terminated')
  return true
}
