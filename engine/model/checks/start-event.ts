import type { ProcessDefinition } from '../definition.ts'
import type { StartEvent } from '../nodes/event.ts'
import { singleEvents } from '../nodes/single-events.ts'
import type { Check, Finding } from './check.ts'

/** Which start events may stand where (BPMN 2.0.2 §10.5.2 tables 10.84 to 10.86). */
export const startEvent: Check = {
  rule: 'start-event',
  find: (process) => [...process.scopes.values()].flatMap((scope) => findingsIn(process, scope.id, scope.startEvents)),
}

function findingsIn(process: ProcessDefinition, scope: string, starts: readonly StartEvent[]): Finding[] {
  const owner = process.nodes.get(scope)
  if (owner?.type !== 'subProcess') return [...ambiguous(scope, starts), ...starts.flatMap(startsProcess)]
  return owner.triggeredByEvent ? inEventSubProcess(scope, starts) : inSubProcess(scope, starts)
}

/** A deployment arms one timer per event. */
function startsProcess({ id, trigger }: StartEvent): Finding[] {
  const timers = singleEvents(trigger).filter(({ type }) => type === 'timer')
  if (timers.length < 2) return []
  return [
    error(
      id,
      `Expected start event "${id}" to have at most one timer, but found ${timers.length}.`,
      `开始事件“${id}”最多含一个定时器，实际有 ${timers.length} 个。`,
    ),
  ]
}

function ambiguous(scope: string, starts: readonly StartEvent[]): Finding[] {
  const names = new Map<string, StartEvent[]>()
  for (const start of starts) {
    const messages = singleEvents(start.trigger).flatMap((event) => (event.type === 'message' ? [event.name] : []))
    for (const name of start.trigger === null ? [''] : messages.map((message) => `message ${message}`))
      names.set(name, [...(names.get(name) ?? []), start])
  }
  return [...names].flatMap(([name, same]): Finding[] => {
    const [, second] = same
    if (second === undefined) return []
    return [
      {
        severity: name === '' ? 'warning' : 'error',
        element: second.id,
        message: `Expected one start event of its kind in "${scope}", but ${same.map(({ id }) => id).join(', ')} start alike.`,
        messageZh: `“${scope}”中的开始事件 ${same.map(({ id }) => id).join('、')} 触发方式相同。`,
      },
    ]
  })
}

function inSubProcess(scope: string, starts: readonly StartEvent[]): Finding[] {
  const findings = starts
    .filter((start) => start.trigger !== null)
    .map((start) =>
      error(
        start.id,
        `Expected start event "${start.id}" of sub-process "${scope}" to wait for nothing.`,
        `子流程“${scope}”的开始事件“${start.id}”不得带触发条件。`,
      ),
    )
  return starts.length > 1
    ? [
        ...findings,
        error(
          scope,
          `Expected at most one start event in sub-process "${scope}", but found ${starts.length}.`,
          `子流程“${scope}”只能有一个开始事件，实际有 ${starts.length} 个。`,
        ),
      ]
    : findings
}

function inEventSubProcess(scope: string, starts: readonly StartEvent[]): Finding[] {
  const [start] = starts
  if (start === undefined || starts.length > 1) {
    return [
      error(
        scope,
        `Expected event sub-process "${scope}" to have exactly one start event, but found ${starts.length}.`,
        `事件子流程“${scope}”必须且只能有一个开始事件，实际有 ${starts.length} 个。`,
      ),
    ]
  }
  if (start.trigger === null) {
    return [
      error(
        start.id,
        `Expected start event "${start.id}" of an event sub-process to say what it waits for.`,
        `事件子流程的开始事件“${start.id}”必须有触发条件。`,
      ),
    ]
  }
  if (!start.interrupting && singleEvents(start.trigger).some(({ type }) => type === 'error')) {
    return [
      error(
        start.id,
        `Expected error start event "${start.id}" to interrupt its scope.`,
        `错误开始事件“${start.id}”必须是中断型。`,
      ),
    ]
  }
  return []
}

function error(element: string, message: string, messageZh: string): Finding {
  return { severity: 'error', element, message, messageZh }
}
