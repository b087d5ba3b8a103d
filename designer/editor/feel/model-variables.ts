import { parseFeel } from '../../../engine/expressions/syntax-tree.ts'
import { childOf, childrenOf, type ModdleElement, textOf } from '../../../engine/model/moddle.ts'
import { dataObjectsIn } from '../../../engine/model/read/data/data-variable.ts'
import { extensionsOf } from '../../../engine/model/read/extensions.ts'
import type { Variable } from './variable.ts'

/**
 * The names that an expression at an element can read, the nearest scope first, as BPMN nests them (2.0.2 §10.4.1):
 * its own inputs and what its loop counts, data and inputs of the sub-processes around it, then what the steps
 * of the process set.
 */
export function variablesSeenAt(element: ModdleElement): readonly Variable[] {
  const around = scopesAround(element)
  const process = around.at(-1)
  return merged([...around.flatMap(localTo), ...(process === undefined ? [] : setWithin(process))])
}

/** The names that the process itself holds: what others may tell of it in a message. */
export function processVariables(process: ModdleElement): readonly Variable[] {
  return merged([...localTo(process), ...setWithin(process)])
}

/** The element, and every sub-process around it out to the process. */
function scopesAround(element: ModdleElement): readonly ModdleElement[] {
  const scopes: ModdleElement[] = []
  for (let at: ModdleElement | undefined = element; at !== undefined; at = at.$parent) {
    if (at.$instanceOf('bpmn:FlowElement') || at.$type === 'bpmn:Process') scopes.push(at)
  }
  return scopes.at(-1)?.$type === 'bpmn:Process' ? scopes : []
}

/** What is there as long as the element, and for nothing outside of it. */
function localTo(element: ModdleElement): readonly Variable[] {
  const name = nameOf(element)
  return [
    ...extensionsOf(element, 'siji:Input').flatMap((each) => named(textOf(each, 'target'), `“${name}”的输入`)),
    ...loopNames(element, name),
    ...(isScope(element) ? dataOf(element) : []),
  ]
}

/** What the steps of a scope set outside of themselves; what a sub-process has of its own under that name stays in it. */
function setWithin(scope: ModdleElement): readonly Variable[] {
  return childrenOf(scope, 'flowElements').flatMap((element) => {
    if (!isScope(element)) return setBy(element)
    const own = new Set(localTo(element).map(({ name }) => name))
    return [...setBy(element), ...setWithin(element).filter(({ name }) => !own.has(name))]
  })
}

function setBy(element: ModdleElement): readonly Variable[] {
  const name = nameOf(element)
  return [
    ...outcomesOf(element, name),
    ...extensionsOf(element, 'siji:Output').flatMap((each) => named(textOf(each, 'target'), `“${name}”的输出`)),
    ...extensionsOf(element, 'siji:Decision').flatMap((each) => named(textOf(each, 'result'), `“${name}”的结论`)),
    ...scriptResults(element, name),
    ...childrenOf(element, 'eventDefinitions').flatMap((definition) => [
      ...named(textOf(definition, 'siji:codeVariable'), `“${name}”捕获的代码`),
      ...named(textOf(definition, 'siji:messageVariable'), `“${name}”捕获的原因`),
    ]),
  ]
}

function isScope(element: ModdleElement): boolean {
  return element.$type === 'bpmn:Process' || element.$instanceOf('bpmn:SubProcess')
}

function nameOf(element: ModdleElement): string {
  return textOf(element, 'name') ?? textOf(element, 'id') ?? ''
}

function outcomesOf(element: ModdleElement, name: string): readonly Variable[] {
  const values = extensionsOf(element, 'siji:Outcome').flatMap((outcome) => {
    const value = textOf(outcome, 'value')
    return value === null ? [] : [{ value, label: `${name}：${textOf(outcome, 'label') ?? value}` }]
  })
  return values.length === 0 ? [] : [{ name: 'outcome', label: '最近一步的办理结果', values }]
}

/** A script that gives a context gives a variable for each entry. */
function scriptResults(element: ModdleElement, name: string): readonly Variable[] {
  const script = textOf(element, 'script')
  if (script === null || element.$type !== 'bpmn:ScriptTask') return []
  const { root } = parseFeel(script.replace(/^=/, '').trim(), 'expression', {})
  const context = root.children.find((child) => child.name === 'Context')
  const keys = (context?.children ?? []).flatMap((entry) => entry.children.find((each) => each.name === 'Key') ?? [])
  return keys.flatMap(({ text }) => named(text.replaceAll('"', ''), `“${name}”算出`))
}

function loopNames(element: ModdleElement, name: string): readonly Variable[] {
  const loop = childOf(element, 'loopCharacteristics')
  if (loop === null) return []
  const item = (property: string) => {
    const found = childOf(loop, property)
    return found === null ? null : (textOf(found, 'name') ?? textOf(found, 'id'))
  }
  const counted = loop.$type === 'bpmn:MultiInstanceLoopCharacteristics' ? COUNTED : []
  return [
    ...named('loopCounter', '第几次，从 0 数起'),
    ...counted,
    ...named(item('inputDataItem'), `“${name}”每一份的那一项`),
    ...named(item('outputDataItem'), `“${name}”每一份的结果`),
  ]
}

const COUNTED: readonly Variable[] = [
  ...named('numberOfInstances', '多份办理：共几份'),
  ...named('numberOfActiveInstances', '多份办理：正在办几份'),
  ...named('numberOfCompletedInstances', '多份办理：办完几份'),
  ...named('numberOfTerminatedInstances', '多份办理：不再办几份'),
]

function dataOf(scope: ModdleElement): readonly Variable[] {
  return dataObjectsIn(scope).flatMap((name) => named(name, '数据对象'))
}

function named(name: string | null, label: string): readonly Variable[] {
  return name === null || name === '' ? [] : [{ name, label, values: [] }]
}

/** Once for each name, with all that it may be. */
export function merged(variables: readonly Variable[]): readonly Variable[] {
  const byName = new Map<string, Variable>()
  for (const variable of variables) {
    const known = byName.get(variable.name)
    const values = [...(known?.values ?? []), ...variable.values]
    const distinct = values.filter((each, at) => values.findIndex(({ value }) => value === each.value) === at)
    byName.set(variable.name, { ...(known ?? variable), values: distinct })
  }
  return [...byName.values()]
}
