import { isDeepStrictEqual } from 'node:util'
import type { ClockState } from '../../core/clocks/clock-state.ts'
import type { CommandBody } from '../../core/commands.ts'
import type { Event } from '../../core/events.ts'
import { evolve } from '../../core/evolve.ts'
import type { ElementInstance, ProcessInstance } from '../../core/instance.ts'
import type { JournalRow } from '../../store/journal/read-journal.ts'
import type { StoredInstance, WaitingRow } from '../../store/journal/verify-reads.ts'
import { calledInstanceId } from '../called-instance-id.ts'
import { findBrokenLink } from './history.ts'

export interface InstanceFault {
  readonly fault: 'chain-broken' | 'fold-differs' | 'timer-fired-twice' | 'rows-differ' | 'stuck' | StrayFault
  readonly detail: string
}

interface OpenCall {
  readonly parkId: string
  readonly instanceId: string
  readonly called: string
}

export type StrayFault = 'instance-missing' | 'command-twice' | 'timer-overdue' | 'message-overdue'

export interface InstanceVerdict {
  readonly faults: readonly InstanceFault[]
  /** How many events were folded. */
  readonly events: number
}

/** What is wrong with one instance: its chain, its fold, the rows beside it, or that nothing will ever move it. */
export function verifyInstance(
  stored: StoredInstance,
  journal: readonly JournalRow[],
  rows: readonly WaitingRow[],
): InstanceVerdict {
  // The column holds what JSON.stringify made of a ProcessInstance, and nobody else writes it.
  const state = JSON.parse(stored.state) as ProcessInstance
  const folded = foldJournal(journal)
  const checks = [checkChain(stored, journal), checkFold(state, folded.instance), folded.fault]
  const faults = [...checks, checkRows(state, rows), checkLife(state)].filter((fault) => fault !== null)
  return { faults, events: folded.events }
}

function checkChain(
  { parkId, id, revision, journalHash }: StoredInstance,
  journal: readonly JournalRow[],
): InstanceFault | null {
  const broken = findBrokenLink(parkId, id, journal)
  if (broken !== null) return { fault: 'chain-broken', detail: `revision ${broken.revision}` }
  const last = journal.at(-1)
  if (last?.revision === revision && last.hash === journalHash) return null
  return {
    fault: 'chain-broken',
    detail: `expected revision ${revision} at its end, found ${last?.revision ?? 'none'}`,
  }
}

interface Folded {
  readonly instance: ProcessInstance | null
  readonly events: number
  readonly fault: InstanceFault | null
}

/** What the events make of nothing; and whether each timer that fired was waiting then, so that none fired twice. */
function foldJournal(journal: readonly JournalRow[]): Folded {
  let instance: ProcessInstance | null = null
  let count = 0
  let fault: InstanceFault | null = null
  for (const row of journal) {
    const command: CommandBody = JSON.parse(row.command)
    if (command.type === 'fireTimer' && !waitsFor(instance, command.key)) {
      fault ??= { fault: 'timer-fired-twice', detail: `timer ${command.key} at revision ${row.revision}` }
    }
    const events: readonly Event[] = JSON.parse(row.events)
    for (const event of events) instance = evolve(instance, event)
    count += events.length
  }
  return { instance, events: count, fault }
}

function waitsFor(instance: ProcessInstance | null, timer: number): boolean {
  if (instance?.clocks?.some(({ key, reading }) => key === timer && reading.turnsAt !== null) === true) return true
  return instance?.elements.some(({ triggers }) => triggers?.some(({ key }) => key === timer) === true) === true
}

function checkFold(state: ProcessInstance, folded: ProcessInstance | null): InstanceFault | null {
  const plain: unknown = JSON.parse(JSON.stringify(folded))
  return isDeepStrictEqual(plain, state) ? null : { fault: 'fold-differs', detail: JSON.stringify(plain) }
}

function checkRows(state: ProcessInstance, rows: readonly WaitingRow[]): InstanceFault | null {
  const expected = [...state.elements.flatMap(expectedRows), ...(state.clocks ?? []).flatMap(rowsOfClock)]
  const found = rows.map(({ table, key, detail }) => `${table} ${key} ${detail}`)
  const missing = expected.filter((row) => !found.includes(row))
  const left = found.filter((row) => !expected.includes(row))
  if (missing.length + left.length === 0) return null
  return { fault: 'rows-differ', detail: `missing: ${missing.join(', ')}; left over: ${left.join(', ')}` }
}

/** What the tables must hold for an element: table, key, and what can be told of the row. */
function expectedRows({ key, task, job, incident, triggers = [] }: ElementInstance): readonly string[] {
  const waits = triggers.flatMap((trigger) => {
    if (trigger.type === 'conditional') return []
    if (trigger.type === 'timer') return [`timers ${trigger.key} ${trigger.dueAt}`]
    return [`subscriptions ${trigger.key} ${trigger.name}`]
  })
  if (task !== undefined) waits.push(`tasks ${key} ${task.state}`)
  if (job !== undefined) waits.push(`jobs ${key} ${job.retries}`)
  if (incident !== undefined) waits.push(`incidents ${key} ${incident.code}`)
  return waits
}

/** An open clock has its row, and one that is due when its light changes. */
function rowsOfClock({ key, value, reading: { light, turnsAt } }: ClockState): readonly string[] {
  if (value !== 'running' && value !== 'paused') return []
  return [`clocks ${key} ${value} ${light}`, ...(turnsAt === null ? [] : [`timers ${key} ${turnsAt}`])]
}

/** A condition has no row: a variable wakes it. A call waits for another instance, an ad-hoc
 * sub-process for somebody to choose. */
function mayMove(element: ElementInstance): boolean {
  if (
    element.rests === true ||
    element.ready === true ||
    element.call !== undefined ||
    element.adHoc !== undefined ||
    expectedRows(element).length > 0
  )
    return true
  return element.triggers?.some(({ type }) => type === 'conditional') === true
}

function checkLife(state: ProcessInstance): InstanceFault | null {
  const isAlive = state.state !== 'active' || state.elements.some(mayMove)
  return isAlive ? null : { fault: 'stuck', detail: state.elements.map(({ node }) => node).join(', ') }
}

/** The instances that it has called and whose end it waits for. */
export function openCalls({ parkId, id, state: text }: StoredInstance): readonly OpenCall[] {
  // Most states hold no call, and reading one takes longer than looking.
  if (!text.includes('"call":')) return []
  // The column holds what JSON.stringify made of a ProcessInstance, and nobody else writes it.
  const { elements } = JSON.parse(text) as ProcessInstance
  return elements.flatMap(({ call, incident }) =>
    call === undefined || call.returned !== undefined || incident !== undefined
      ? []
      : [{ parkId, instanceId: id, called: calledInstanceId(id, call.key) }],
  )
}
