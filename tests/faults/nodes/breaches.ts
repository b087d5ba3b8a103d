import { setTimeout as pause } from 'node:timers/promises'
import postgres, { type Sql } from 'postgres'
import { verifyJournal } from '../../../engine/index.ts'
import type { DatabaseUrls } from '../invariants.ts'
import type { Notebook } from './notebook.ts'
import { processesOfOneStory } from './story.ts'

/**
 * What must be true when the faults have ended and the nodes have had their time. Gives one line for each thing that is
 * not: the invariants of the journal, jobs done at least once and recorded once, timers fired once, stories at their end.
 * `patience` is how many milliseconds the nodes have for that.
 */
export async function findNodeBreaches(
  { url, superuserUrl }: DatabaseUrls,
  notebook: Notebook,
  patience: number,
): Promise<string[]> {
  const breaches = [...notebook.wrong]
  const sql = postgres(superuserUrl, { max: 1, onnotice: () => {} })
  try {
    breaches.push(...(await untilQuiet(sql, patience)))
    breaches.push(...(await wrongCommands(sql, notebook)), ...(await wrongEffects(sql, notebook)))
  } finally {
    await sql.end()
  }
  await verifyJournal(url, ({ instanceId, fault, detail }) => breaches.push(`${instanceId}: ${fault} ${detail}`))
  return breaches
}

async function untilQuiet(sql: Sql, patience: number): Promise<readonly string[]> {
  const end = performance.now() + patience
  for (;;) {
    const [left] = await sql<[{ instances: number; messages: number; timers: number }]>`
      select (select count(*)::int from process_instances where status = 'active') as instances,
        (select count(*)::int from thrown_messages) as messages, (select count(*)::int from timers) as timers`
    if (left.instances + left.messages + left.timers === 0) return []
    if (performance.now() > end) return [`not at the end: ${JSON.stringify(left)}`]
    await pause(100)
  }
}

async function wrongCommands(sql: Sql, { sent, acknowledged }: Notebook): Promise<readonly string[]> {
  const rows = await sql<{ id: string; revisions: number[]; person: boolean }[]>`
    select command_id as id, array_agg(revision) as revisions, bool_or(actor->>'type' = 'person') as person
    from journal group by command_id`
  const journalled = new Map(rows.map(({ id, revisions }) => [id, revisions]))
  const nameOf = (id: string) => `${sent.get(id)?.body.type ?? 'command'} ${id}`
  return [
    ...[...acknowledged]
      .filter(([id, revision]) => String(journalled.get(id)) !== String(revision))
      .map(
        ([id, revision]) => `${nameOf(id)}: answered ${revision}, in the journal ${journalled.get(id) ?? 'nowhere'}`,
      ),
    ...rows.filter(({ revisions }) => revisions.length > 1).map(({ id }) => `${nameOf(id)}: more than once`),
    ...rows.filter(({ id, person }) => person && !sent.has(id)).map(({ id }) => `${nameOf(id)}: nobody sent it`),
  ]
}

async function wrongEffects(sql: Sql, { sent, worked }: Notebook): Promise<readonly string[]> {
  const stories = new Set([...sent.values()].map(({ instanceId }) => instanceId)).size
  const processes = await sql<{ process: string; count: number }[]>`
    select process_id as process, count(*)::int from process_instances group by process_id`
  const counts = new Map(processes.map(({ process, count }) => [process, count]))
  // A story is one job and one timer. Each leaves one row in the journal, whoever did it and however often.
  const effects = await sql<{ instance: string; jobs: number; keys: number[] | null; timers: number }[]>`
    select instance_id as instance, count(*) filter (where command->>'type' = 'completeJob')::int as jobs,
      array_agg((command->>'key')::int) filter (where command->>'type' = 'completeJob') as keys,
      count(*) filter (where command->>'type' = 'fireTimer')::int as timers
    from journal join process_instances p on p.park_id = journal.park_id and p.id = instance_id
    where p.process_id = 'story' group by instance_id`
  return [
    ...processesOfOneStory
      .filter((process) => counts.get(process) !== stories)
      .map((process) => `${stories} stories, but ${counts.get(process) ?? 0} times ${process}`),
    ...effects
      .filter(({ jobs, timers }) => jobs !== 1 || timers !== 1)
      .map(({ instance, jobs, timers }) => `${instance}: ${jobs} jobs recorded, ${timers} timers fired`),
    ...effects
      .filter(({ instance, keys }) => keys?.some((key) => !worked.has(`${instance} ${key}`)))
      .map(({ instance }) => `${instance}: a job was recorded that nobody did`),
  ]
}
