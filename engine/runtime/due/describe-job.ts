import type { ProcessInstance } from '../../core/instance.ts'
import { jobVariables } from '../../core/variables.ts'
import type { LeasedJob } from '../../store/due/lease-jobs.ts'
import type { DefinitionCache } from '../definitions/definition-cache.ts'
import type { Job } from '../engine.ts'

export interface DescribeParts {
  readonly definitions: DefinitionCache
  readonly loadInstance: (parkId: string, instanceId: string) => Promise<ProcessInstance | null>
}

/** A job as whoever does it sees it; `null` where its instance is gone. */
export async function describeJob(
  { definitions, loadInstance }: DescribeParts,
  leased: LeasedJob,
): Promise<Job | null> {
  const { parkId, instanceId, definitionHash, processId, key } = leased
  const instance = await loadInstance(parkId, instanceId)
  const definition = await definitions.find(parkId, definitionHash, processId)
  if (instance === null || definition === null) return null
  return { ...leased, variables: jobVariables(definition, instance, key) }
}
