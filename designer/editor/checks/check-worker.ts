import { parseDeployment } from '../../../engine/core/parse.ts'
import type { DeploymentOptions } from '../../../engine/model/parse-deployment.ts'
import type { Problem } from '../../../engine/model/problem.ts'
import { nameMissing } from './name-missing.ts'

/** The files of a draft, and which milestone may follow which; `''` stands for none yet. */
export interface CheckRequest {
  readonly id: number
  readonly files: { readonly [path: string]: string }
  readonly milestones: { readonly [from: string]: readonly string[] }
}

export interface CheckAnswer {
  readonly id: number
  readonly problems: readonly Problem[]
}

/** The very code that deployment runs, and advice on names, in a worker, so that typing is never held up. */
addEventListener('message', (event: MessageEvent<CheckRequest>) => {
  void check(event.data).then((answer) => postMessage(answer))
})

async function check({ id, files, milestones }: CheckRequest): Promise<CheckAnswer> {
  const encoder = new TextEncoder()
  const bytes = Object.fromEntries(Object.entries(files).map(([path, text]) => [path, encoder.encode(text)]))
  const options: DeploymentOptions = {
    hash: '',
    checks: [nameMissing],
    milestoneOrder: (from, to) => allows(milestones, from, to),
  }
  const result = await parseDeployment(bytes, options)
  return { id, problems: result.ok ? result.deployment.problems : result.problems }
}

/** As `api/applications/milestone-order.ts`, from the table that it gives. */
function allows(table: CheckRequest['milestones'], from: string | null, to: string): boolean {
  const known = (word: string) => Object.hasOwn(table, word)
  if (from !== null && !known(from)) return !known(to)
  if (!known(to)) return from === null
  return table[from ?? '']?.includes(to) === true
}
