import { applyCompensation } from './applying/apply-compensation.ts'
import { applyMigration } from './applying/apply-migration.ts'
import { applySuspension } from './applying/apply-suspension.ts'
import { applyToClocks } from './applying/apply-to-clocks.ts'
import { applyToTriggers } from './applying/apply-to-triggers.ts'
import { applyToWholes } from './applying/apply-to-wholes.ts'
import { consume, type Draft, remove, update } from './applying/draft.ts'
import type { Event } from './events.ts'
import type { AdHocState, CallState, ElementInstance, LoopState, TaskState } from './instance.ts'
import { countAdded, countEnded, countStarted } from './loops/count-bodies.ts'

/** Applies one event to a draft. The only place where the state of an instance changes. */
export function apply(draft: Draft, event: Event): void {
  switch (event.type) {
    case 'instanceStarted':
      throw new Error(`Expected instance ${draft.id} to be new, but it was started again.`)
    case 'instanceEnded':
      draft.endVariables = draft.elements[0]?.variables ?? {}
      draft.elements = []
      draft.state = event.state
      return
    case 'elementActivated': {
      if (event.consumed !== undefined) update(draft, event.scope, (scope) => consume(scope, event.consumed ?? []))
      draft.elements.push({
        key: event.key,
        node: event.node,
        scope: event.scope,
        state: 'active',
        ...(event.variables === undefined ? undefined : { variables: event.variables }),
        ...(event.body === undefined ? undefined : { body: event.body }),
        ...(event.compensates === undefined ? undefined : { compensates: event.compensates }),
      })
      const { body } = event
      if (body !== undefined) updateLoop(draft, event.scope, (loop) => countStarted(loop, body))
      return
    }
    case 'elementCompleted':
    case 'elementTerminated': {
      const { scope, body } = remove(draft.elements, event.key)
      if (body !== undefined) updateLoop(draft, scope, (loop) => countEnded(loop, body, event))
      return
    }
    case 'compensationRecorded':
    case 'compensationStarted':
    case 'compensationTaken':
    case 'compensationEnded':
    case 'scopeRevived':
    case 'elementCompensated':
      applyCompensation(draft, event)
      return
    case 'loopStarted': {
      const { instances, items, started, collects, completed = 0 } = event
      const loop = { instances, started, completed, terminated: 0, items, results: collects ? [] : null }
      update(draft, event.key, (element) => ({ ...element, loop }))
      return
    }
    case 'bodyEntered':
      updateLoop(draft, event.key, (loop) => ({ ...loop, completed: Math.max(0, loop.completed - 1) }))
      return
    case 'bodyAdded':
      updateLoop(draft, event.key, (loop) => countAdded(loop, event))
      return
    case 'flowTaken':
      if (!event.waits) return
      // Joined as a list, which is copied nine times as fast as with a single value: a fork may be five hundred wide.
      update(draft, event.scope, (scope) => ({
        ...scope,
        waiting: scope.waiting?.concat([event.flow]) ?? [event.flow],
      }))
      return
    case 'gatewayTurned':
      update(draft, event.scope, (scope) => turned(scope, event.node, event.used))
      return
    case 'tokensMoved':
      update(draft, event.scope, (scope) => ({ ...consume(scope, event.removed), moved: true }))
      return
    case 'instanceMigrated':
      applyMigration(draft, event)
      return
    case 'instanceSuspended':
    case 'instanceResumed':
    case 'signalKept':
      applySuspension(draft, event)
      return
    case 'instanceRestarted':
      draft.restarts = [...(draft.restarts ?? []), event.as]
      return
    case 'adHocOpened':
      update(draft, event.key, (element) => ({ ...element, adHoc: { chosen: [], enough: false } }))
      return
    case 'activityChosen':
      updateAdHoc(draft, event.key, ({ chosen, enough }) => ({
        chosen: chosen.includes(event.node) ? chosen : [...chosen, event.node],
        enough,
      }))
      return
    case 'adHocEnough':
      updateAdHoc(draft, event.key, (adHoc) => ({ ...adHoc, enough: true }))
      return
    case 'callStarted': {
      const { key, processId } = event
      update(draft, event.host, (element) => ({ ...element, call: { key, processId } }))
      return
    }
    case 'callReturned': {
      const { variables: returned } = event
      updateCall(draft, event.host, (call) => ({ ...call, returned }))
      return
    }
    case 'callEnded':
      update(draft, event.host, ({ call, ...element }) => element)
      return
    case 'variablesSet':
      update(draft, event.scope, (scope) => ({ ...scope, variables: { ...scope.variables, ...event.variables } }))
      return
    case 'dataAwaited':
      update(draft, event.key, (element) => ({ ...element, ready: true }))
      return
    case 'dataArrived':
      update(draft, event.key, ({ ready, ...element }) => element)
      return
    case 'taskOpened':
      moveTask(draft, event.key, { state: 'open', assignee: null, answerer: null, answer: null })
      return
    case 'taskMoved': {
      const { state, assignee, answerer, answer } = event
      moveTask(draft, event.key, { state, assignee, answerer, answer })
      return
    }
    case 'taskEnded':
      update(draft, event.key, ({ task, ...element }) => element)
      return
    case 'jobCreated': {
      const { jobType, retries } = event
      update(draft, event.key, (element) => ({ ...element, job: { state: 'open', jobType, retries } }))
      return
    }
    case 'jobFailed':
      moveJob(draft, event.key, event.retries > 0 ? 'open' : 'failed', event.retries)
      return
    case 'jobRetried':
      moveJob(draft, event.key, 'open', event.retries)
      return
    case 'jobEnded':
      update(draft, event.key, ({ job, ...element }) => element)
      return
    case 'timerStarted':
    case 'subscriptionOpened':
    case 'signalAwaited':
    case 'conditionAwaited':
    case 'conditionTurned':
    case 'triggerRemoved':
      applyToTriggers(draft, event)
      return
    case 'incidentRaised': {
      const { code, message, messageZh, step } = event
      const incident = { code, message, messageZh, step }
      update(draft, event.key, (element) => ({ ...element, state: 'failed', incident }))
      return
    }
    case 'incidentResolved':
      update(draft, event.key, ({ incident, ...element }) => ({ ...element, state: 'active' }))
      return
    case 'commandHandled':
      draft.revision += 1
      draft.changedAt = event.at
      draft.nextKey = event.nextKey
      return
    case 'escalationLeft':
      if (event.by !== null) update(draft, event.by, (element) => ({ ...element, rests: true }))
      return
    case 'restEnded':
      update(draft, event.key, ({ rests, ...element }) => element)
      return
    case 'escalationArrived':
      updateCall(draft, event.host, (call) => ({ ...call, asks: [...(call.asks ?? []), event.asks] }))
      return
    case 'escalationAnswered':
      updateCall(draft, event.host, ({ asks = [], ...call }) => {
        const left = asks.filter((each) => each !== event.asks)
        return left.length === 0 ? call : { ...call, asks: left }
      })
      return
    case 'clockStarted':
    case 'clockMoved':
    case 'clockPaused':
    case 'clockResumed':
    case 'clockExtended':
    case 'clockReopened':
    case 'clockRescheduled':
    case 'clockEnded':
    case 'lightChanged':
      applyToClocks(draft, event)
      return
    case 'wholePaused':
    case 'wholeResumed':
      applyToWholes(draft, event)
      return
    case 'errorLeft':
    case 'storeWritten':
    case 'eventThrown':
    case 'eventCaught':
    case 'milestoneReached':
      return
  }
}

