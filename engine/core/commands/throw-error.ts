import { throwToCaller } from '../calls/throw-to-caller.ts'
import { catchError, findCatcher } from '../catching/errors.ts'
import type { BodyOf } from '../commands.ts'
import type { Rejection } from '../decision.ts'
import { failure } from '../failure.ts'
import { findElement } from '../find-element.ts'
import { raiseIncident } from '../incidents.ts'
import { named, reject, rejections } from '../rejections.ts'
import { emit, type Run } from '../run.ts'

/** The work of a task ends with a BPMN error: whoever catches it goes on; else a job stands with an incident. */
export function throwError(run: Run, { key, code, variables }: BodyOf<'throwError'>): Rejection | null {
  const element = findElement(run.draft.elements, key)
  const works = element?.task !== undefined || element?.job?.state === 'open'
  if (element === null || !works) return reject('not-waiting', `task or job ${key}`)
  const { node, job } = element
  const catcher = findCatcher(run, key, code)
  const goesFurther = catcher === null && run.draft.caller !== undefined
  if (catcher === null && job === undefined && !goesFurther) return reject('uncaught-error', named(key, node), code)
  emit(run, { type: 'eventThrown', key, node, kind: 'error', name: code })
  if (goesFurther) throwToCaller(run, code, variables)
  else if (catcher === null) {
    emit(run, { type: 'jobFailed', key, retries: 0, message: code })
    const [message, messageZh] = rejections['uncaught-error'](named(key, node), code)
    raiseIncident(run, key, node, 'job', failure('uncaught-error', message, messageZh))
  } else catchError(run, catcher, code, variables)
  return null
}
