import type { FastifyRequest } from 'fastify'
import type { Engine, ProcessDefinition, ProcessInstance } from '../../../../engine/index.ts'
import type { StoredClock } from '../../../clocks/clock.ts'
import { listClocks, listClockWords } from '../../../clocks/queries.ts'
import { listDepartments } from '../../../departments/queries.ts'
import { isFollowed } from '../../../follows/queries.ts'
import { type Activity, activitiesOf } from '../../../instances/activities.ts'
import { type HistoryEntry, historyEntries } from '../../../instances/history-entry.ts'
import type { InstanceRow } from '../../../instances/instance-row.ts'
import { findInstanceRow, listFamily } from '../../../instances/queries.ts'
import { listReasons } from '../../../interventions/queries.ts'
import { listNames } from '../../../people/queries.ts'
import { inParkOf, parkOf, personOf } from '../../../plugins/access.ts'
import { listVersions } from '../../../processes/read-version.ts'
import { Refusal } from '../../../refusal.ts'
import { type ListedRefusal, listRefusedActs } from '../../../refused-acts/queries.ts'
import { languageOf } from '../../language.ts'
import type { Telling } from '../describe-history.ts'

/** One instance with everything that its pages tell. */
export interface InstanceReading {
  readonly row: InstanceRow
  readonly instance: ProcessInstance
  readonly definition: ProcessDefinition
  readonly entries: readonly HistoryEntry[]
  readonly brokenAt: number | null
  readonly activities: readonly Activity[]
  /** Others of the same root: what it calls and what called it. */
  readonly family: readonly InstanceRow[]
  /** Names of departments by code. */
  readonly departments: ReadonlyMap<string, string>
  /** What people gave as reasons, by the id of the command. */
  readonly reasons: ReadonlyMap<string, string>
  /** Whoever looks keeps its application in sight. */
  readonly isFollowed: boolean
  readonly clocks: readonly StoredClock[]
  /** What was said with moves of its clocks, by the id of the command. */
  readonly clockWords: Awaited<ReturnType<typeof listClockWords>>
  /** What people tried with its clocks, and were refused. */
  readonly refused: readonly ListedRefusal[]
  readonly telling: Telling
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Reads an instance of the request's park; refuses with 404 where there is none. */
export async function readInstance(request: FastifyRequest, id: string): Promise<InstanceReading> {
  const { park } = parkOf(request)
  const { engine } = request.server
  const [instance, history] = await Promise.all([engine.loadInstance(park.id, id), engine.readHistory(park.id, id)])
  if (instance === null) throw noSuchInstance(id)
  const definition = await engine.findDefinition(park.id, instance.definitionHash, instance.processId)
  if (definition === null) throw new Error(`Expected the definition of instance ${id}, but found none.`)
  const entries = historyEntries(history)
  const activities = activitiesOf(entries)
  const language = languageOf(request)
  const read = await inParkOf(request, async (tx) => ({
    row: await findInstanceRow(tx, park.id, id),
    family: await listFamily(tx, park.id, instance.rootInstanceId),
    departments: await listDepartments(tx, park.id),
    reasons: await listReasons(tx, park.id, id),
    isFollowed: await isFollowed(tx, {
      ...{ parkId: park.id, personId: personOf(request).personId },
      applicationId: instance.rootInstanceId,
    }),
    clocks: await listClocks(tx, park.id, id),
    clockWords: await listClockWords(tx, park.id, id),
    refused: await listRefusedActs(tx, park.id, 100, { kind: 'clocks', instanceId: id }),
    people: await listNames(tx, peopleIn(entries, activities)),
  }))
  if (read.row === null) throw noSuchInstance(id)
  const versions = await listVersions(engine, park.id, instance.processId)
  return {
    ...read,
    row: read.row,
    family: read.family.filter((other) => other.id !== id),
    departments: new Map(read.departments.map(({ code, name, nameEn }) => [code, language === 'zh' ? name : nameEn])),
    instance,
    definition,
    entries,
    brokenAt: history.brokenAt,
    activities,
    telling: {
      language,
      zone: park.zone,
      now: engine.now(),
      definition: await allThatItRan(engine, park.id, definition, entries),
      activities,
      versions: new Map(versions.map(({ hash, version }) => [hash, version])),
      people: read.people,
    },
  }
}

/** What an instance that has migrated stood at before is told by the names that it had there. */
async function allThatItRan(
  engine: Engine,
  parkId: string,
  definition: ProcessDefinition,
  entries: readonly HistoryEntry[],
): Promise<ProcessDefinition> {
  const hashes = entries.flatMap(({ events }) =>
    events.flatMap((event) => ('definitionHash' in event ? [event.definitionHash] : [])),
  )
  const earlier = [...new Set(hashes)].filter((hash) => hash !== definition.hash)
  const found = await Promise.all(earlier.map((hash) => engine.findDefinition(parkId, hash, definition.id)))
  const all = [...found.filter((each) => each !== null), definition]
  return {
    ...definition,
    nodes: new Map(all.flatMap(({ nodes }) => [...nodes])),
    flows: new Map(all.flatMap(({ flows }) => [...flows])),
  }
}

function peopleIn(entries: readonly HistoryEntry[], activities: readonly Activity[]): readonly string[] {
  const actors = entries.flatMap(({ actor, command }) => [
    actor.type === 'person' ? actor.person : '',
    'person' in command ? command.person : '',
  ])
  const tasks = activities.flatMap(({ task }) => [task?.assignee ?? '', task?.answerer ?? '', task?.checker ?? ''])
  return [...new Set([...actors, ...tasks])].filter((id) => UUID.test(id))
}

function noSuchInstance(id: string): Refusal {
  return new Refusal(
    'not-found',
    `Expected a process instance ${id} in this park, but found none.`,
    `本园区没有流程实例 ${id}。`,
  )
}
