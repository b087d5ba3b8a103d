import { type Engine, type Problem, parseDeployment } from '../../engine/index.ts'

/** What the rules of today would refuse in a version that older ones let in; it runs on all the same. */
export async function problemsToday(
  engine: Pick<Engine, 'readDeployment'>,
  parkId: string,
  hash: string,
): Promise<readonly Problem[]> {
  const files = await engine.readDeployment(parkId, hash)
  if (files === null) return []
  const read = await parseDeployment(files)
  return read.ok ? [] : read.problems.filter(({ severity }) => severity === 'error')
}
