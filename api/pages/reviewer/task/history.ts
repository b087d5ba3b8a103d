import type { FastifyRequest } from 'fastify'
import type { HistoryItem } from '../../../../templates/pages/reviewer/task-model.ts'
import type { listRungs } from '../../../ladder/queries.ts'
import type { Notice } from '../../../notices/queries.ts'
import type { DescribedProcess } from '../../../process-description/described-process.ts'
import type { Submission } from '../../../submissions/queries.ts'
import type { TaskMove } from '../../../task-history/queries.ts'
import { isVisible } from '../../../task-history/visible-opinions.ts'
import type { Task } from '../../../tasks/task.ts'
import { say } from '../../frame.ts'
import { dateAndTime } from '../../parts/dates.ts'
import type { Showing } from '../../parts/deadline-parts.ts'
import type { DepartmentNames } from '../../parts/place.ts'
import { rungWord } from '../inbox-rows.ts'
import { type Judged, wordsOf } from './opinions.ts'
import type { ShownCopy } from './read-task.ts'

export interface HistoryState {
  readonly task: Task
  readonly process: DescribedProcess
  readonly submissions: readonly Submission[]
  readonly notices: readonly Notice[]
  readonly judged: readonly Judged[]
  readonly moves: readonly TaskMove[]
  readonly copies: readonly ShownCopy[]
  readonly rungs: Awaited<ReturnType<typeof listRungs>>
  readonly own: ReadonlySet<string>
  /** The task is of the reader's own department, or the reader heads or oversees the park. */
  readonly isOwn: boolean
  readonly names: DepartmentNames
}

/** 办理记录: what happened to the application as far as this department may see it, and everything about this task. */
export function historyItems(request: FastifyRequest, showing: Showing, state: HistoryState): readonly HistoryItem[] {
  const { task, process, names } = state
  const { language, office, now } = showing
  const entries: readonly (Omit<HistoryItem, 'when'> & { readonly at: Date })[] = [
    ...state.submissions.map(({ receivedAt, round }) => ({
      at: receivedAt,
      who: task.enterprise.name,
      what: say(request, round === 1 ? 'history.submitted' : 'history.resubmitted', { round }),
      lines: [],
    })),
    ...state.notices
      .filter(({ department }) => department === null || state.own.has(department))
      .map(({ sentAt, title, department }) => ({
        at: sentAt,
        who: department === null ? say(request, 'history.system') : (names.get(department) ?? department),
        what: title,
        lines: [],
      })),
    ...state.judged
      .filter(({ opinion }) => isVisible(opinion, state.own) && !isOf(task, opinion))
      .map(({ opinion, findings }) => ({
        at: opinion.at,
        who: `${names.get(opinion.department ?? '') ?? ''} ${opinion.personName}`.trim(),
        what: say(request, 'history.answered', { step: opinion.name ?? opinion.node }),
        lines: wordsOf(showing, process, opinion, findings),
      })),
    ...state.moves.map(({ at, type, personName, forName, commandId, isByLeave }) => {
      const said = state.judged.find(
        ({ opinion }) => opinion.commandId === commandId && (state.isOwn || isVisible(opinion, state.own)),
      )
      return {
        at,
        who: forName === null ? personName : say(request, 'history.forOther', { person: personName, other: forName }),
        what: say(request, isByLeave ? 'history.onLeave' : `move.${type}`),
        lines: said === undefined ? [] : wordsOf(showing, process, said.opinion, said.findings),
      }
    }),
    ...state.copies.map(({ copiedAt, sender, note, recipients }) => ({
      at: copiedAt,
      who: sender,
      what: say(request, 'history.copied', {
        people: recipients.map(({ name }) => name).join(language === 'zh' ? '、' : ', '),
      }),
      lines: [note],
    })),
    ...toldOf(request, showing, state),
  ]
  return [...entries]
    .sort((one, other) => one.at.getTime() - other.at.getTime())
    .map(({ at, ...entry }) => ({ ...entry, when: dateAndTime(language, office.zone, at.getTime(), now) }))
}

function isOf({ instanceId, key }: Task, opinion: { readonly instanceId: string; readonly taskKey: number }): boolean {
  return opinion.instanceId === instanceId && opinion.taskKey === key
}

/** Each rung once, with everybody who was told. */
function toldOf(request: FastifyRequest, { language }: Showing, { rungs }: Pick<HistoryState, 'rungs'>) {
  const together = new Map<string, { readonly at: Date; readonly names: readonly string[] }>()
  for (const { rung, name, reachedAt } of rungs)
    together.set(rung, {
      at: together.get(rung)?.at ?? reachedAt,
      names: [...(together.get(rung)?.names ?? []), name],
    })
  return [...together].map(([rung, { at, names }]) => ({
    at,
    who: say(request, 'history.system'),
    what: say(request, 'history.told', {
      rung: rungWord(language, rung),
      people: names.join(language === 'zh' ? '、' : ', '),
    }),
    lines: [],
  }))
}
