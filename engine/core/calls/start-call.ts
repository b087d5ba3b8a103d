import type { ExpressionScope, JsonValue, Variables } from '../../expressions/expression.ts'
import type { CallActivity, Mapping, Passing } from '../../model/nodes/activity.ts'
import { chainFailure } from '../chain.ts'
import { contentOf } from '../data/give-out.ts'
import { expressionFailure, type Failure, failure, isFailure, shown } from '../failure.ts'
import { raiseIncident } from '../incidents.ts'
import { elementOf, emit, newKey, type Run } from '../run.ts'
import { evaluateAt, expressionScope, variablesToPass } from '../variables.ts'
import { deepestCall } from './caller.ts'

/** Calls another process: an instance of its own, to which this one sends its start (BPMN 2.0.2 §10.3.6, §13.3.3). */
export function startCall(run: Run, node: CallActivity, key: number): void {
  const processId = processToCall(run, node, key)
  const variables = passed(run, node, key)
  const businessKey = businessKeyFor(run, node, key)
  const failed = [chainFailure(run, node), processId, variables, businessKey].find(
    (each): each is Failure => typeof each === 'object' && each !== null && isFailure(each),
  )
  if (failed !== undefined) raiseIncident(run, key, node.id, 'activate', failed)
  else {
    emit(run, {
      type: 'callStarted',
      key: newKey(run),
      host: key,
      node: node.id,
      processId: processId as string, // none of them failed
      binding: node.binding,
      variables: variables as Variables,
      businessKey: businessKey as string | null,
    })
  }
}

/** Evaluates mappings side by side: none sees what another gives. */
export function mapEach(
  run: Run,
  { id }: CallActivity,
  mappings: readonly Mapping[],
  scope: ExpressionScope,
): Variables | Failure {
  const values: [string, JsonValue][] = []
  for (const { source, target } of mappings) {
    const result = run.context.evaluate(source, scope)
    if (!result.ok) return expressionFailure(result, `Mapping to ${target} at ${id}`, `${id} 的映射“${target}”`)
    values.push([target, result.value])
  }
  return Object.fromEntries(values)
}

function processToCall(run: Run, node: CallActivity, key: number): string | Failure {
  if ((run.draft.caller?.depth ?? 0) >= deepestCall) {
    return failure(
      'call-too-deep',
      `Expected at most ${deepestCall} calls inside each other, but ${node.id} would be one more. Does a process call itself?`,
      `嵌套调用最多 ${deepestCall} 层，${node.id} 将超出。流程是否在调用自身？`,
    )
  }
  const result = evaluateAt(run, key, node.called)
  if (!result.ok) return expressionFailure(result, `Called process of ${node.id}`, `${node.id} 调用的流程`)
  if (typeof result.value === 'string' && result.value !== '') return result.value
  return failure(
    'called-process-not-text',
    `Expected ${node.id} (${node.called.source}) to name a process, but found ${shown(result.value)}.`,
    `${node.id}（${node.called.source}）应给出流程编号，实际为 ${shown(result.value)}。`,
  )
}

function passed(run: Run, node: CallActivity, key: number): Variables | Failure {
  const mapped = mapEach(run, node, node.passes.mappings, expressionScope(run, key))
  return isFailure(mapped) ? mapped : { ...passedWhole(run, node.passes, key), ...mapped, ...contentOf(run, node, key) }
}

function passedWhole(run: Run, { variables }: Passing, key: number): Variables {
  switch (variables) {
    case 'all':
      return variablesToPass(run.draft, key)
    case 'own':
      return elementOf(run, key).variables ?? {}
    case 'none':
      return {}
  }
}

function businessKeyFor(run: Run, node: CallActivity, key: number): string | null | Failure {
  if (node.businessKey === null) return run.draft.businessKey
  const result = evaluateAt(run, key, node.businessKey)
  if (!result.ok) return expressionFailure(result, `Business key of ${node.id}`, `${node.id} 的业务编号`)
  return result.value === null || typeof result.value === 'string' ? result.value : JSON.stringify(result.value)
}
