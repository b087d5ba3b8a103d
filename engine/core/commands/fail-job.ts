import type { BodyOf } from '../commands.ts'
import type { Rejection } from '../decision.ts'
import { failure } from '../failure.ts'
import { findElement } from '../find-element.ts'
import { raiseIncident } from '../incidents.ts'
import { reject } from '../rejections.ts'
import { emit, type Run } from '../run.ts'

/** A job failed. With no retry left, an incident stands on the diagram until somebody resolves it. */
export function failJob(run: Run, { key, retries, message, retryAfter }: BodyOf<'failJob'>): Rejection | null {
  const element = findElement(run.draft.elements, key)
  if (element?.job?.state !== 'open') return reject('not-waiting', `job ${key}`)
  emit(run, { type: 'jobFailed', key, retries, message, ...(retryAfter === undefined ? {} : { retryAfter }) })
  if (retries <= 0) {
    const { node } = element
    raiseIncident(
      run,
      key,
      node,
      'job',
      failure('job-failed', `The job of ${node} failed: ${message}`, `${node} 的作业失败：${message}`),
    )
  }
  return null
}
