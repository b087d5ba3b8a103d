import { userInfo } from 'node:os'
import { v7 } from 'uuid'
import { readConfig } from '../config.ts'
import { onDatabase } from '../database/on-database.ts'
import { exit } from '../exit.ts'
import type { Output } from '../output.ts'
import { findParkBySlug } from '../parks/queries.ts'
import { openDatabase } from '../plugins/database.ts'
import { foreseeRetention, insertRun, listUnfinished, readPolicy, savePolicy } from '../retention/queries.ts'
import { DEFAULT_DAYS, LEAST_DAYS, type RetentionPolicy } from '../retention/retention.ts'
import { carryOut } from '../retention/run-retention.ts'
import { openEngine } from '../server/open-engine.ts'

const DAY = 86_400_000

/**
 * `siji retention --park KEY`: what would be dropped now, and why the rest stays; with --apply it is dropped, with
 * --keep-days the policy is set. Both need --reason.
 */
export async function run(
  _operands: readonly string[],
  options: { readonly [name: string]: unknown },
  output: Output,
): Promise<number> {
  const read = readConfig(process.env)
  const wrong = read.ok ? wrongUsage(options) : read.problems.join('\n')
  if (!read.ok || wrong !== null) {
    output.progress(String(wrong))
    return exit.usage
  }
  return await onDatabase(read.config, async (url) => {
    const database = openDatabase({ url, connections: 2 })
    const engine = openEngine({ url })
    try {
      const park = await database.outsideParks((tx) => findParkBySlug(tx, String(options['park'])))
      if (park === null) {
        output.progress(`没有园区“${String(options['park'])}”。\nExpected --park to name a park, but found none.`)
        return exit.usage
      }
      const by = userInfo().username
      const policy = await settlePolicy(database, park.id, options, by)
      const endedBefore = new Date((await engine.readNow()) - policy.keepDays * DAY)
      const foreseen = await database.inPark(park.id, (tx) => foreseeRetention(tx, park.id, endedBefore))
      const facts = { park: park.slug, keepDays: policy.keepDays, isDaily: policy.isDaily, endedBefore }
      if (options['apply'] !== true) {
        output.line(
          { ...facts, ...foreseen },
          sentence(policy, foreseen.instances, foreseen.entries, '可清理 would go'),
        )
        if (foreseen.notExported > 0) {
          output.progress(
            `${foreseen.notExported} 个实例尚未导出，先运行 siji journal export · not exported yet: run siji journal export first`,
          )
        }
        return exit.done
      }
      const id = v7()
      await database.inPark(park.id, (tx) =>
        insertRun(tx, park.id, { id, endedBefore, reason: String(options['reason']), orderedBy: by }),
      )
      let [dropped, entries] = [0, 0]
      for (const unfinished of await database.inPark(park.id, (tx) => listUnfinished(tx, park.id))) {
        const done = await carryOut({ database, engine }, park.id, unfinished)
        dropped += done?.dropped ?? 0
        entries += done?.entries ?? 0
      }
      output.line({ ...facts, run: id, dropped, entries }, sentence(policy, dropped, entries, '已清理 dropped'))
      return exit.done
    } finally {
      await engine.stop()
      await database.close()
    }
  })
}

function wrongUsage(options: { readonly [name: string]: unknown }): string | null {
  const { park, apply, dryRun, keepDays, daily, reason } = options
  if (typeof park !== 'string') return '请用 --park 指定园区。\nExpected --park KEY.'
  if (apply === true && dryRun === true)
    return '--apply 和 --dry-run 只能选一个。\nExpected --apply or --dry-run, not both.'
  const sets = keepDays !== undefined || daily !== undefined
  if ((apply === true || sets) && (typeof reason !== 'string' || reason.trim() === '')) {
    return '请用 --reason 说明理由。\nExpected --reason TEXT: it is recorded.'
  }
  if (daily !== undefined && daily !== 'on' && daily !== 'off')
    return '--daily 应为 on 或 off。\nExpected --daily on or off.'
  if (keepDays !== undefined && (!/^\d{1,5}$/.test(String(keepDays)) || Number(keepDays) < LEAST_DAYS)) {
    return `--keep-days 至少 ${LEAST_DAYS} 天（五年）。\nExpected --keep-days of at least ${LEAST_DAYS} (five years).`
  }
  return null
}

async function settlePolicy(
  database: ReturnType<typeof openDatabase>,
  parkId: string,
  { keepDays, daily, reason }: { readonly [name: string]: unknown },
  setBy: string,
): Promise<RetentionPolicy> {
  return await database.inPark(parkId, async (tx) => {
    const before = await readPolicy(tx, parkId)
    const known = before ?? { keepDays: DEFAULT_DAYS, isDaily: false, reason: '', setBy: '' }
    if (keepDays === undefined && daily === undefined) return known
    const isDaily = daily === undefined ? known.isDaily : daily === 'on'
    const policy = {
      keepDays: keepDays === undefined ? known.keepDays : Number(keepDays),
      isDaily,
      reason: String(reason),
      setBy,
    }
    await savePolicy(tx, parkId, policy)
    return policy
  })
}

function sentence({ keepDays }: RetentionPolicy, instances: number, entries: number, what: string): string {
  return `保留 ${keepDays} 天 kept for days；${what}：${instances} 个实例 instances，${entries} 条日志 entries`
}
