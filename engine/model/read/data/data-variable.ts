import { childOf, childrenOf, type ModdleElement, textOf } from '../../moddle.ts'
import { isVariableName } from '../read-mappings.ts'

/**
 * The variable that a data item is: its name where that can be one, else its id. References stand for their data object
 * (BPMN 2.0.2 §10.4.1); one without a name of its own is called what its references are called, if they agree.
 */
export function dataVariable(item: ModdleElement): string | null {
  const object = childOf(item, 'dataObjectRef') ?? item
  const names = [textOf(object, 'name'), commonName(object)]
  return names.find((name) => name !== null && isVariableName(name)) ?? textOf(object, 'id')
}

/** The data store that an item is; `null` for everything else. It is known by its name in the whole park (§10.4.1). */
export function dataStoreName(item: ModdleElement): string | null {
  if (item.$type !== 'bpmn:DataStoreReference' && item.$type !== 'bpmn:DataStore') return null
  const store = childOf(item, 'dataStoreRef') ?? item
  return textOf(store, 'name') ?? textOf(store, 'id')
}

/** The data objects of a scope: each is alive as long as the scope is, and seen by everything in it (§10.4.1). */
export function dataObjectsIn(container: ModdleElement): readonly string[] {
  return childrenOf(container, 'flowElements')
    .filter(({ $type }) => $type === 'bpmn:DataObject')
    .flatMap((object) => dataVariable(object) ?? [])
}

function commonName(object: ModdleElement): string | null {
  if (object.$type !== 'bpmn:DataObject' || object.$parent === undefined) return null
  const references = childrenOf(object.$parent, 'flowElements').filter(
    (each) => childOf(each, 'dataObjectRef') === object,
  )
  const names = new Set(references.map((each) => textOf(each, 'name')))
  const [only = null] = names
  return names.size === 1 ? only : null
}
