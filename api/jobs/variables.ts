import type { Job } from '../../engine/index.ts'

/** A text that the job's model must give; a job without it can never succeed. */
export function textOf(job: Job, name: string): string {
  const value = job.variables[name]
  if (typeof value === 'string') return value
  throw new HopelessJob(
    `Expected job ${job.jobType} of ${job.node} to have a text ${name}, but found ${kindOf(value)}.`,
  )
}

/** A list of texts; missing means none. */
export function textsOf(job: Job, name: string): readonly string[] {
  const value = job.variables[name] ?? []
  if (Array.isArray(value)) {
    const texts = value.filter((each) => typeof each === 'string')
    if (texts.length === value.length) return texts
  }
  throw new HopelessJob(`Expected ${name} of ${job.node} to be a list of texts, but found ${kindOf(value)}.`)
}

/** Trying again does not help: a person must look at it first. */
export class HopelessJob extends Error {
  override readonly name = 'HopelessJob'
}

function kindOf(value: unknown): string {
  return value === undefined ? 'nothing' : Array.isArray(value) ? 'a list of other things' : typeof value
}
