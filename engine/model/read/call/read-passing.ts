import type { CompiledExpression } from '../../../expressions/expression.ts'
import { type ModdleElement, textOf } from '../../moddle.ts'
import type { Mapping, Passing } from '../../nodes/activity.ts'
import { extensionOf, extensionsOf, vendorAttribute } from '../extensions.ts'
import { readExpression } from '../read-expression.ts'
import { isVariableName } from '../read-mappings.ts'
import type { Reading } from '../reading.ts'

const VENDORS = ['camunda', 'flowable', 'activiti']

/**
 * What a called process begins with. Ours: what `siji:input` maps, and without any nothing (BPMN 2.0.2 §10.3.6: data
 * moves only where the model says so). Camunda 7 and Flowable: what `in` elements name. Camunda 8: everything that can
 * be seen, unless that is switched off.
 */
export function readPasses(element: ModdleElement, mapsInput: boolean, reading: Reading): Passing | null {
  const zeebe = extensionOf(element, 'zeebe:calledElement')
  if (zeebe !== null) return { variables: isOff(zeebe, 'propagateAllParentVariables') ? 'own' : 'all', mappings: [] }
  if (vendorAttribute(element, 'inheritVariables') === 'true') return { variables: 'all', mappings: [] }
  const vendor = vendorMappings(element, 'in', reading)
  if (vendor === null) return null
  const isOurs = mapsInput && extensionsOf(element, 'siji:Input').length > 0
  return { variables: vendor.all ? 'all' : isOurs ? 'own' : 'none', mappings: vendor.mappings }
}

/** What it gives back: all of its variables where the activity maps them on or Camunda 8 says so, else what `out` names. */
export function readReturns(element: ModdleElement, mapsOutput: boolean, reading: Reading): Passing | null {
  const zeebe = extensionOf(element, 'zeebe:calledElement')
  if (zeebe !== null) {
    return { variables: mapsOutput || !isOff(zeebe, 'propagateAllChildVariables') ? 'all' : 'none', mappings: [] }
  }
  const vendor = vendorMappings(element, 'out', reading)
  if (vendor === null) return null
  const isOurs = mapsOutput && extensionsOf(element, 'siji:Output').length > 0
  return { variables: vendor.all || isOurs ? 'all' : 'none', mappings: vendor.mappings }
}

/** Camunda 7's `in` with a business key; `processBusinessKey` there is the calling instance's, which is ours anyway. */
export function readBusinessKey(element: ModdleElement, reading: Reading): CompiledExpression | null {
  const texts = VENDORS.flatMap((vendor) => extensionsOf(element, `${vendor}:in`)).map((each) =>
    textOf(each, 'businessKey'),
  )
  const text = texts.find((each) => each !== null) ?? vendorAttribute(element, 'businessKey')
  if (text === null || /^[$#]\{\s*(execution\.)?(processBusinessKey|businessKey)\s*\}$/.test(text)) return null
  return readExpression(element, text, reading)
}

function isOff(zeebe: ModdleElement, attribute: string): boolean {
  return textOf(zeebe, attribute) === 'false'
}

function vendorMappings(
  element: ModdleElement,
  direction: 'in' | 'out',
  reading: Reading,
): { readonly all: boolean; readonly mappings: readonly Mapping[] } | null {
  const mappings: Mapping[] = []
  let all = false
  for (const each of VENDORS.flatMap((vendor) => extensionsOf(element, `${vendor}:${direction}`))) {
    if (textOf(each, 'variables') === 'all' && textOf(each, 'local') !== 'true') {
      all = true
      continue
    }
    if (textOf(each, 'businessKey') !== null) continue
    const mapping = readMapping(element, each, direction, reading)
    if (mapping === null) return null
    mappings.push(mapping)
  }
  return { all, mappings }
}

function readMapping(element: ModdleElement, each: ModdleElement, direction: string, reading: Reading): Mapping | null {
  const source = textOf(each, 'source')
  const text = source ?? textOf(each, 'sourceExpression')
  const target = textOf(each, 'target')
  const isMapped = text !== null && target !== null && isVariableName(target) && textOf(each, 'local') !== 'true'
  if (!isMapped || (source !== null && !isVariableName(source))) {
    reading.refuse(
      element,
      'call-mapping',
      `Expected <${direction}> of the call to have source or sourceExpression and target, all of them variable names, and no local.`,
      `调用活动的 <${direction}> 应有 source 或 sourceExpression 以及 target，均为变量名，且不带 local。`,
    )
    return null
  }
  const expression = readExpression(element, text, reading)
  return expression === null ? null : { source: expression, target }
}
