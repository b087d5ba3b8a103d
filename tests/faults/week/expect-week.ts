import type { InstancePlan, Week } from './week-plan.ts'

/** Where an instance stands after an hour, reckoned without the engine. */
export interface Standing {
  readonly at: 'nowhere' | 'incident' | 'review' | 'overdue' | 'publicity' | 'certify' | 'end'
  readonly reminders: number
}

/** What a person does to an instance at an hour, and with which task. */
export type Deed =
  | { readonly type: 'start' }
  | { readonly type: 'resolve' }
  | { readonly type: 'complete'; readonly node: 'review' | 'overdue' }

const REMINDERS = [6, 12, 18]
const DEADLINE = 24
const PUBLICITY = 12
const DRAWING = 3
const MOST_FAILURES = 3

interface Course {
  readonly started: number
  readonly failed: boolean
  /** When the review began; never where nobody resolves the incident. */
  readonly review: number
  readonly late: number
  readonly completed: number
  readonly certify: number
  readonly end: number
}

/** All hours of an instance's life: a period of so many and a half hours is over at the next full hour. */
function courseOf({ outageHour }: Week, plan: InstancePlan): Course {
  const possible = (hour: number) => (hour === outageHour ? hour + 1 : hour)
  const started = possible(plan.startHour)
  const failed = plan.failures === MOST_FAILURES
  const review = failed ? possible(started + (plan.resolvedAfter ?? Number.POSITIVE_INFINITY)) : started
  const completed = possible(review + (plan.completedAfter ?? Number.POSITIVE_INFINITY))
  const certify = possible(completed + PUBLICITY)
  return {
    started,
    failed,
    review,
    late: possible(review + DEADLINE),
    completed,
    certify,
    end: possible(certify + DRAWING),
  }
}

export function standingAt(week: Week, plan: InstancePlan, hour: number): Standing {
  const { started, review, late, completed, certify, end } = courseOf(week, plan)
  const isOver = (due: number) => (due === week.outageHour ? due + 1 : due) <= Math.min(hour, completed)
  const reminders = REMINDERS.filter((after) => isOver(review + after)).length
  if (hour < started) return { at: 'nowhere', reminders }
  if (hour < review) return { at: 'incident', reminders }
  if (hour < completed) return { at: hour < late ? 'review' : 'overdue', reminders }
  if (hour < certify) return { at: 'publicity', reminders }
  return { at: hour < end ? 'certify' : 'end', reminders }
}

/** What is to be done to an instance at an hour, after what was due then has happened. */
export function deedAt(week: Week, plan: InstancePlan, hour: number): Deed | null {
  const { started, failed, review, late, completed } = courseOf(week, plan)
  if (hour === started) return { type: 'start' }
  if (failed && hour === review) return { type: 'resolve' }
  if (hour === completed) return { type: 'complete', node: hour < late ? 'review' : 'overdue' }
  return null
}
