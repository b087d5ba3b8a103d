import type { Variables } from '../../expressions/expression.ts'
import { type UserTaskMove, userTaskLifecycle } from '../../lifecycles/user-task.ts'
import type { UserTask } from '../../model/nodes/activity.ts'
import type { TaskMove } from '../behaviour.ts'
import type { Rejection } from '../decision.ts'
import { shown } from '../failure.ts'
import type { TaskState } from '../instance.ts'
import { named, reject } from '../rejections.ts'
import { elementOf, emit, type Run } from '../run.ts'
import { completeWith } from './results.ts'

/** A person moves a task on; the lifecycle says which moves there are, this says who may make them (domain.md §9). */
export function moveUserTask(run: Run, node: UserTask, key: number, move: TaskMove): Rejection | null {
  const { task } = elementOf(run, key)
  if (task === undefined) return reject('not-waiting', named(key, node.id))
  const { person } = move
  switch (move.type) {
    case 'claimTask':
      return refusal(node, key, task, 'claim') ?? hold(run, key, person)
    case 'assignTask':
      return refusal(node, key, task, 'assign') ?? hold(run, key, person)
    case 'releaseTask':
      return (
        refusal(node, key, task, 'release') ??
        strangerTo(node, key, task, person) ??
        moveTo(run, key, { state: 'open', assignee: null, answerer: null, answer: null })
      )
    case 'answerTask':
      return (
        refusal(node, key, task, node.checkPost === null ? 'answer' : 'submit') ??
        strangerTo(node, key, task, person) ??
        wrongOutcome(node, key, move.variables) ??
        answer(run, node, key, person, move.variables)
      )
    case 'confirmTask':
      return (
        refusal(node, key, task, 'confirm') ??
        samePerson(node, key, task, person) ??
        answered(run, node, key, task.answerer, person, task.answer ?? {})
      )
    case 'sendBackTask':
      return (
        refusal(node, key, task, 'sendBack') ?? samePerson(node, key, task, person) ?? hold(run, key, task.answerer)
      )
  }
}

/** Claim, answer and confirm in one. */
export function completeUserTask(run: Run, node: UserTask, key: number, variables: Variables): Rejection | null {
  const { task } = elementOf(run, key)
  if (task === undefined) return reject('not-waiting', named(key, node.id))
  const answer = { ...task.answer, ...variables }
  return (
    refusal(node, key, task, 'complete') ??
    wrongOutcome(node, key, answer) ??
    answered(run, node, key, task.answerer ?? task.assignee, null, answer)
  )
}

function refusal(node: UserTask, key: number, task: TaskState, move: UserTaskMove): Rejection | null {
  if (userTaskLifecycle.advance(task.state, move) !== null) return null
  return reject('move-not-allowed', named(key, node.id), move, task.state)
}

function strangerTo(node: UserTask, key: number, task: TaskState, person: string): Rejection | null {
  return task.assignee === person ? null : reject('not-the-assignee', named(key, node.id), person)
}

/** Four eyes: nobody confirms or sends back what they have answered themselves. */
function samePerson(node: UserTask, key: number, task: TaskState, person: string): Rejection | null {
  return task.answerer === person ? reject('same-person', named(key, node.id)) : null
}

function wrongOutcome(node: UserTask, key: number, { outcome }: Variables): Rejection | null {
  if (node.outcomes.length === 0 || node.outcomes.some(({ value }) => value === outcome)) return null
  const allowed = node.outcomes.map(({ value }) => value).join(', ')
  return reject('outcome-not-allowed', named(key, node.id), allowed, shown(outcome))
}

function hold(run: Run, key: number, person: string | null): null {
  return moveTo(run, key, { state: 'claimed', assignee: person, answerer: null, answer: null })
}

function answer(run: Run, node: UserTask, key: number, person: string, variables: Variables): null {
  if (node.checkPost === null) return answered(run, node, key, person, null, variables)
  return moveTo(run, key, { state: 'inCheck', assignee: null, answerer: person, answer: variables })
}

function moveTo(run: Run, key: number, task: TaskState & { readonly state: 'open' | 'claimed' | 'inCheck' }): null {
  emit(run, { type: 'taskMoved', key, ...task })
  return null
}

function answered(
  run: Run,
  node: UserTask,
  key: number,
  answerer: string | null,
  checker: string | null,
  variables: Variables,
): null {
  emit(run, { type: 'taskEnded', key, state: 'answered', answerer, checker, at: run.context.now })
  completeWith(run, node, key, variables)
  return null
}
