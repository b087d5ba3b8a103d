import type { CompiledExpression } from '../../expressions/expression.ts'
import type { UserTask } from '../../model/nodes/activity.ts'
import { activity } from '../activities/activity.ts'
import { completeUserTask, moveUserTask } from '../activities/user-task-moves.ts'
import { dueOf } from '../clocks/find-clocks.ts'
import { expressionFailure, type Failure, failure, shown } from '../failure.ts'
import { raiseIncident } from '../incidents.ts'
import { emit, type Run } from '../run.ts'
import { evaluateAt } from '../variables.ts'

/** A person's work, open until somebody has answered and, where the model says so, a second one has confirmed. */
export const userTask = activity<UserTask>({
  activate(run, node, key) {
    const department = wordOf(run, node, key, node.department)
    const post = wordOf(run, node, key, node.post)
    if (!isWord(department)) raiseIncident(run, key, node.id, 'activate', department)
    else if (!isWord(post)) raiseIncident(run, key, node.id, 'activate', post)
    else openTask(run, node, key, department, post)
  },
  moveTask: moveUserTask,
  release: completeUserTask,
})

function openTask(run: Run, node: UserTask, key: number, department: string | null, post: string | null): void {
  const { definition, context } = run
  const { id, name, checkPost, form, permit } = node
  emit(run, {
    type: 'taskOpened',
    key,
    node: id,
    name,
    department,
    post,
    checkPost,
    form,
    permit,
    lane: definition.lanes.get(id) ?? null,
    dueAt: dueOf(run.draft, key),
    at: context.now,
  })
}

/** Department and post are opaque words; where a model reckons them, they must come out as text. */
function wordOf(run: Run, node: UserTask, key: number, source: CompiledExpression | null): string | null | Failure {
  if (source === null) return null
  const result = evaluateAt(run, key, source)
  if (!result.ok) return expressionFailure(result, `Assignment of ${node.id}`, `${node.id} 的分派`)
  if (result.value === null || typeof result.value === 'string') return result.value
  return failure(
    'assignment-not-text',
    `Expected the assignment of ${node.id} (${source.source}) to be text, but found ${shown(result.value)}.`,
    `${node.id} 的分派（${source.source}）应为文本，实际为 ${shown(result.value)}。`,
  )
}

function isWord(word: string | null | Failure): word is string | null {
  return word === null || typeof word === 'string'
}
