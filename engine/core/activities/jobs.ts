import { emit, type Run } from '../run.ts'

/** How often a job is tried before it becomes an incident. */
export const jobRetries = 3

/** Puts work out for the world: a job row that is done at least once and recorded once. */
export function createJob(run: Run, node: string, key: number, jobType: string): void {
  emit(run, { type: 'jobCreated', key, node, jobType, retries: jobRetries, at: run.context.now })
}
