import { permissionAt } from '../forms/field-permission.ts'
import type { Form, FormValues } from '../forms/form.ts'
import type { Tx } from '../plugins/database.ts'
import { listTasksOf } from '../tasks/queries.ts'
import type { Task } from '../tasks/task.ts'
import { listStandingAnswers } from './queries.ts'

/**
 * The fields of a task's form that it may not write, as the tasks before it wrote them in the same form: about the same
 * permit, the newest answer that stands. `null` where nobody has.
 */
export async function settledWords(tx: Tx, parkId: string, task: Task, form: Form): Promise<FormValues> {
  const keys = form.fields.filter((field) => permissionAt(field, task.node) !== 'write').map(({ key }) => key)
  if (keys.length === 0) return {}
  const tasks = await listTasksOf(tx, parkId, task.applicationId)
  const isOfForm = (instanceId: string, key: number) =>
    tasks.some((each) => each.instanceId === instanceId && each.key === key && each.form === task.form)
  const answers = (await listStandingAnswers(tx, parkId, task.applicationId)).filter(
    ({ instanceId, taskKey, permit }) => permit === task.permit && isOfForm(instanceId, taskKey),
  )
  const written = (key: string) => answers.findLast(({ words }) => Object.hasOwn(words, key))?.words[key] ?? null
  return Object.fromEntries(keys.map((key) => [key, written(key)]))
}
