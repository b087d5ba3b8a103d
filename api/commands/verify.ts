import { type Fault, parseDeployment, type Verification, verifyProcess } from '../../engine/index.ts'
import { exit } from '../exit.ts'
import type { Output } from '../output.ts'
import { collectFiles } from '../running/deployment-files.ts'
import { printProblems } from '../running/print-problems.ts'

const defaultLimit = 200_000

/** `siji verify`: everything that the processes of a model can do, and what of it they should not. */
export async function run(
  [path = '']: readonly string[],
  { limit = String(defaultLimit), also }: { readonly limit?: unknown; readonly also?: readonly string[] },
  output: Output,
): Promise<number> {
  if (!/^[1-9]\d{0,8}$/.test(String(limit))) {
    output.progress(`--limit 应为正整数。Expected --limit as a whole number above 0, but found ${limit}.`)
    return exit.usage
  }
  const collected = collectFiles(path, also ?? [])
  if (!collected.ok) {
    output.progress(`找不到 ${collected.missing}。There is no ${collected.missing}.`)
    return exit.usage
  }
  const result = await parseDeployment(collected.files)
  printProblems(output, result.ok ? result.deployment.problems : result.problems)
  if (!result.ok) return exit.refused
  const { processes } = result.deployment
  return report(
    processes.map((process) => verifyProcess(process, { limit: Number(limit), others: processes })),
    output,
  )
}

/** A fault that was found stands, whatever else could not be decided. */
function report(verifications: readonly Verification[], output: Output): number {
  const faults = verifications.flatMap((verification) => verification.faults)
  const undecided = verifications.flatMap((verification) => verification.undecided)
  for (const fault of faults) output.line(fault, inWords(fault))
  for (const { element, message, messageZh } of undecided) {
    output.problem({ problem: 'not-decided', severity: 'warning', element, line: null, message, messageZh })
  }
  if (faults.length > 0) return exit.no
  if (undecided.length > 0) return exit.undecided
  const states = verifications.reduce((sum, verification) => sum + verification.states, 0)
  output.progress(`未发现缺陷，共查看 ${states} 个状态。No fault found in ${states} states.`)
  return exit.done
}

const names: { readonly [Kind in Fault['fault']]: string } = {
  deadlock: '死锁 deadlock',
  livelock: '活锁 livelock',
  'dead-node': '永不到达 dead node',
  'leftover-token': '残留令牌 leftover token',
  'lack-of-synchronisation': '缺少同步 lack of synchronisation',
  'no-way-out': '无路可走 no way out',
  'over-promise': '承诺超限 over-promise',
}

function inWords({ fault, elements, script, overrun }: Fault): string {
  const steps = script.map((line) => `  ${JSON.stringify(line)}`)
  return [`${names[fault]}: ${elements.join(', ')}`, ...inDays(overrun), ...steps].join('\n')
}

function inDays(overrun: Fault['overrun']): readonly string[] {
  if (overrun === undefined) return []
  const { promised, worst, path } = overrun
  const way = path.map(({ element, days }) => `${element} ${days}`).join(' → ')
  return [
    `  承诺 ${promised} 个工作日，最坏 ${worst} 个 ${worst} working days against a promise of ${promised}: ${way}`,
  ]
}
