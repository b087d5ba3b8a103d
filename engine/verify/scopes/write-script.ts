import type { JsonValue } from '../../expressions/expression.ts'
import type { ProcessDefinition } from '../../model/definition.ts'
import type { Activity } from '../../model/nodes/activity.ts'
import { throwsInTurn } from '../cut-out.ts'
import type { Edge } from '../explore/graph.ts'
import { done } from '../explore/moves.ts'
import type { ScriptLine } from '../fault.ts'
import type { ExploredScope } from './explore-scope.ts'

/** What must be said before one line, and the line itself; the first of a sub-process has none, it starts by itself. */
interface Said {
  readonly chosen: ReadonlyMap<string, readonly string[]>
  readonly assumed: ReadonlyMap<string, JsonValue>
  readonly line: ScriptLine | null
}

type Scopes = ReadonlyMap<string, ExploredScope>

/**
 * The script of `siji run` that goes a way. `entered` is the way from the process to the scope, outermost first: each
 * part ends when the sub-process starts in which the next part goes on.
 */
export function writeScript(
  definition: ProcessDefinition,
  scopes: Scopes,
  parts: readonly (readonly Edge[])[],
): readonly ScriptLine[] {
  const said = sayParts(definition, scopes, parts)
  const processes = [definition, ...[...scopes.values()].map((scope) => scope.definition)]
  const passing = processes.flatMap(({ nodes }) => [...nodes.values()]).filter(({ type }) => passesByItself.has(type))
  const held = [...new Set(passing.map(({ id }) => id))]
  return [
    { deploy: true },
    ...(held.length === 0 ? [] : [{ waits: held }]),
    ...said.flatMap(({ chosen, assumed, line }): ScriptLine[] => [
      ...(assumed.size === 0 ? [] : [{ assume: Object.fromEntries(assumed) }]),
      ...(chosen.size === 0 ? [] : [{ choose: Object.fromEntries(chosen) }]),
      ...(line === null ? [] : [line]),
    ]),
  ]
}

/** Tasks in which the engine does what there is to do; here somebody says that it is done. */
const passesByItself = new Set(['task', 'manualTask', 'scriptTask', 'businessRuleTask'])

function sayParts(definition: ProcessDefinition, scopes: Scopes, parts: readonly (readonly Edge[])[]): readonly Said[] {
  const [part = [], ...inner] = parts
  const said = sayPath(definition, scopes, part)
  if (inner.length === 0) return said
  const [first, ...rest] = sayParts(definition, scopes, inner)
  return [...said.slice(0, -1), ...said.slice(-1).map((last) => besides(last, first)), ...rest]
}

/** A sub-process that is looked at on its own starts with what its own way begins with, and ends with the rest of it. */
function sayPath(definition: ProcessDefinition, scopes: Scopes, path: readonly Edge[]): readonly Said[] {
  const inside = path.map((): Said[] => [])
  const starts: Said[] = path.map(() => nothing)
  for (const [at, { activated }] of path.entries()) {
    for (const { node } of activated) {
      const scope = scopes.get(node)
      const leaves = path.findIndex(
        (edge, later) => later > at && edge.outcome?.node === node && inside[later]?.length === 0,
      )
      const way = scope?.outcomes.get(path[leaves]?.outcome?.by ?? done) ?? scope?.graph.states[0]?.via
      if (scope === undefined || way === undefined || way === null) continue
      const [start, ...rest] = sayPath(definition, scopes, 'from' in way ? [way] : way)
      starts[at] = besides(starts[at], start)
      if (leaves >= 0) inside[leaves] = [...rest]
    }
  }
  return path.flatMap((edge, at) => {
    const own = {
      chosen: edge.chosen,
      assumed: withLoops(definition, edge),
      line: edge.outcome === undefined ? edge.line : null,
    }
    const before = inside[at] ?? []
    const last = before.at(-1)
    const whole = besides(own, starts[at])
    return last === undefined ? [whole] : [...before.slice(0, -1), { ...besides(whole, last), line: last.line }]
  })
}

const nothing: Said = { chosen: new Map(), assumed: new Map(), line: null }

function besides(one: Said = nothing, other: Said = nothing): Said {
  return {
    chosen: new Map([...one.chosen, ...other.chosen]),
    assumed: new Map([...one.assumed, ...other.assumed]),
    line: one.line,
  }
}

/** A loop was taken for one round. */
function withLoops({ nodes }: ProcessDefinition, { assumed, activated }: Edge): ReadonlyMap<string, JsonValue> {
  const all = new Map(assumed)
  for (const { node } of activated) {
    const entered = nodes.get(node)
    if (entered !== undefined && 'loop' in entered)
      for (const [source, value] of ofLoop(entered)) all.set(source, value)
  }
  return all
}

function ofLoop({ loop }: Activity): readonly (readonly [string, JsonValue])[] {
  if (loop === null || throwsInTurn(loop)) return []
  if (loop.type === 'standardLoop') return loop.condition === null ? [] : [[loop.condition.source, loop.testBefore]]
  const { source, completionCondition } = loop
  return [
    [source.value.source, source.kind === 'cardinality' ? 1 : [null]],
    ...(completionCondition === null ? [] : [[completionCondition.source, false] as const]),
  ]
}
