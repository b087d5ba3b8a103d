import type { ErrorEventDefinition } from '../../model/nodes/event-definition.ts'
import type { FlowNode } from '../../model/nodes/flow-node.ts'
import { throwToCaller } from '../calls/throw-to-caller.ts'
import { catchError, findCatcher } from '../catching/errors.ts'
import { contentOf } from '../data/give-out.ts'
import { type Failure, failure } from '../failure.ts'
import { emit, type Run } from '../run.ts'
import { end } from '../tokens/complete.ts'
import type { Throw } from './put-out.ts'

/**
 * Ends the path and throws an error to whoever catches it around, or to whoever called this process. An error that
 * nobody catches keeps its token:
 * something has gone wrong that somebody must look at (BPMN 2.0.2 §10.5.6).
 */
export function prepareError(run: Run, node: FlowNode, key: number, { code }: ErrorEventDefinition): Throw | Failure {
  const catcher = findCatcher(run, key, code)
  const variables = contentOf(run, node, key)
  if (catcher === null && run.draft.caller !== undefined) {
    return () => {
      emit(run, { type: 'eventThrown', key, node: node.id, kind: 'error', name: code })
      end(run, node, key)
      throwToCaller(run, code, variables)
    }
  }
  if (catcher === null) {
    return failure(
      'uncaught-error',
      `Expected something around ${node.id} to catch the error ${code ?? '(without code)'}, but nothing does.`,
      `${node.id} 抛出的错误 ${code ?? '（无代码）'} 没有被捕获。`,
    )
  }
  return () => {
    emit(run, { type: 'eventThrown', key, node: node.id, kind: 'error', name: code })
    end(run, node, key)
    catchError(run, catcher, code, variables)
  }
}
