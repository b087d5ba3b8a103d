import { constantExpression } from '../../expressions/constant.ts'
import { type ModdleElement, textOf } from '../moddle.ts'
import type { Mapping } from '../nodes/activity.ts'
import { isJuel } from '../translate-juel.ts'
import { extensionOf, extensionsOf } from './extensions.ts'
import { readExpression } from './read-expression.ts'
import type { Reading } from './reading.ts'

export interface Mappings {
  readonly inputs: Mapping[]
  readonly outputs: Mapping[]
}

/** `siji:input` and `siji:output`, and those of `zeebe:ioMapping` and `camunda:inputOutput`, in the order of the file. */
export function readMappings(element: ModdleElement, reading: Reading): Mappings {
  const mappings: Mappings = { inputs: [], outputs: [] }
  for (const input of extensionsOf(element, 'siji:Input')) addFeel(mappings.inputs, element, input, reading)
  for (const output of extensionsOf(element, 'siji:Output')) addFeel(mappings.outputs, element, output, reading)

  for (const mapping of extensionOf(element, 'zeebe:ioMapping')?.$children ?? []) {
    addFeel(mapping.$type === 'zeebe:input' ? mappings.inputs : mappings.outputs, element, mapping, reading)
  }
  for (const parameter of extensionOf(element, 'camunda:inputOutput')?.$children ?? []) {
    addParameter(
      parameter.$type === 'camunda:inputParameter' ? mappings.inputs : mappings.outputs,
      element,
      parameter,
      reading,
    )
  }
  return mappings
}

function addFeel(list: Mapping[], element: ModdleElement, mapping: ModdleElement, reading: Reading): void {
  const source = textOf(mapping, 'source')
  const target = textOf(mapping, 'target')
  if (source === null || target === null) {
    reading.refuse(
      element,
      'mapping',
      'Expected a mapping to have source and target.',
      '变量映射必须有 source 和 target。',
    )
    return
  }
  if (!isVariableName(target)) {
    refuseName(element, target, reading)
    return
  }
  const expression = readExpression(element, source, reading)
  if (expression !== null) list.push({ source: expression, target })
}

/** Camunda 7: the body is text unless it is `${…}`. */
function addParameter(list: Mapping[], element: ModdleElement, parameter: ModdleElement, reading: Reading): void {
  const target = textOf(parameter, 'name')
  if (target === null || !isVariableName(target)) {
    refuseName(element, target ?? '', reading)
    return
  }
  const child = parameter.$children?.[0]
  if (child !== undefined) {
    reading.refuse(
      element,
      'mapping',
      `Expected the mapping of "${target}" to be a text or \${…}, but found <${child.$type}>.`,
      `变量映射“${target}”应为文本或 \${…}，实际为 <${child.$type}>。`,
    )
    return
  }
  const text = parameter.$body?.trim() ?? ''
  const expression = isJuel(text)
    ? readExpression(element, text, reading)
    : constantExpression(text === '' ? null : text)
  if (expression !== null) list.push({ source: expression, target })
}

/** A FEEL name without spaces and signs, so that every expression can read the variable (DMN 1.5 §10.3.1.2). */
export function isVariableName(name: string): boolean {
  return /^[\p{L}_][\p{L}\p{N}_]*$/u.test(name)
}

function refuseName(element: ModdleElement, name: string, reading: Reading): void {
  reading.refuse(
    element,
    'variable-name',
    `Expected a variable name of letters, digits and _, but found "${name}".`,
    `变量名只能由字母、数字和下划线组成，实际为“${name}”。`,
  )
}
