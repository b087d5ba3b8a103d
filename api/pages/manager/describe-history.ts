import type { Actor, CommandBody, Event, ProcessDefinition } from '../../../engine/index.ts'
import { textIn } from '../../../templates/texts/catalogue.ts'
import type { Language } from '../../../templates/texts/text.ts'
import type { Activity } from '../../instances/activities.ts'
import type { HistoryEntry } from '../../instances/history-entry.ts'
import { dateAndTime } from '../parts/dates.ts'
import { groundName } from '../parts/ground-name.ts'
import { listWords, nodeName, valueText, versionName, wordFor } from './names.ts'

/** What it takes to tell a history to people. `now` in milliseconds. */
export interface Telling {
  readonly language: Language
  readonly zone: string
  readonly now: number
  readonly definition: ProcessDefinition | null
  readonly activities: readonly Activity[]
  /** Numbers of the versions of its process, by hash. */
  readonly versions: ReadonlyMap<string, number>
  /** Names of people by id. */
  readonly people: ReadonlyMap<string, string>
}

/** Who did it. */
export function actorName(telling: Telling, actor: Actor): string {
  switch (actor.type) {
    case 'person':
      return personName(telling, actor.person)
    case 'worker':
      return textIn(telling.language, 'manager.actor.worker', { name: actor.worker })
    case 'system':
      return textIn(telling.language, 'manager.actor.system')
  }
}

export function personName({ language, people }: Telling, id: string): string {
  return people.get(id) ?? textIn(language, 'manager.actor.unknown')
}

/** What was done, as a sentence without its subject: `领取“人防审查”`. */
export function commandWords(telling: Telling, { command, events }: HistoryEntry): string {
  return wordFor(telling.language, `manager.command.${command.type}`, {
    node: nodeOfCommand(telling, command, events),
    name: detailOfCommand(telling, command),
  })
}

/** What followed, one sentence each; what only the engine counts is left out. */
export function eventWords(telling: Telling, events: readonly Event[]): readonly string[] {
  return events.flatMap((event) => (event.type === 'commandHandled' ? [] : [sentence(telling, event, events)]))
}

function sentence(telling: Telling, event: Event, events: readonly Event[]): string {
  return wordFor(telling.language, `manager.event.${event.type}`, {
    node: nodeOfEvent(telling, event, events),
    name: detailOfEvent(telling, event),
  })
}

function nodeOfEvent(telling: Telling, event: Event, events: readonly Event[]): string {
  const { language, definition } = telling
  if (event.type === 'flowTaken') return nodeName(language, definition, sourceOf(telling, event.flow))
  if (event.type === 'clockStarted') return nodeName(language, definition, event.clock.node)
  if (event.type === 'wholePaused') return nameOfKey(telling, event.suspension.element, events)
  if ('node' in event && typeof event.node === 'string') return nodeName(language, definition, event.node)
  if ('host' in event && typeof event.host === 'number') return nameOfKey(telling, event.host, events)
  return 'key' in event && typeof event.key === 'number' ? nameOfKey(telling, event.key, events) : ''
}

