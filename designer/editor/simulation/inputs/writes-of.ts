import { parseFeel, type SyntaxNode } from '../../../../engine/expressions/syntax-tree.ts'
import type {
  CaughtVariables,
  SingleCaughtEvent,
  SingleThrownEvent,
} from '../../../../engine/model/nodes/event-definition.ts'
import type { FlowNode } from '../../../../engine/model/nodes/flow-node.ts'
import { singleEvents } from '../../../../engine/model/nodes/single-events.ts'

/** Names that a node gives when it is done: answers, fields of its form, results, mappings, what it catches. */
export function writesOf(node: FlowNode, fieldsOf: (form: string) => readonly string[]): readonly string[] {
  const results = 'resultVariable' in node && node.resultVariable !== null ? [node.resultVariable] : []
  const mapped = 'outputs' in node ? node.outputs.map(({ target }) => target) : []
  const answers = node.type === 'userTask' ? ['outcome', ...(node.form === null ? [] : fieldsOf(node.form))] : []
  const gathered = 'loop' in node && node.loop?.type === 'multiInstance' ? (node.loop.output?.collection ?? '') : ''
  const script = node.type === 'scriptTask' && node.resultVariable === null ? (node.script?.source ?? '') : ''
  return [...results, ...mapped, ...answers, gathered, ...keysOf(script), ...caught(node)]
}

/** A script that gives a context gives a variable for each entry. */
function keysOf(script: string): readonly string[] {
  const { root } = parseFeel(script, 'expression', {})
  return ['Context', 'ContextEntry', 'Key']
    .reduce<readonly SyntaxNode[]>((nodes, name) => nodes.flatMap((each) => named(each, name)), [root])
    .map(({ text }) => text.replaceAll('"', ''))
}

function named({ children }: SyntaxNode, name: string): readonly SyntaxNode[] {
  return children.filter((child) => child.name === name)
}

function caught(node: FlowNode): readonly string[] {
  const trigger = 'trigger' in node ? node.trigger : null
  return singleEvents<SingleCaughtEvent | SingleThrownEvent>(trigger).flatMap((event) =>
    'codeVariable' in event || 'messageVariable' in event ? namesOf(event) : [],
  )
}

function namesOf({ codeVariable, messageVariable }: CaughtVariables): readonly string[] {
  return [codeVariable, messageVariable].filter((name) => name !== undefined)
}
