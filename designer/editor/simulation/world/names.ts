import type { ProcessDefinition } from '../../../../engine/model/definition.ts'

/** What people call a node or a process: its name in one line, else its id. */
export function nameIn(processes: readonly ProcessDefinition[], id: string): string {
  for (const process of processes) {
    if (process.id === id) return shorten(process.name, id)
    const node = process.nodes.get(id)
    if (node !== undefined) return shorten(node.name, id)
  }
  return id
}

function shorten(name: string | null, id: string): string {
  const line = name?.replaceAll(/\s+/g, '') ?? ''
  return line === '' ? id : line
}
