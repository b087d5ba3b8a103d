import type { NumberedEntry } from '../../engine/index.ts'

/**
 * Who is told. The park's own see what its managers see in an instance's history. Outside goes only what an applicant is
 * told anyway, that something started, reached a state or ended: no findings, opinions, people or variables.
 */
export type Audience = 'park' | 'outside'

/** One command and what came of it, as it is told to programs. */
export interface EventView {
  readonly number: number
  readonly park: string
  readonly instance: string
  readonly rootInstance: string
  readonly process: string
  readonly businessKey: string | null
  readonly revision: number
  readonly at: string
  /** The park's own only. */
  readonly command?: { readonly id: string; readonly type: string }
  /** The park's own only. */
  readonly actor?: NumberedEntry['actor']
  readonly events: readonly object[]
}

/** What this audience is told of an entry; `null` where there is nothing for it. */
export function viewEvent(entry: NumberedEntry, park: string, audience: Audience): EventView | null {
  const { number, instanceId, rootInstanceId, processId, businessKey, revision, at } = entry
  const common = {
    number,
    park,
    instance: instanceId,
    rootInstance: rootInstanceId,
    process: processId,
    businessKey,
    revision,
    at: new Date(at).toISOString(),
  }
  if (audience === 'park') {
    const command = { id: entry.commandId, type: entry.command.type }
    return { ...common, command, actor: entry.actor, events: entry.events }
  }
  const events = entry.events.flatMap(tellOutside)
  return events.length === 0 ? null : { ...common, events }
}

function tellOutside(event: NumberedEntry['events'][number]): readonly object[] {
  switch (event.type) {
    case 'instanceStarted':
      return [{ type: event.type }]
    case 'milestoneReached':
      return [{ type: event.type, name: event.name, at: event.at }]
    case 'instanceEnded':
      return [{ type: event.type, state: event.state }]
    default:
      return []
  }
}
