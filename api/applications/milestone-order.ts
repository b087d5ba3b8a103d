import { applicationLifecycle, isApplicationState } from './lifecycle.ts'

/**
 * Whether an application may move from one milestone to the next; `null` = it has reached none. Deployment asks it of
 * every two milestones that can follow each other. A process that uses none of our words is not an application's.
 */
export function milestoneOrder(from: string | null, to: string): boolean {
  if (from !== null && !isApplicationState(from)) return !isApplicationState(to)
  if (!isApplicationState(to)) return from === null
  const state = from ?? applicationLifecycle.initial
  return applicationLifecycle.moves.some((move) => applicationLifecycle.advance(state, move) === to)
}
