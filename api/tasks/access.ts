import type { ParkAccess } from '../plugins/access.ts'
import { Refusal } from '../refusal.ts'
import { standInsAt } from '../substitutions/acting-for.ts'
import { APPLICANT, type Task } from './task.ts'

type Place = Pick<Task, 'department' | 'post' | 'enterprise' | 'permit' | 'processId'>
type Checked = Pick<Task, 'department' | 'checkPost' | 'permit' | 'processId'>

/**
 * Whether the task is this person's to claim and answer: by department and post, or as who acts for the enterprise. A
 * task for the post `owner` is the owner's alone.
 */
export function mayAnswer(task: Place, access: ParkAccess): boolean {
  if (task.department === APPLICANT) {
    return access.enterprises.some(
      ({ enterpriseId, relation }) =>
        enterpriseId === task.enterprise.id && (task.post !== 'owner' || relation === 'owner'),
    )
  }
  return holds(access, task, task.post)
}

/** Whether this person holds the post that confirms the answer or sends it back. */
export function mayCheck(task: Checked, access: ParkAccess): boolean {
  return task.checkPost !== null && holds(access, task, task.checkPost)
}

/** The head of the department hands out its tasks. */
export function mayAssign(task: Pick<Task, 'department' | 'permit' | 'processId'>, access: ParkAccess): boolean {
  return task.department !== null && holds(access, task, 'signatory')
}

/** Who may show the task to colleagues: who handles it, its checker, the head of its department, and managers. */
export function mayCopy(
  task: Checked & Pick<Task, 'assignee' | 'answerer'>,
  access: ParkAccess,
  personId: string,
): boolean {
  return (
    task.assignee === personId ||
    task.answerer === personId ||
    mayCheck(task, access) ||
    mayAssign(task, access) ||
    access.roles.has('manager')
  )
}

/** Officers of the park see its tasks; applicants see theirs. */
export function mayRead(task: Place, access: ParkAccess): boolean {
  return access.memberships.some(({ post }) => post !== 'assistant') || mayAnswer(task, access)
}

/** Its page is for the task's own department, for who heads the park and for who oversees it. */
export function mayOpenPage(task: Pick<Task, 'department'>, access: ParkAccess): boolean {
  return (
    access.standIns.some(({ department }) => department === task.department) ||
    access.memberships.some(
      ({ department, post }) => department === task.department || post === 'manager' || post === 'overseer',
    )
  )
}

export function wrongDepartment(task: Pick<Task, 'department'>, post: string | null): Refusal {
  return new Refusal(
    'wrong-department',
    `Expected ${post ?? 'a member'} of ${task.department ?? 'the department'}, but you hold no such post.`,
    '该任务由其他部门或者岗位办理。',
  )
}

/** By a post of their own, or as who stands in for somebody (代岗). */
function holds(
  access: ParkAccess,
  task: Pick<Task, 'department' | 'permit' | 'processId'>,
  post: string | null,
): boolean {
  const { department } = task
  return (
    standInsAt(access, task, post).length > 0 ||
    access.memberships.some(
      (membership) =>
        (department === null || membership.department === department) && (post === null || membership.post === post),
    )
  )
}
