import type { ElementInstance } from '../../core/instance.ts'
import { addDuration, parseInstant } from '../../model/duration.ts'
import { check } from '../expectation/check.ts'
import { broadcastSignal } from '../world/broadcast-signal.ts'
import { deliverMessage } from '../world/deliver-message.ts'
import type { Outcome } from '../world/send.ts'
import { settle } from '../world/settle.ts'
import { isCompletable, type Standing } from '../world/standing.ts'
import { startByConditions } from '../world/start-by-event.ts'
import type { World } from '../world/world.ts'
import { advanceClock } from './advance-clock.ts'
import { completeEach, completeTokens } from './complete-tokens.ts'
import { migrate, restart } from './migrate-and-restart.ts'
import { moveClock } from './move-clock.ts'
import { tellWaiting } from './not-waiting.ts'
import { resume } from './resume.ts'
import {
  firstThatAccepts,
  isActive,
  modify,
  resolveIncident,
  sendTo,
  sendToElement,
  sendToFirst,
  setVariables,
  start,
} from './send-step.ts'
import type { Step } from './step.ts'
import { takeRefused } from './take-refused.ts'

/** Takes one step and lets the world come to rest; a refused one leaves the world as it was. */
export function takeStep(world: World, step: Step): Outcome {
  if (step.instance === undefined) return take(world, step)
  const outcome = take({ ...world, addressed: step.instance }, step)
  return outcome.world === undefined ? outcome : { ...outcome, world: { ...outcome.world, addressed: null } }
}

function take(world: World, step: Step): Outcome {
  switch (step.type) {
    case 'start':
      return settle(start(world, step))
    case 'deploy':
      return { ok: true, world }
    case 'complete':
      return completeTokens(world, step)
    case 'completeAll':
      return completeEach(world, step.elements)
    case 'continue':
      return settle(sendTo(world, step.element, isReleasable, (key) => ({ type: 'completeTask', key, variables: {} })))
    case 'fail': {
      const { element, message } = step
      return settle(sendTo(world, element, hasOpenJob, (key) => ({ type: 'failJob', key, retries: 0, message })))
    }
    case 'error': {
      const { element, code, variables } = step
      return settle(sendTo(world, element, isCompletable, (key) => ({ type: 'throwError', key, code, variables })))
    }
    case 'escalate': {
      const { element, code, variables } = step
      return settle(sendTo(world, element, isCompletable, (key) => ({ type: 'throwEscalation', key, code, variables })))
    }
    case 'resolve':
      return settle(resolveIncident(world, step))
    case 'trigger': {
      const { element, variables } = step
      return settle(firstThatAccepts(world, element, { type: 'triggerEvent', node: element, variables }))
    }
    case 'set':
      return settle(setVariables(world, step))
    case 'message':
      return settle(orWaiting(world, deliverMessage(world, step.name, step.correlate, step.variables)))
    case 'evaluate':
      return settle(startByConditions(world, step.variables))
    case 'signal':
      return settle(broadcastSignal(world, step.name, step.variables, null))
    case 'advance':
      return advanceClock(world, addDuration(world.now, step.duration, world.settings.zone), step.duration)
    case 'advanceTo':
      return advanceClock(world, parseInstant(step.date, world.settings.zone), step.date)
    case 'choose':
      return { ok: true, world: { ...world, choices: new Map([...world.choices, ...step.flows]) } }
    case 'assume':
      return { ok: true, world: { ...world, assumed: new Map([...world.assumed, ...step.values]) } }
    case 'waits': {
      const waits = new Set([...world.settings.waits, ...step.elements])
      return { ok: true, world: { ...world, settings: { ...world.settings, waits } } }
    }
    case 'addBody': {
      const { element, item } = step
      return settle(sendToElement(world, element, isWhole, (key) => ({ type: 'addBody', key, item })))
    }
    case 'removeBody':
      return settle(sendToElement(world, step.element, isBody, (key) => ({ type: 'removeBody', key }), step.index))
    case 'activate': {
      const { element: node } = step
      return settle(sendToElement(world, step.in, isAdHoc, (key) => ({ type: 'activateActivity', key, node })))
    }
    case 'pauseClock':
    case 'resumeClock':
    case 'extendClock':
      return settle(moveClock(world, step))
    case 'suspend':
      return settle(sendToFirst(world, isActive, { type: 'suspendInstance' }))
    case 'resume':
      return resume(world)
    case 'modify': {
      const { terminate, activate, after } = step
      return settle(modify(world, { type: 'modifyInstance', terminate, activate, after }))
    }
    case 'migrate':
      return settle(migrate(world, step))
    case 'restart':
      return settle(restart(world, step))
    case 'cancel':
      return settle(firstThatAccepts(world, 'an instance', { type: 'cancelInstance', reason: 'script' }))
    case 'refused':
      return takeRefused(world, takeStep(world, step.step), step.or)
    case 'check':
      return check(world, step.expected)
  }
}

function isReleasable(token: Standing): boolean {
  return token.node.type === 'receiveTask' && isCompletable(token)
}

function isWhole({ loop }: ElementInstance): boolean {
  return loop !== undefined
}

function isAdHoc({ adHoc }: ElementInstance): boolean {
  return adHoc !== undefined
}

function isBody({ body }: ElementInstance): boolean {
  return body !== undefined
}

function hasOpenJob({ element }: Standing): boolean {
  return element.job?.state === 'open'
}

function orWaiting(world: World, outcome: Outcome): Outcome {
  return outcome.ok ? outcome : { ok: false, refusal: tellWaiting(world, outcome.refusal) }
}
