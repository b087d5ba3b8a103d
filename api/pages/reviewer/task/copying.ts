import type { FastifyRequest } from 'fastify'
import type { NoticePart } from '../../../../templates/pages/parts.ts'
import type { CopyPart } from '../../../../templates/pages/reviewer/task-model.ts'
import { colleaguesOf } from '../../../copies/colleagues.ts'
import { parkOf, personOf } from '../../../plugins/access.ts'
import { mayCopy } from '../../../tasks/access.ts'
import { errorOf } from '../../error-summary.ts'
import { say } from '../../frame.ts'
import { languageOf } from '../../language.ts'
import type { FormState } from '../../page-route.ts'
import type { DepartmentNames } from '../../parts/place.ts'
import { listOf, textOf } from '../../typed.ts'
import type { TaskContent } from './read-task.ts'

/** 抄送: the form with which this person shows the task to colleagues; `null` where they may not. */
export function copyPart(
  request: FastifyRequest,
  { task, officers }: TaskContent,
  { typed, problem, commandId }: FormState,
  base: string,
  names: DepartmentNames,
): CopyPart | null {
  const { personId } = personOf(request)
  if (!mayCopy(task, parkOf(request), personId)) return null
  const language = languageOf(request)
  const chosen = new Set(listOf(typed, 'copyTo'))
  const groups = new Map<string, { readonly id: string; readonly name: string; readonly chosen: boolean }[]>()
  // Somebody with posts in two departments stands in the first one.
  for (const { personId: id, name, departments } of colleaguesOf(officers, personId)) {
    const label = names.get(departments[0] ?? '') ?? departments[0] ?? ''
    groups.set(label, [...(groups.get(label) ?? []), { id, name, chosen: chosen.has(id) }])
  }
  const [toError, noteError] = [errorOf(problem, 'copyTo', language), errorOf(problem, 'copyNote', language)]
  const note = textOf(typed, 'copyNote')
  return {
    action: `${base}/copies`,
    commandId,
    groups: [...groups].map(([label, people]) => ({ label, people })),
    note,
    toError,
    noteError,
    isOpen: toError !== null || noteError !== null || note !== '',
  }
}

/** What a colleague wrote to this person with the last copy; nothing for whoever got none. */
export function receivedNotice(request: FastifyRequest, { copies }: TaskContent): NoticePart | null {
  const { personId } = personOf(request)
  const last = copies.filter(({ recipients }) => recipients.some((each) => each.personId === personId)).at(-1)
  if (last === undefined) return null
  const headline = say(request, 'copy.received', { person: last.sender })
  return { tone: 'blue', role: 'status', headline, sentence: last.note, action: null }
}
