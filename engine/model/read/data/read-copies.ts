import { variableExpression } from '../../../expressions/constant.ts'
import { childOf, childrenOf, idOf, type ModdleElement, textOf, unresolvedIdOf, unresolvedIdsOf } from '../../moddle.ts'
import type { DataCopy, DataPlace } from '../../nodes/data-flow.ts'
import { readFormalExpression } from '../read-expression.ts'
import { isVariableName } from '../read-mappings.ts'
import type { Reading } from '../reading.ts'
import { dataStoreName, dataVariable } from './data-variable.ts'

/**
 * What one data association does (BPMN 2.0.2 §10.4.2): its transformation replaces the target; without one, its
 * assignments are made in turn; without any, its one source is copied. One that names no source or no target only shows
 * what belongs together. `null` after a problem.
 */
export function readCopies(owner: ModdleElement, association: ModdleElement, reading: Reading): DataCopy[] | null {
  const sources = childrenOf(association, 'sourceRef')
  const stores = sources.flatMap((source) => dataStoreName(source) ?? [])
  const target = targetOf(association)
  const transformation = childOf(association, 'transformation')
  const assignments = childrenOf(association, 'assignment')
  if (transformation !== null) {
    const source = readFormalExpression(owner, transformation, reading)
    if (source === null) return null
    return target === null ? refuse(owner, 'a target', reading) : [{ source, stores, plain: false, target }]
  }
  if (assignments.length > 0) {
    const copies = assignments.map((each) => readAssignment(owner, association, each, stores, reading))
    return copies.every((copy) => copy !== null) ? copies : null
  }
  const names = [
    ...sources.map((each) => dataStoreName(each) ?? dataVariable(each)),
    ...unresolvedIdsOf(association, 'sourceRef'),
  ]
  const [name] = names
  if (target === null || name === undefined || name === null) return []
  if (names.length > 1) return refuse(owner, 'one source, or a transformation of several', reading)
  return [{ source: variableExpression(name), stores, plain: true, target }]
}

function targetOf(association: ModdleElement): DataPlace | null {
  const target = childOf(association, 'targetRef')
  if (target === null) {
    const name = unresolvedIdOf(association, 'targetRef')
    return name === null ? null : { name, path: [], isStore: false }
  }
  // The modeller draws an association to an activity as one to this property.
  if (textOf(target, 'name') === '__targetRef_placeholder') return null
  return placeOf(target, [])
}

function placeOf(item: ModdleElement, path: readonly string[]): DataPlace | null {
  const store = dataStoreName(item)
  const name = store ?? dataVariable(item)
  return name === null ? null : { name, path, isStore: store !== null }
}

function readAssignment(
  owner: ModdleElement,
  association: ModdleElement,
  assignment: ModdleElement,
  stores: readonly string[],
  reading: Reading,
): DataCopy | null {
  const [from, to] = [childOf(assignment, 'from'), childOf(assignment, 'to')]
  const source = from === null ? null : readFormalExpression(owner, from, reading)
  const text = to === null ? '' : (textOf(to, 'body') ?? '')
  const [name = '', ...path] = text.replace(/^=/, '').trim().split('.')
  if (from === null || ![name, ...path].every(isVariableName)) {
    return refuse(owner, 'every assignment to have from, and to with a name such as order.total', reading)
  }
  if (source === null) return null
  const named = childOf(association, 'targetRef')
  const isNamed = named !== null && (idOf(named) === name || placeOf(named, [])?.name === name)
  const target = (isNamed ? placeOf(named, path) : null) ?? { name, path, isStore: false }
  return { source, stores, plain: false, target }
}

function refuse(owner: ModdleElement, wanted: string, reading: Reading): null {
  reading.refuse(
    owner,
    'data-association',
    `Expected a data association to have ${wanted}, but found otherwise.`,
    '数据关联应有目标；无转换时只能有一个来源；赋值须有 from，且 to 为 order.total 这样的名称。',
  )
  return null
}