function turned({ complex, ...scope }: ElementInstance, node: string, used: readonly string[] | null): ElementInstance {
  const others = Object.entries(complex ?? {}).filter(([other]) => other !== node)
  const all = used === null ? others : [...others, [node, used] as const]
  return all.length === 0 ? scope : { ...scope, complex: Object.fromEntries(all) }
}

function updateLoop(draft: Draft, key: number, change: (loop: LoopState) => LoopState): void {
  update(draft, key, (element) => {
    if (element.loop === undefined) throw new Error(`Expected element ${key} to be an activity that loops.`)
    return { ...element, loop: change(element.loop) }
  })
}

function updateCall(draft: Draft, key: number, change: (call: CallState) => CallState): void {
  update(draft, key, (element) => {
    if (element.call === undefined) throw new Error(`Expected element ${key} to be a call.`)
    return { ...element, call: change(element.call) }
  })
}

function updateAdHoc(draft: Draft, key: number, change: (adHoc: AdHocState) => AdHocState): void {
  update(draft, key, (element) => {
    if (element.adHoc === undefined) throw new Error(`Expected element ${key} to be an ad-hoc sub-process.`)
    return { ...element, adHoc: change(element.adHoc) }
  })
}

function moveTask(draft: Draft, key: number, task: TaskState): void {
  update(draft, key, (element) => ({ ...element, task }))
}

function moveJob(draft: Draft, key: number, state: 'open' | 'failed', retries: number): void {
  update(draft, key, (element) => {
    if (element.job === undefined) throw new Error(`Expected element ${key} to have a job.`)
    return { ...element, job: { ...element.job, state, retries } }
  })
}
