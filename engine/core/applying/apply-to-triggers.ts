import type { Event } from '../events.ts'
import type { Trigger } from '../instance.ts'
import { type Draft, update } from './draft.ts'

type TriggerEvent = Extract<
  Event,
  {
    readonly type:
      | 'timerStarted'
      | 'subscriptionOpened'
      | 'signalAwaited'
      | 'conditionAwaited'
      | 'conditionTurned'
      | 'triggerRemoved'
  }
>

/** Something begins to be waited for, turns, or is no longer waited for. */
export function applyToTriggers(draft: Draft, event: TriggerEvent): void {
  switch (event.type) {
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
  }
}

function addTrigger(draft: Draft, host: number, trigger: Trigger): void {
  update(draft, host, (element) => ({ ...element, triggers: [...(element.triggers ?? []), trigger] }))
}
