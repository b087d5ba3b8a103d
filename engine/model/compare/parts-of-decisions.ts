import { readDmn } from '../../decisions/read-dmn.ts'
import { childOf, childrenOf, isModdleElement, type ModdleElement, textOf } from '../moddle.ts'
import { factOf, factsOf, ORDER } from './facts.ts'
import { type Both, both, type Fact, type Facts, type Part } from './part.ts'

/** The decisions of one DMN file and each rule of their tables; `null` where the file cannot be read. */
export async function partsOfDecisions(xml: string): Promise<readonly Part[] | null> {
  const read = await readDmn(xml)
  return read.ok ? childrenOf(read.model.definitions, 'drgElement').flatMap(partsOfDecision) : null
}

function partsOfDecision(element: ModdleElement): readonly Part[] {
  const id = textOf(element, 'id') ?? ''
  const name = textOf(element, 'name') ?? id
  const subject = both(`决策“${name}”`, `Decision “${name}”`)
  const logic = childOf(element, 'decisionLogic')
  const rules = logic === null ? [] : childrenOf(logic, 'rule')
  const ids = rules.map((rule, index) => textOf(rule, 'id') ?? String(index + 1))
  const facts = factsOf(plainOf(element, ['rule']))
  return [
    {
      kind: 'decision',
      id,
      element: null,
      subject,
      title: null,
      facts: rules.length === 0 ? facts : new Map([...facts, ['rules', new Map([[ORDER, ids.join('\n')]])]]),
    },
    ...rules.map(
      (rule, index): Part => ({
        kind: 'rule',
        id: `${id}/${ids[index]}`,
        element: null,
        subject,
        title: titleOf(rule, index),
        facts: cellsOf(rule, logic),
      }),
    ),
  ]
}

/** A rule by its columns. A test of `-` asks nothing, so a new column without tests changes no rule. */
function cellsOf(rule: ModdleElement, table: ModdleElement | null): Facts {
  const columns = (kind: string) => (table === null ? [] : childrenOf(table, kind).map(labelOf))
  const tests = cells(rule, 'inputEntry', columns('input')).filter(([, text]) => text !== '-')
  const results = cells(rule, 'outputEntry', columns('output'))
  const notes = [...annotations(rule), ['description', textOf(rule, 'description')] as const]
  const facts = [...tests, ...results, ...notes].flatMap(([name, text]): readonly (readonly [string, Fact])[] =>
    text === null ? [] : [[name, text]],
  )
  return new Map(facts)
}

function cells(rule: ModdleElement, kind: string, columns: readonly string[]) {
  return childrenOf(rule, kind).map(
    (entry, index) => [columns[index] ?? String(index + 1), textOf(entry, 'text')] as const,
  )
}

function annotations(rule: ModdleElement) {
  return childrenOf(rule, 'annotationEntry').map(
    (entry, index) => [`annotation ${index + 1}`, textOf(entry, 'text')] as const,
  )
}

function labelOf(column: ModdleElement): string {
  const expression = childOf(column, 'inputExpression')
  const said = textOf(column, 'label') ?? textOf(column, 'name')
  return said ?? (expression === null ? null : textOf(expression, 'text')) ?? textOf(column, 'id') ?? '?'
}

function titleOf(rule: ModdleElement, index: number): Both {
  const description = textOf(rule, 'description')
  const note = description === null ? '' : `（${description}）`
  return both(`规则 ${index + 1}${note}`, `rule ${index + 1}${description === null ? '' : ` (${description})`}`)
}

/** A tree of moddle's as plain data: ids and pictures say nothing of what is decided. */
function plainOf(element: ModdleElement, leaveOut: readonly string[] = []): object {
  const entries = Object.entries(element).filter(
    ([name]) => !name.startsWith('$') && name !== 'id' && !leaveOut.includes(name),
  )
  const plain = entries.map(([name, value]): [string, unknown] => [name, plainValue(value, leaveOut)])
  return { type: element.$type, ...Object.fromEntries(plain) }
}

function plainValue(value: unknown, leaveOut: readonly string[]): unknown {
  if (Array.isArray(value)) return value.map((each: unknown) => plainValue(each, leaveOut))
  if (!isModdleElement(value)) return factOf(value)
  const text = textOf(value, 'text')
  const isTextAlone = text !== null && Object.keys(value).every((name) => /^(\$|id$|text$)/.test(name))
  return isTextAlone ? text : plainOf(value, leaveOut)
}
