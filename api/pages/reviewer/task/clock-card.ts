import type { FastifyRequest } from 'fastify'
import { grounds } from '../../../../engine/index.ts'
import type { ClockCard, PauseForm } from '../../../../templates/pages/reviewer/clock-card-model.ts'
import { textIn } from '../../../../templates/texts/catalogue.ts'
import { actingPosts, departmentOf, mayAsk, mayDecide, mayPause } from '../../../clocks/rules.ts'
import { concerning } from '../../../clocks/view.ts'
import { parkOf } from '../../../plugins/access.ts'
import { languageOf } from '../../language.ts'
import type { FormState } from '../../page-route.ts'
import { clockLines, clockRow, ofClock } from '../../parts/clock-rows.ts'
import type { Showing } from '../../parts/deadline-parts.ts'
import { groundName } from '../../parts/ground-name.ts'
import { textOf } from '../../typed.ts'
import { clockRequestParts } from '../clocks/clock-request-parts.ts'
import type { TaskContent } from './read-task.ts'

/** What a card is about: a task, or what stands for one where it is the whole application, whose key is 0. */
export type ClockSubject = Pick<TaskContent, 'process' | 'clocks' | 'clockRequests'> & {
  readonly task: Pick<TaskContent['task'], 'key' | 'node' | 'department' | 'state' | 'permit' | 'processId'>
  readonly applicationId?: string
}

/** 计时 beside a task: the clocks, their ledgers, and the forms for whoever may use them. */
export function clockCard(
  request: FastifyRequest,
  showing: Showing,
  content: ClockSubject,
  form: FormState,
  base: string,
): ClockCard | null {
  const { task, clocks: read } = content
  const shown = concerning(read.clocks, task.key).filter(({ ledger }) => ledger.endedAt === null)
  if (shown.length === 0) return null
  const { leadDepartment } = content.process.description
  const place = { ...task, leadDepartment }
  const own = actingPosts(parkOf(request), place).filter(({ department }) => department === departmentOf(place))
  const head = mayDecide(parkOf(request), place)
  const isOpen = ['open', 'claimed', 'inCheck'].includes(task.state)
  // The whole may have no clock of its own that stands still for it.
  const stopped = read.clocks.some(({ ledger }) =>
    ledger.suspensions.some(({ to, element, by }) => to === null && element === task.key && by !== task.node),
  )
  const { commandId, typed } = form
  const isMoved = (post: string) =>
    ['reviewer', 'signatory'].includes(post) || (task.key === 0 && post === 'windowClerk')
  const mayMove = isOpen && own.some(({ post }) => isMoved(post))
  return {
    clocks: shown.map((clock) => {
      // Reviewers are told about the promise; that of the task itself stands above.
      const isTold = clock.clock === 'promised' && clock.host !== task.key
      return clockRow(ofClock(request, showing, clock), clock, read, isTold ? 'calendar' : null)
    }),
    lines: clockLines(showing, shown, read),
    wholeHref:
      content.applicationId === undefined
        ? null
        : `/parks/${parkOf(request).park.slug}/applications/${content.applicationId}/clocks`,
    requests: clockRequestParts(request, showing, place, content.clockRequests, form, base),
    pause: mayMove ? pauseForm(request, content, form, base) : null,
    resume:
      mayMove && (stopped || textOf(typed, 'clockResult') !== '')
        ? { action: `${base}/clock-resumption`, commandId, text: textOf(typed, 'clockResult') }
        : null,
    extend:
      isOpen && mayAsk(parkOf(request), place) && shown.some(({ ledger }) => ledger.extension === null)
        ? {
            action: `${base}/clock-extension`,
            commandId,
            text: textOf(typed, 'clockReason'),
            days: textOf(typed, 'clockDays'),
            isOpen: textOf(typed, 'clockReason') !== '',
            isAsked: !head,
            kinds: task.key === 0 ? kindsOf(showing, shown, typed) : null,
          }
        : null,
  }
}

/** The clocks that can be extended, where there are two of them. */
function kindsOf({ language }: Showing, shown: ClockSubject['clocks']['clocks'], typed: FormState['typed']) {
  const kinds = shown.filter(({ ledger }) => ledger.extension === null).map(({ clock }) => clock)
  return kinds.map((value) => ({
    value,
    label: textIn(language, `clocks.${value}`),
    chosen: value === textOf(typed, 'clockKind'),
  }))
}

/** The grounds on which this person may stop clocks, or ask for it. */
function pauseForm(
  request: FastifyRequest,
  { task, process }: ClockSubject,
  { typed, commandId }: FormState,
  base: string,
): PauseForm {
  const language = languageOf(request)
  const { leadDepartment } = process.description
  const chosen = textOf(typed, 'clockGround')
  return {
    action: `${base}/clock-pause`,
    commandId,
    isOpen: chosen !== '' || textOf(typed, 'clockWhy') !== '',
    grounds: Object.keys(grounds)
      .filter((value) => mayPause(parkOf(request), { ...task, leadDepartment }, value))
      .map((value) => ({ value, label: groundName(language, value), chosen: value === chosen })),
    why: textOf(typed, 'clockWhy'),
    evidence: textOf(typed, 'clockEvidence'),
    expectedEnd: textOf(typed, 'clockExpectedEnd'),
    limitDays: textOf(typed, 'clockLimitDays'),
  }
}
