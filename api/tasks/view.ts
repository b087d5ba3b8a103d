import type { z } from 'zod'
import type { Office } from '../../engine/index.ts'
import { listAnswersOfTask } from '../answers/queries.ts'
import { seenWords } from '../answers/seen-words.ts'
import { isProvisional } from '../deadlines/read-deadline.ts'
import { listFindingsOfCommand } from '../findings/queries.ts'
import { maskPersonal } from '../forms/personal-values.ts'
import type { ParkAccess } from '../plugins/access.ts'
import type { Tx } from '../plugins/database.ts'
import type { DescribedProcess } from '../process-description/described-process.ts'
import type { taskDetailView, taskView, writtenView } from './schemas.ts'
import type { Task } from './task.ts'

export function taskViewOf(office: Office, task: Task): z.input<typeof taskView> {
  const { enterprise, projectName, dueAt, openedAt, endedAt } = task
  return {
    instanceId: task.instanceId,
    key: task.key,
    applicationId: task.applicationId,
    applicationNumber: task.applicationNumber,
    enterprise: enterprise.name,
    project: projectName,
    node: task.node,
    name: task.name,
    department: task.department,
    post: task.post,
    checkPost: task.checkPost,
    permit: task.permit,
    form: task.form,
    state: task.state,
    assignee: task.assignee,
    assigneeName: task.assigneeName,
    dueAt: dueAt?.toISOString() ?? null,
    provisional: dueAt !== null && isProvisional(office, openedAt, dueAt),
    openedAt: openedAt.toISOString(),
    endedAt: endedAt?.toISOString() ?? null,
  }
}

/** The task with what may be answered and what was written; a draft of another person is not shown. */
export async function taskDetailOf(
  tx: Tx,
  access: ParkAccess,
  office: Office,
  task: Task,
  process: DescribedProcess,
  personId: string,
  /** The answers of this application that the reader may see; `null` = all that were written on their own task. */
  visible: ReadonlySet<string> | null,
): Promise<z.input<typeof taskDetailView>> {
  const parkId = access.park.id
  const form = task.form === null ? undefined : process.forms.get(task.form)
  const seen = await seenWords(tx, access, process, task)
  const node = process.definition.nodes.get(task.node)
  const written: z.input<typeof writtenView>[] = []
  for (const answer of await listAnswersOfTask(tx, parkId, task.instanceId, task.key)) {
    const counts = answer.revision !== null
    if (!counts && answer.personId !== personId) continue
    if (visible !== null && !visible.has(answer.commandId)) continue
    const { kind, outcome, reason, legalBasis } = answer
    const findings = [...(await listFindingsOfCommand(tx, parkId, answer.commandId))]
    const by = answer.personName
    const at = answer.writtenAt.toISOString()
    const words = seen(answer.words)
    const fields = form === undefined || answer.personId === personId ? words : maskPersonal(form, words)
    written.push({ kind, by, at, counts, outcome, reason, legalBasis, fields, findings })
  }
  return {
    ...taskViewOf(office, task),
    outcomes: node?.type === 'userTask' ? node.outcomes.map(({ value, label }) => ({ value, label })) : [],
    written,
  }
}
