import { namesRead } from '../../../../engine/decisions/run-example.ts'
import type { ProcessDefinition } from '../../../../engine/model/definition.ts'
import type { FlowNode } from '../../../../engine/model/nodes/flow-node.ts'
import { expressionsIn } from './expressions-in.ts'
import { reachedFrom, reachedFromStart } from './reached.ts'
import { readNames } from './read-names.ts'

/** What the engine gives. */
const GIVEN = /^(clock|loopCounter|activationCount|numberOf(Active|Completed|Terminated)?Instances|outcome)$/

interface Facts {
  /** Names that it reads while it begins and runs. */
  readonly own: ReadonlySet<string>
  /** Names that the conditions of what leaves it read, when it has given what it gives. */
  readonly after: ReadonlySet<string>
  readonly writes: ReadonlySet<string>
}

/**
 * Names that a process has to begin with: it reads them where no step that gives them can have come before. What only
 * one of several ways gives is left out, for whoever reads it there can do without.
 */
export function namesReadFirst(
  process: ProcessDefinition,
  writesOf: (node: FlowNode) => readonly string[],
): readonly string[] {
  const nodes = [...process.nodes.values()]
  const facts = new Map(nodes.map((node) => [node, factsOf(process, node, writesOf(node))]))
  const data = new Set([...process.scopes.values()].flatMap(({ dataObjects }) => dataObjects))
  const names = new Set([...facts.values()].flatMap(({ own, after }) => [...own, ...after]))
  return [...names].filter((name) => {
    if (data.has(name) || GIVEN.test(name)) return false
    const isWriter = (node: FlowNode) => facts.get(node)?.writes.has(name) === true
    const writers = nodes.filter(isWriter)
    const first = reachedFromStart(process, isWriter)
    return nodes.some((node) => {
      const { own, after } = facts.get(node) ?? { own: new Set(), after: new Set() }
      if (!first.has(node) || !(own.has(name) || (after.has(name) && !isWriter(node)))) return false
      return !writers.some((writer) => writer !== node && reachedFrom(process, writer).has(node))
    })
  })
}

function factsOf(process: ProcessDefinition, node: FlowNode, writes: readonly string[]): Facts {
  const { decisions } = process
  const decision = node.type === 'businessRuleTask' && node.decision !== null ? decisions.get(node.decision) : undefined
  const parts = Object.entries(node).filter(([key]) => key !== 'inputs' && key !== 'outputs')
  const inside = expressionsIn(Object.fromEntries(parts)).flatMap(readNames)
  const mapped = 'inputs' in node ? node.inputs.flatMap(({ source }) => readNames(source)) : []
  const around = localsAround(process, node)
  const locals = [...around, ...localsOf(node)]
  const read = [...inside, ...(decision === undefined ? [] : namesRead(decision))]
  const after = node.outgoing.flatMap(({ condition }) => (condition === null ? [] : readNames(condition)))
  return {
    own: new Set([
      ...read.filter((name) => !locals.includes(name)),
      ...mapped.filter((name) => !around.includes(name)),
    ]),
    after: new Set(after.filter((name) => !around.includes(name))),
    writes: new Set(writes),
  }
}

/** What only a step itself can see, and what is inside of it: what it maps in, and the item of its loop. */
function localsOf(node: FlowNode): readonly string[] {
  const mapped = 'inputs' in node ? node.inputs.map(({ target }) => target) : []
  const loop = 'loop' in node && node.loop?.type === 'multiInstance' ? node.loop : null
  const items = [loop?.inputItem, loop?.counter, loop?.output?.item].flatMap((name) => name ?? [])
  return [...mapped, ...items]
}

function localsAround({ nodes }: ProcessDefinition, { scope }: FlowNode): readonly string[] {
  const found: string[] = []
  for (let each = scope; each.parent !== null; each = each.parent) {
    const around = nodes.get(each.id)
    if (around !== undefined) found.push(...localsOf(around))
  }
  return found
}
