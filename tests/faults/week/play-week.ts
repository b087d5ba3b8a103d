import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { Sql } from 'postgres'
import { v7 } from 'uuid'
import type { CommandBody } from '../../../engine/core/commands.ts'
import type { Answer } from '../../../engine/core/store.ts'
import { startOf } from '../../support/engine.ts'
import type { TcpProxy } from '../../support/tcp-proxy.ts'
import type { Fleet } from '../nodes/fleet.ts'
import type { OwnPostgres } from '../nodes/own-postgres.ts'
import { deedAt } from './expect-week.ts'
import { readFound } from './read-found.ts'
import type { Week } from './week-plan.ts'

export interface WeekWorld {
  readonly fleet: Fleet
  readonly ways: readonly TcpProxy[]
  readonly database: OwnPostgres
  readonly sql: Sql
  readonly parkId: string
}

const HOUR = 3_600_000
const MONDAY = Date.parse('2026-03-02T09:00:00+08:00')
/** Commands under way at once. */
const AT_ONCE = 64

/** Lives through the week hour by hour; gives the instances' ids in the order of their plans, and what was refused. */
export async function playWeek(
  world: WeekWorld,
  week: Week,
): Promise<{ readonly ids: readonly string[]; readonly wrong: readonly string[] }> {
  const ids = week.plans.map(() => '')
  const wrong: string[] = []
  for (let hour = 0; hour < week.hours; hour += 1) {
    if (hour === week.outageHour) continue
    if (hour === week.outageHour + 1) wrong.push(...(await withoutDatabase(world, week, ids)))
    else await setClock(world.sql, hour)
    await untilNoticed(world.fleet, hour)
    await untilQuiet(world.sql)
    const restarting = hour === week.restartHour ? restartAll(world.fleet) : null
    wrong.push(...(await doDeeds(world, week, ids, hour)))
    await restarting
    await untilQuiet(world.sql)
  }
  return { ids, wrong }
}

/** An hour in which nobody comes to the database: what is begun then is answered when it is back. */
async function withoutDatabase(world: WeekWorld, week: Week, ids: string[]): Promise<readonly string[]> {
  for (const way of world.ways) way.cut()
  await world.database.killAndRestart()
  const begun = week.plans.flatMap(({ startHour, failures }, place) =>
    startHour === week.outageHour ? [begin(world, ids, place, failures)] : [],
  )
  await setClock(world.sql, week.outageHour + 1)
  for (const way of world.ways) way.pass()
  return (await Promise.all(begun)).flat()
}

async function doDeeds(world: WeekWorld, week: Week, ids: string[], hour: number): Promise<readonly string[]> {
  const deeds = week.plans.flatMap((plan, place) => {
    const deed = deedAt(week, plan, hour)
    return deed === null || (deed.type === 'start' && ids[place] !== '') ? [] : [{ plan, place, deed }]
  })
  const found = await readFound(world.sql)
  const wrong: string[] = []
  const rest = deeds.values()
  const worker = async () => {
    for (const { plan, place, deed } of rest) {
      const id = ids[place] ?? ''
      if (deed.type === 'start') wrong.push(...(await begin(world, ids, place, plan.failures)))
      else if (deed.type === 'resolve') {
        const body = {
          type: 'resolveIncident',
          key: found.incidents.get(id) ?? -1,
          variables: { failures: 0 },
        } as const
        wrong.push(...(await untilAnswered(world, id, body)))
      } else {
        const task = found.tasks.get(id)
        if (task?.node !== deed.node) wrong.push(`${id}: expected ${deed.node}, but found ${task?.node ?? 'no task'}`)
        else wrong.push(...(await untilAnswered(world, id, { type: 'completeTask', key: task.key, variables: {} })))
      }
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
  return wrong
}

async function begin(world: WeekWorld, ids: string[], place: number, failures: number): Promise<readonly string[]> {
  const id = v7()
  ids[place] = id
  return await untilAnswered(world, id, startOf('permit', { failures }))
}

/** A person who does not give up: the same command, to whichever node, until there is an answer. */
async function untilAnswered(
  { fleet, parkId }: WeekWorld,
  instanceId: string,
  body: CommandBody,
): Promise<readonly string[]> {
  const command = { id: randomUUID(), parkId, instanceId, actor: { type: 'person', person: 'p-1' }, body } as const
  let answer: Answer | null = null
  for (let turn = 0; answer === null; turn += 1) answer = await fleet.send(command, turn)
  return answer.accepted ? [] : [`${instanceId}: ${body.type} was refused with ${answer.rejection.code}`]
}

/** One after the other: the rest goes on. */
async function restartAll(fleet: Fleet): Promise<void> {
  for (let place = 0; place < fleet.size; place += 1) {
    const code = await fleet.stop(place)
    if (code !== 0) throw new Error(`A node ended with ${code} when it was asked to.`)
    await fleet.launch(place)
  }
}

export async function setClock(sql: Sql, hour: number): Promise<void> {
  await sql`update settings set time_offset = to_timestamp(${(MONDAY + hour * HOUR) / 1000}) - now()`
}

/** A node hears of a new time with the answer to its next statement. */
async function untilNoticed(fleet: Fleet, hour: number): Promise<void> {
  for (let place = 0; place < fleet.size; place += 1)
    while (((await fleet.timeAt(place)) ?? 0) < MONDAY + hour * HOUR) await pause(10)
}

/** Nothing is due, no job can be tried, nothing is on its way between instances. */
async function untilQuiet(sql: Sql): Promise<void> {
  for (;;) {
    const [left] = await sql`select
      exists (select from timers where due_at <= siji_now()) or exists (select from jobs where retries > 0)
      or exists (select from thrown_messages) as work`
    if (left?.['work'] === false) return
    await pause(20)
  }
}
