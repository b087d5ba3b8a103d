import type { AppParts } from '../plugins/app-parts.ts'
import { Refusal } from '../refusal.ts'
import type { DescribedProcess } from './described-process.ts'

/** The newest version of every process of the park for which applications can be filed, by key. */
export async function filableProcesses(
  app: Pick<AppParts, 'engine' | 'catalogue'>,
  parkId: string,
): Promise<readonly DescribedProcess[]> {
  const ids = new Set((await app.engine.listDefinitions(parkId)).map(({ processId }) => processId))
  const found = await Promise.all([...ids].sort().map((id) => described(app, parkId, id)))
  return found.flatMap((process) => process ?? [])
}

/** `null` where no application can be filed for it. */
async function described(
  app: Pick<AppParts, 'catalogue'>,
  parkId: string,
  id: string,
): Promise<DescribedProcess | null> {
  try {
    return await app.catalogue.newest(parkId, id)
  } catch (error) {
    if (error instanceof Refusal && error.code === 'process-without-application') return null
    throw error
  }
}
