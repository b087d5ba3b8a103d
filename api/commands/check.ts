import { parseDeployment } from '../../engine/index.ts'
import { exit } from '../exit.ts'
import type { Output } from '../output.ts'
import { collectFiles } from '../running/deployment-files.ts'
import { printProblems } from '../running/print-problems.ts'

/** `siji check`: structure and our rules, the same as at deployment and in the designer. */
export async function run([path = '']: readonly string[], _options: object, output: Output): Promise<number> {
  const collected = collectFiles(path, [])
  if (!collected.ok) {
    output.progress(`找不到 ${path}。There is no ${path}.`)
    return exit.usage
  }
  const result = await parseDeployment(collected.files)
  const problems = result.ok ? result.deployment.problems : result.problems
  printProblems(output, problems)
  const errors = problems.filter(({ severity }) => severity === 'error').length
  const warnings = problems.filter(({ severity }) => severity === 'warning').length
  const processes = result.ok ? result.deployment.processes.map(({ id }) => id) : []
  output.line({ processes, errors, warnings }, `错误 errors ${errors}，警告 warnings ${warnings}`)
  return result.ok ? exit.done : exit.refused
}
