import type { ProcessDefinition } from '../../../engine/model/definition.ts'
import type { Names } from '../model/with-names.ts'

/** What each process and each element of them is called; those without a name are called by their id. */
export function namesOf(processes: readonly ProcessDefinition[]): Names {
  return Object.fromEntries(
    processes.flatMap(({ id, name, nodes }) => [
      [id, name ?? id],
      ...[...nodes.values()].map((node) => [node.id, node.name ?? node.id]),
    ]),
  )
}
