import { rescheduleClocks } from '../clocks/turn-clock.ts'
import type { CommandBody } from '../commands.ts'
import type { Rejection } from '../decision.ts'
import type { Run } from '../run.ts'
import { activateActivity } from './activate-activity.ts'
import { completeCall, escalateCall, failCall, refuseCall } from './answer-call.ts'
import { answerEscalation } from './answer-escalation.ts'
import { cancelInstance } from './cancel-instance.ts'
import { addBody, removeBody } from './change-bodies.ts'
import { completeJob } from './complete-job.ts'
import { completeTask } from './complete-task.ts'
import { coverClocks } from './cover-clocks.ts'
import { deliverMessage } from './deliver-message.ts'
import { deliverSignal } from './deliver-signal.ts'
import { failJob } from './fail-job.ts'
import { fireTimer } from './fire-timer.ts'
import { modifyInstance } from './modify-instance.ts'
import { extendClock, pauseClock, resumeClock } from './move-clock.ts'
import { moveTask } from './move-task.ts'
import { resolveIncident } from './resolve-incident.ts'
import { setVariables } from './set-variables.ts'
import { resumeInstance, suspendInstance } from './suspend-instance.ts'
import { throwError } from './throw-error.ts'
import { throwEscalation } from './throw-escalation.ts'
import { triggerEvent } from './trigger-event.ts'

/** Does what a command asks of a running instance, or says why not before anything has happened. */
export function execute(
  run: Run,
  body: Exclude<CommandBody, { readonly type: 'startInstance' | 'migrateInstance' | 'restartInstance' }>,
): Rejection | null {
  switch (body.type) {
    case 'claimTask':
    case 'releaseTask':
    case 'assignTask':
    case 'answerTask':
    case 'confirmTask':
    case 'sendBackTask':
      return moveTask(run, body)
    case 'completeTask':
      return completeTask(run, body)
    case 'completeJob':
      return completeJob(run, body)
    case 'failJob':
      return failJob(run, body)
    case 'throwError':
      return throwError(run, body)
    case 'throwEscalation':
      return throwEscalation(run, body)
    case 'completeCall':
      return completeCall(run, body)
    case 'answerEscalation':
      return answerEscalation(run, body)
    case 'escalateCall':
      return escalateCall(run, body)
    case 'failCall':
      return failCall(run, body)
    case 'refuseCall':
      return refuseCall(run, body)
    case 'fireTimer':
      return fireTimer(run, body)
    case 'deliverMessage':
      return deliverMessage(run, body)
    case 'deliverSignal':
      return deliverSignal(run, body)
    case 'triggerEvent':
      return triggerEvent(run, body)
    case 'addBody':
      return addBody(run, body)
    case 'removeBody':
      return removeBody(run, body)
    case 'activateActivity':
      return activateActivity(run, body)
    case 'setVariables':
      return setVariables(run, body)
    case 'resolveIncident':
      return resolveIncident(run, body)
    case 'modifyInstance':
      return modifyInstance(run, body)
    case 'suspendInstance':
      return suspendInstance(run, body)
    case 'resumeInstance':
      return resumeInstance(run, body)
    case 'pauseClock':
      return pauseClock(run, body)
    case 'resumeClock':
      return resumeClock(run, body)
    case 'extendClock':
      return extendClock(run, body)
    case 'coverClocks':
      return coverClocks(run, body)
    case 'rescheduleClocks':
      return rescheduleClocks(run)
    case 'cancelInstance':
      return cancelInstance(run)
  }
}