function detailOfEvent(telling: Telling, event: Event): string {
  const { language, definition } = telling
  switch (event.type) {
    case 'instanceEnded':
      return wordFor(language, `manager.status.${event.state}`)
    case 'instanceMigrated':
      return versionName(language, telling.versions.get(event.definitionHash) ?? null)
    case 'flowTaken':
      return nodeName(language, definition, definition?.flows.get(event.flow)?.target.id ?? event.flow)
    case 'variablesSet':
      return assignments(language, event.variables)
    case 'taskMoved': {
      const person = event.assignee === null ? '' : personName(telling, event.assignee)
      return wordFor(language, `manager.task.${event.state}`, { person })
    }
    case 'taskEnded':
      return wordFor(language, `manager.task.${event.state}`)
    case 'jobCreated':
      return event.jobType
    case 'jobFailed':
      return event.message
    case 'timerStarted':
      return dateAndTime(language, telling.zone, event.dueAt, telling.now)
    case 'clockPaused':
    case 'wholePaused':
      return groundName(language, event.suspension.ground)
    case 'clockExtended':
      return String(event.extension.days)
    case 'lightChanged':
      return wordFor(language, `manager.light.${event.reading.light}`)
    case 'milestoneReached':
      return wordFor(language, `manager.milestone.${event.name}`)
    case 'incidentRaised':
      return language === 'zh' ? event.messageZh : event.message
    case 'loopStarted':
      return event.instances === null ? '…' : String(event.instances)
    case 'errorLeft':
    case 'escalationLeft':
      return event.code ?? ''
    case 'eventThrown':
    case 'eventCaught':
      return event.name ?? event.kind
    default:
      // Of every other kind at most its name is worth telling.
      return 'name' in event && typeof event.name === 'string' ? event.name : ''
  }
}

function nodeOfCommand(telling: Telling, command: CommandBody, events: readonly Event[]): string {
  if (command.type === 'triggerEvent') return nodeName(telling.language, telling.definition, command.node)
  // A timer's key is its own: what it was for is told by the event that happened.
  if (command.type === 'fireTimer') {
    const what = events.find(({ type }) => type === 'eventCaught' || type === 'lightChanged' || type === 'clockResumed')
    return what !== undefined && 'node' in what ? nodeName(telling.language, telling.definition, what.node) : ''
  }
  return 'key' in command ? nameOfKey(telling, command.key, events) : ''
}

function detailOfCommand(telling: Telling, command: CommandBody): string {
  switch (command.type) {
    case 'assignTask':
      return personName(telling, command.person)
    case 'pauseClock':
      return groundName(telling.language, command.ground)
    case 'extendClock':
      return String(command.days)
    case 'setVariables':
      return assignments(telling.language, command.variables)
    case 'migrateInstance':
      return versionName(telling.language, telling.versions.get(command.toHash) ?? null)
    case 'restartInstance':
      return pointsOf(telling, command)
    case 'modifyInstance':
      return movesOf(telling, command)
    case 'throwError':
    case 'throwEscalation':
      return command.code
    default:
      return 'name' in command && typeof command.name === 'string' ? command.name : ''
  }
}

/** From where to where tokens were moved by hand. */
function movesOf({ language, definition }: Telling, command: Extract<CommandBody, { type: 'modifyInstance' }>): string {
  const names = (ids: readonly string[]) =>
    listWords(
      language,
      ids.map((id) => nodeName(language, definition, id)),
    )
  const from = names(command.terminate)
  const skipped = command.after.length > 0 && command.activate.length === 0
  return skipped
    ? textIn(language, 'manager.adjust.skipped', { from: names(command.after) })
    : textIn(language, 'manager.adjust.fromTo', { from, to: names([...command.activate, ...command.after]) })
}

function pointsOf(
  { language, definition }: Telling,
  { points }: Extract<CommandBody, { type: 'restartInstance' }>,
): string {
  if (points.length === 0) return wordFor(language, 'manager.node.startEvent')
  return listWords(
    language,
    points.map(({ node }) => nodeName(language, definition, node)),
  )
}

function assignments(language: Language, variables: object): string {
  return listWords(
    language,
    Object.entries(variables).map(([name, value]) => `${name} = ${valueText(value, 60)}`),
  )
}

/** The activity with this key, which may also begin only among these events. */
function nameOfKey({ language, definition, activities }: Telling, key: number, events: readonly Event[]): string {
  const begun = events.find((event) => event.type === 'elementActivated' && event.key === key)
  const node = activities.find((activity) => activity.key === key)?.node
  const found = node ?? (begun?.type === 'elementActivated' ? begun.node : definition?.id)
  return found === undefined ? String(key) : nodeName(language, definition, found)
}

function sourceOf({ definition }: Telling, flow: string): string {
  return definition?.flows.get(flow)?.source.id ?? flow
}
