import { recorded, undoing, without } from './compensation/records.ts'
import type { Event } from './events.ts'
import { indexOfElement } from './find-element.ts'
import type { AdHocState, ElementInstance, LoopState, ProcessInstance, TaskState, Trigger } from './instance.ts'
import { countAdded, countEnded, countStarted } from './loops/count-bodies.ts'

/** An instance while one command changes it: private to that command, its array copied once, elements replaced. */
export type Draft = { -readonly [Field in keyof Omit<ProcessInstance, 'elements'>]: ProcessInstance[Field] } & {
  elements: ElementInstance[]
}

/** A draft whose changes leave `instance` as it is. */
export function draftOf(instance: ProcessInstance): Draft {
  return { ...instance, elements: instance.elements.slice() }
}

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
    case 'compensationRecorded': {
      const ended = draft.elements[indexOfElement(draft.elements, event.key)]
      if (ended === undefined) throw new Error(`Expected element ${event.key} to be alive when it is recorded.`)
      update(draft, event.scope, (scope) => recorded(scope, ended, event.partly === true))
      return
    }
    case 'compensationStarted': {
      const { by, scope } = event
      const keys = new Set(event.records)
      const all = draft.elements[indexOfElement(draft.elements, scope)]?.compensations ?? []
      update(draft, scope, (element) => consume(without(element, keys), event.consumed ?? []))
      const more = all.filter(({ key }) => keys.has(key)).map((record) => ({ scope, record }))
      if (by !== null) update(draft, by, (element) => undoing(element, more))
      return
    }
    case 'compensationTaken':
      update(draft, event.by, (element) => ({ ...element, undo: element.undo?.slice(0, -1) ?? [] }))
      return
    case 'compensationEnded':
      update(draft, event.by, ({ undo, ...element }) => element)
      return
    case 'scopeRevived': {
      const { key, node, scope, compensates, variables, records } = event
      draft.elements.push({
        key,
        node,
        scope,
        state: 'active',
        revived: true,
        ...(compensates === undefined ? undefined : { compensates }),
        ...(variables === undefined ? undefined : { variables }),
        ...(records.length === 0 ? undefined : { compensations: records }),
      })
      return
    }
    case 'elementCompensated':
      remove(draft.elements, event.key)
      return
    case 'loopStarted': {
      const { instances, items, started, collects } = event
      const loop = { instances, started, completed: 0, terminated: 0, items, results: collects ? [] : null }
      update(draft, event.key, (element) => ({ ...element, loop }))
      return
    }
    case 'bodyAdded':
      updateLoop(draft, event.key, (loop) => countAdded(loop, event))
      return
    case 'flowTaken':
      if (!event.waits) return
      update(draft, event.scope, (scope) => ({ ...scope, waiting: scope.waiting?.concat(event.flow) ?? [event.flow] }))
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
      update(draft, event.host, ({ call, ...element }) =>
        call === undefined ? element : { ...element, call: { ...call, returned } },
      )
      return
    }
    case 'callEnded':
      update(draft, event.host, ({ call, ...element }) => element)
      return
    case 'variablesSet':
      update(draft, event.scope, (scope) => ({ ...scope, variables: { ...scope.variables, ...event.variables } }))
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
    case 'timerStarted': {
      const { key, node, dueAt, repetitions, interval } = event
      addTrigger(draft, event.host, { type: 'timer', key, node, dueAt, repetitions, interval })
      return
    }
    case 'subscriptionOpened': {
      const { key, node, name, correlationKey } = event
      addTrigger(draft, event.host, { type: 'message', key, node, name, correlationKey })
      return
    }
    case 'signalAwaited': {
      const { key, node, name } = event
      addTrigger(draft, event.host, { type: 'signal', key, node, name })
      return
    }
    case 'conditionAwaited': {
      const { key, node, part } = event
      addTrigger(draft, event.host, { type: 'conditional', key, node, part, holds: false })
      return
    }
    case 'conditionTurned': {
      const { key, holds } = event
      update(draft, event.host, ({ triggers = [], ...element }) => ({
        ...element,
        triggers: triggers.map((trigger) =>
          trigger.key === key && trigger.type === 'conditional' ? { ...trigger, holds } : trigger,
        ),
      }))
      return
    }
    case 'triggerRemoved':
      update(draft, event.host, ({ triggers = [], ...element }) => {
        const left = triggers.filter((trigger) => trigger.key !== event.key)
        return left.length === 0 ? element : { ...element, triggers: left }
      })
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
    case 'errorLeft':
    case 'eventThrown':
    case 'eventCaught':
    case 'milestoneReached':
      return
  }
}

function update(draft: Draft, key: number, change: (element: ElementInstance) => ElementInstance): void {
  const index = indexOfElement(draft.elements, key)
  const element = draft.elements[index]
  if (element === undefined) throw new Error(`Expected element ${key} of instance ${draft.id} to be alive.`)
  draft.elements[index] = change(element)
}

function updateLoop(draft: Draft, key: number, change: (loop: LoopState) => LoopState): void {
  update(draft, key, (element) => {
    if (element.loop === undefined) throw new Error(`Expected element ${key} to be an activity that loops.`)
    return { ...element, loop: change(element.loop) }
  })
}

function updateAdHoc(draft: Draft, key: number, change: (adHoc: AdHocState) => AdHocState): void {
  update(draft, key, (element) => {
    if (element.adHoc === undefined) throw new Error(`Expected element ${key} to be an ad-hoc sub-process.`)
    return { ...element, adHoc: change(element.adHoc) }
  })
}

function remove(elements: ElementInstance[], key: number): ElementInstance {
  const index = indexOfElement(elements, key)
  const element = elements[index]
  if (element === undefined) throw new Error(`Expected element ${key} to be alive when it ends.`)
  if (index === elements.length - 1) elements.pop()
  else elements.splice(index, 1)
  return element
}

/** A join takes one waiting token per entry of `consumed`; what is there beyond it stays. */
function consume({ waiting = [], ...scope }: ElementInstance, consumed: readonly string[]): ElementInstance {
  const wanted = new Map<string, number>()
  for (const flow of consumed) wanted.set(flow, (wanted.get(flow) ?? 0) + 1)
  const left = waiting.filter((flow) => {
    const open = wanted.get(flow) ?? 0
    wanted.set(flow, open - 1)
    return open <= 0
  })
  return left.length === 0 ? scope : { ...scope, waiting: left }
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

function addTrigger(draft: Draft, host: number, trigger: Trigger): void {
  update(draft, host, (element) => ({ ...element, triggers: [...(element.triggers ?? []), trigger] }))
}
