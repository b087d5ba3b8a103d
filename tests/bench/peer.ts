import { EventEmitter } from 'node:events'
import { createRequire } from 'node:module'
import type { Variables } from '../../engine/index.ts'
import { completionOf } from './models.ts'

const require = createRequire(import.meta.url)
const peerRequire = createRequire(require.resolve('bpmn-engine'))

interface PeerActivity {
  readonly id: string
  readonly environment: { readonly variables: Record<string, unknown> }
  readonly signal: (message: object) => void
}

interface PeerElement {
  readonly id: string
  readonly type: string
  readonly behaviour: { readonly conditionExpression?: { readonly body?: string }; readonly script?: string }
  readonly environment: { readonly variables: Record<string, unknown> }
}

type Evaluate = (variables: Record<string, unknown>) => unknown

/** Runs one instance of a model in bpmn-engine and gives the number of flow nodes that ended where `count` is set. */
export type RunPeer = (variables: Variables, count: boolean) => Promise<number>

/** bpmn-engine with a source that was parsed once; `expressions` by hand is its best case, by feelin the same work. */
export async function peerOf(xml: string, expressions: 'native' | 'feelin'): Promise<RunPeer> {
  const { Engine } = require('bpmn-engine')
  const elements = peerRequire('bpmn-elements')
  const serializer = peerRequire('moddle-context-serializer')
  const moddle = await import(peerRequire.resolve('bpmn-moddle'))
  const Moddle = moddle.BpmnModdle ?? moddle.default
  const serialize = serializer.default ?? serializer
  const sourceContext = serialize(await new Moddle().fromXML(xml), serializer.TypeResolver({ ...elements }))
  const evaluator = expressions === 'native' ? nativeEvaluator : await feelinEvaluator()

  return async (variables, count) => {
    const listener = new EventEmitter()
    const waiting: PeerActivity[] = []
    let nodes = 0
    listener.on('activity.wait', (activity: PeerActivity) => waiting.push(activity))
    if (count) listener.on('activity.end', () => nodes++)
    const engine = new Engine({
      name: 'bench',
      sourceContext,
      scripts: scriptsOf(evaluator),
      variables: { ...variables },
    })
    const ended = new Promise((resolve, reject) => {
      engine.once('end', resolve)
      engine.once('error', reject)
    })

    await engine.execute({ listener })
    for (let activity = waiting.shift(); activity !== undefined; activity = waiting.shift()) {
      Object.assign(activity.environment.variables, completionOf(activity.id))
      activity.signal({})
    }
    await ended
    return nodes
  }
}

function scriptsOf(evaluator: (source: string) => Evaluate) {
  const scripts = new Map<
    string,
    { execute: (scope: unknown, callback: (error: null, value: unknown) => void) => void }
  >()
  return {
    register({ id, type, behaviour, environment }: PeerElement) {
      const isFlow = type === 'bpmn:SequenceFlow'
      const source = isFlow ? behaviour.conditionExpression?.body : behaviour.script
      if (!source) return
      const evaluate = evaluator(source.trim())
      scripts.set(id, {
        execute: (_scope, callback) => {
          const value = evaluate(environment.variables)
          if (!isFlow) Object.assign(environment.variables, value)
          callback(null, value)
        },
      })
    },
    getScript: (_language: string, { id }: { readonly id: string }) => scripts.get(id),
  }
}

/** The expressions of the six models by hand: what a compiler could at best produce. */
function nativeEvaluator(source: string): Evaluate {
  const department = /^list contains\(departments, "(\w+)"\)$/.exec(source)?.[1]
  if (department !== undefined)
    return ({ departments }) => Array.isArray(departments) && departments.includes(department)
  const evaluate = nativeExpressions[source]
  if (evaluate === undefined) throw new Error(`Expected a native form of: ${source}`)
  return evaluate
}

const nativeExpressions: Record<string, Evaluate> = {
  'amount >= 0 and amount < 100': ({ amount }) => Number(amount) >= 0 && Number(amount) < 100,
  'amount >= 100 and amount < 1000': ({ amount }) => Number(amount) >= 100 && Number(amount) < 1000,
  'amount >= 1000': ({ amount }) => Number(amount) >= 1000,
  'count < 10': ({ count }) => Number(count) < 10,
  '{ count: count + 1 }': ({ count }) => ({ count: Number(count) + 1 }),
  'round = 1': ({ round }) => round === 1,
}

async function feelinEvaluator(): Promise<(source: string) => Evaluate> {
  const { evaluate } = await import('feelin')
  return (source) => (variables) => {
    const result: unknown = evaluate(source, variables)
    return typeof result === 'object' && result !== null && 'value' in result ? result.value : result
  }
}
