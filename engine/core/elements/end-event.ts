import type { EndEvent } from '../../model/nodes/event.ts'
import type { Behaviour } from '../behaviour.ts'
import { catchError, findCatcher } from '../catching/errors.ts'
import { throwMessage } from '../catching/throw-message.ts'
import { failure } from '../failure.ts'
import { raiseIncident } from '../incidents.ts'
import { elementOf, emit, type Run } from '../run.ts'
import { endScope } from '../scopes.ts'
import { everyFlowThatFits } from '../tokens/choose-flows.ts'
import { complete, end } from '../tokens/complete.ts'
import { terminateContent } from '../tokens/terminate.ts'

/** Ends a path, with its message, its error, or the whole scope around it (BPMN 2.0.2 §10.5.3). */
export const endEvent: Behaviour<EndEvent> = {
  joins: 'none',
  activate(run, node, key) {
    const { trigger } = node
    switch (trigger?.type) {
      case undefined:
        complete(run, node, key)
        break
      case 'message':
        throwMessage(run, node, key, trigger)
        break
      case 'error':
        endWithError(run, node, key, trigger.code)
        break
      case 'terminate':
        endTheScope(run, node, key)
        break
    }
  },
  flows: everyFlowThatFits,
}

/** An error that nobody catches keeps its token: something has gone wrong that somebody must look at. */
function endWithError(run: Run, node: EndEvent, key: number, code: string | null): void {
  const catcher = findCatcher(run, key, code)
  if (catcher === null) {
    const unheard = failure(
      'uncaught-error',
      `Expected something around ${node.id} to catch the error ${code ?? '(without code)'}, but nothing does.`,
      `${node.id} 抛出的错误 ${code ?? '（无代码）'} 没有被捕获。`,
    )
    raiseIncident(run, key, node.id, 'activate', unheard)
  } else {
    emit(run, { type: 'eventThrown', key, node: node.id, kind: 'error', name: code })
    end(run, node, key)
    catchError(run, catcher, code, {})
  }
}

/** Terminate: everything else in this scope ends, and it alone; around it, things go on as usual (§10.5.3). */
function endTheScope(run: Run, node: EndEvent, key: number): void {
  const { scope } = elementOf(run, key)
  emit(run, { type: 'eventThrown', key, node: node.id, kind: 'terminate', name: null })
  end(run, node, key)
  terminateContent(run, scope)
  endScope(run, scope, 'terminated')
}
