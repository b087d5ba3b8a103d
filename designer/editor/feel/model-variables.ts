import { parseFeel } from '../../../engine/expressions/syntax-tree.ts'
import { childOf, childrenOf, type ModdleElement, textOf } from '../../../engine/model/moddle.ts'
import { dataObjectsIn } from '../../../engine/model/read/data/data-variable.ts'
import { extensionsOf } from '../../../engine/model/read/extensions.ts'
import type { Variable } from './variable.ts'

/** The names that the steps of a process give: answers, mappings, results, data, what is caught and counted. */
export function modelVariables(process: ModdleElement): readonly Variable[] {
  return merged([...dataOf(process), ...childrenOf(process, 'flowElements').flatMap(ofElement)])
}

function ofElement(element: ModdleElement): readonly Variable[] {
  const name = textOf(element, 'name') ?? textOf(element, 'id') ?? ''
  return [
    ...outcomesOf(element, name),
    ...extensionsOf(element, 'siji:Input').flatMap((each) => named(textOf(each, 'target'), `“${name}”的输入`)),
    ...extensionsOf(element, 'siji:Output').flatMap((each) => named(textOf(each, 'target'), `“${name}”的输出`)),
    ...extensionsOf(element, 'siji:Decision').flatMap((each) => named(textOf(each, 'result'), `“${name}”的结论`)),
    ...scriptResults(element, name),
    ...loopNames(element, name),
    ...childrenOf(element, 'eventDefinitions').flatMap((definition) => [
      ...named(textOf(definition, 'siji:codeVariable'), `“${name}”捕获的代码`),
      ...named(textOf(definition, 'siji:messageVariable'), `“${name}”捕获的原因`),
    ]),
    ...(element.$instanceOf('bpmn:SubProcess') ? modelVariables(element) : []),
  ]
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
