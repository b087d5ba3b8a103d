import { childOf, childrenOf, idOf, type ModdleElement, textOf } from '../model/moddle.ts'
import type { Problem } from '../model/problem.ts'
import { type Compiling, report } from './compiling.ts'
import type { CompiledDecision } from './decision.ts'
import { compileLogic } from './decision-logic.ts'
import { type DecisionNode, evaluateDecision } from './evaluate-decision.ts'
import { explainDecision } from './explain-decision.ts'
import { readDmn } from './read-dmn.ts'
import { readRequirements } from './requirements.ts'

export type DmnResult =
  | { readonly ok: true; readonly decisions: ReadonlyMap<string, CompiledDecision> }
  | { readonly ok: false; readonly problems: readonly Problem[] }

const MOST_DECISIONS = 500

/** Reads DMN XML into decisions that can run, by id, or says what stands in the way (DMN 1.5 §6, §8). */
export async function parseDmn(xml: string): Promise<DmnResult> {
  const read = await readDmn(xml)
  if (!read.ok) return read
  const { definitions, lines } = read.model
  const problems: Problem[] = []
  const nodes = new Map<string, DecisionNode>()
  const elements = childrenOf(definitions, 'drgElement')
  if (elements.length > MOST_DECISIONS) return { ok: false, problems: [tooMany(elements.length)] }
  for (const element of elements.filter(
    ({ $type }) => $type === 'dmn:Decision' || $type === 'dmn:BusinessKnowledgeModel',
  )) {
    const node = compileDecision(element, elements, { known: {}, scope: null, lines, problems })
    if (node !== null) nodes.set(node.id, node)
  }
  problems.push(...checkCycles(nodes, lines))
  if (problems.length > 0) return { ok: false, problems }
  const names = new Map(elements.map((element) => [idOf(element), textOf(element, 'name')]))
  const decisions = [...nodes.values()]
    .filter(({ isFunction }) => !isFunction)
    .map((node): [string, CompiledDecision] => [
      node.id,
      {
        id: node.id,
        name: names.get(node.id) ?? node.id,
        evaluate: (scope) => evaluateDecision(node, nodes, scope),
        explain: (scope) => explainDecision(node, nodes, scope),
      },
    ])
  return { ok: true, decisions: new Map(decisions) }
}

function compileDecision(
  element: ModdleElement,
  elements: readonly ModdleElement[],
  compiling: Compiling,
): DecisionNode | null {
  const id = idOf(element)
  const logic = childOf(element, element.$type === 'dmn:Decision' ? 'decisionLogic' : 'encapsulatedLogic')
  if (id === null || logic === null) {
    report(
      element,
      compiling,
      'decision-without-logic',
      'Expected a decision with an id and its logic.',
      '决策缺少编号或决策逻辑。',
    )
    return null
  }
  const requirements = readRequirements(element, elements, compiling)
  const known = Object.fromEntries([...requirements.inputs, ...requirements.decisions].map(({ name }) => [name, null]))
  const variable = childOf(element, 'variable')
  return {
    id,
    variable: (variable === null ? null : textOf(variable, 'name')) ?? textOf(element, 'name') ?? id,
    isFunction: element.$type === 'dmn:BusinessKnowledgeModel',
    typeRef: variable === null ? null : textOf(variable, 'typeRef'),
    requirements,
    logic: compileLogic(logic, { ...compiling, known }),
  }
}

function tooMany(count: number): Problem {
  return {
    problem: 'too-many-decisions',
    severity: 'error',
    element: null,
    line: null,
    message: `Expected at most ${MOST_DECISIONS} decisions and inputs, but found ${count}.`,
    messageZh: `决策和输入数据不得超过 ${MOST_DECISIONS} 个，实际 ${count} 个。`,
  }
}

function checkCycles(nodes: ReadonlyMap<string, DecisionNode>, lines: ReadonlyMap<string, number>): readonly Problem[] {
  const open = new Set<string>()
  const done = new Set<string>()
  const looping = [...nodes.keys()].find(leadsBack)
  if (looping === undefined) return []
  return [
    {
      problem: 'decision-requires-itself',
      severity: 'error',
      element: looping,
      line: lines.get(looping) ?? null,
      message: `Expected decisions without a circle, but ${looping} requires itself.`,
      messageZh: `决策“${looping}”循环依赖自身。`,
    },
  ]

  function leadsBack(id: string): boolean {
    if (open.has(id)) return true
    if (done.has(id)) return false
    open.add(id)
    const circular = (nodes.get(id)?.requirements.decisions ?? []).some((required) => leadsBack(required.id))
    open.delete(id)
    done.add(id)
    return circular
  }
}
