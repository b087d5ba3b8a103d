import type { Event } from '../events.ts'
import type { CompensationRecord, ElementInstance, Trigger } from '../instance.ts'
import type { Draft } from './draft.ts'

type Migrated = Extract<Event, { readonly type: 'instanceMigrated' }>
type Rename = (id: string) => string

/** From now on the instance runs another version: everything stands where it stood, under the ids of that version. */
export function applyMigration(draft: Draft, { definitionHash, nodes, flows }: Migrated): void {
  draft.definitionHash = definitionHash
  const [node, flow] = [renameBy(nodes), renameBy(flows)]
  draft.elements = draft.elements.map((element) => renamed(element, node, flow))
  if (draft.clocks !== undefined) draft.clocks = draft.clocks.map((clock) => ({ ...clock, node: node(clock.node) }))
}

function renameBy(names: { readonly [id: string]: string }): Rename {
  return (id) => (Object.hasOwn(names, id) ? (names[id] ?? id) : id)
}

function renamed(element: ElementInstance, node: Rename, flow: Rename): ElementInstance {
  const { waiting, complex, triggers, compensations, undo, adHoc } = element
  return {
    ...element,
    node: node(element.node),
    ...(waiting === undefined ? undefined : { waiting: waiting.map(flow) }),
    ...(complex === undefined ? undefined : { complex: renamedComplex(complex, node, flow) }),
    ...(triggers === undefined ? undefined : { triggers: triggers.map((each) => renamedTrigger(each, node)) }),
    ...(compensations === undefined ? undefined : { compensations: compensations.map((each) => record(each, node)) }),
    ...(undo === undefined
      ? undefined
      : { undo: undo.map((each) => ({ ...each, record: record(each.record, node) })) }),
    ...(adHoc === undefined ? undefined : { adHoc: { ...adHoc, chosen: adHoc.chosen.map(node) } }),
  }
}

function renamedComplex(complex: NonNullable<ElementInstance['complex']>, node: Rename, flow: Rename) {
  return Object.fromEntries(Object.entries(complex).map(([gateway, used]) => [node(gateway), used.map(flow)]))
}

function renamedTrigger(trigger: Trigger, node: Rename): Trigger {
  return { ...trigger, node: node(trigger.node) }
}

function record(before: CompensationRecord, node: Rename): CompensationRecord {
  const { records } = before
  const inside = records === undefined ? undefined : { records: records.map((each) => record(each, node)) }
  return { ...before, node: node(before.node), ...inside }
}
