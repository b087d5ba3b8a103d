import type { JsonValue } from '../../expressions/expression.ts'
import type { Activity } from '../../model/nodes/activity.ts'
import type { Loop, MultiInstance, StandardLoop } from '../../model/nodes/loop.ts'
import { expressionFailure, type Failure, failure, shown } from '../failure.ts'
import { raiseIncident } from '../incidents.ts'
import { emit, type Run } from '../run.ts'
import { evaluateAt } from '../variables.ts'
import { wantsRound } from './wants-round.ts'

/**
 * Begins the bodies of an activity that loops: all of them, or the first where they come one after the other (BPMN
 * 2.0.2 §13.3.6, §13.3.7). With none to begin, the whole is an empty scope and completes as such.
 */
export function startLoop(run: Run, node: Activity, key: number, loop: Loop): void {
  const first = loop.type === 'standardLoop' ? startRounds(run, node, key, loop) : startBodies(run, node, key, loop)
  if (typeof first === 'object') raiseIncident(run, key, node.id, 'activate', first)
  else {
    for (let body = 0; body < first; body += 1) run.queue.push({ scope: key, flow: null, node, body })
    run.touched.add(key)
  }
}

function startRounds(run: Run, node: Activity, key: number, loop: StandardLoop): number | Failure {
  emit(run, { type: 'loopStarted', key, instances: null, items: null, started: 0, collects: false })
  if (!loop.testBefore) return 1
  const wanted = wantsRound(run, node, key, loop, {})
  return typeof wanted === 'boolean' ? Number(wanted) : wanted
}

/** Somebody enters it in the middle: where bodies come one after the other, those up to `index` are done, else all. */
export function loopByHand(run: Run, node: Activity, key: number, index: number): Failure | null {
  const { loop } = node
  const size = loop?.type === 'multiInstance' ? sizeOf(run, node, key, loop) : { instances: null, items: null }
  if ('code' in size) return size
  const isInTurn = loop?.type === 'standardLoop' || loop?.sequential === true
  const started = isInTurn ? index + 1 : (size.instances ?? 0)
  const collects = loop?.type === 'multiInstance' && loop.output !== null
  emit(run, { type: 'loopStarted', key, ...size, started, collects, completed: started })
  return null
}

function startBodies(run: Run, node: Activity, key: number, loop: MultiInstance): number | Failure {
  const size = sizeOf(run, node, key, loop)
  if ('code' in size) return size
  const { instances, items } = size
  const started = loop.sequential ? 0 : instances
  emit(run, { type: 'loopStarted', key, instances, items, started, collects: loop.output !== null })
  return loop.sequential ? Math.min(instances, 1) : instances
}

interface Size {
  readonly instances: number
  readonly items: readonly JsonValue[] | null
}

/** How many bodies the model wants, and for what. */
function sizeOf(run: Run, node: Activity, key: number, loop: MultiInstance): Size | Failure {
  const { kind, value } = loop.source
  const result = evaluateAt(run, key, value)
  if (!result.ok) return expressionFailure(result, `Loop of ${node.id}`, `${node.id} 的循环`)
  const size =
    kind === 'collection' ? lengthOf(node, value.source, result.value) : asCount(node, value.source, result.value)
  if (typeof size === 'object') return size
  const instances = size
  const limit = run.context.stepLimit
  if (!loop.sequential && instances > limit) return tooMany(node, instances, limit)
  return { instances, items: Array.isArray(result.value) ? result.value : null }
}

function lengthOf(node: Activity, source: string, value: JsonValue): number | Failure {
  if (Array.isArray(value)) return value.length
  return failure(
    'collection-not-a-list',
    `Expected the collection of ${node.id} (${source}) to be a list, but found ${shown(value)}.`,
    `${node.id} 的集合（${source}）应为列表，实际为 ${shown(value)}。`,
  )
}

function asCount(node: Activity, source: string, value: JsonValue): number | Failure {
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return value
  return failure(
    'cardinality-not-a-number',
    `Expected the cardinality of ${node.id} (${source}) to be a whole number from 0, but found ${shown(value)}.`,
    `${node.id} 的实例数（${source}）应为不小于 0 的整数，实际为 ${shown(value)}。`,
  )
}

function tooMany({ id }: Activity, found: number, limit: number): Failure {
  return failure(
    'too-many-bodies',
    `Expected at most ${limit} instances of ${id} at the same time, but found ${found}.`,
    `${id} 最多可同时有 ${limit} 个实例，实际为 ${found} 个。`,
  )
}
