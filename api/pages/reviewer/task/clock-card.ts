import type { FastifyRequest } from 'fastify'
import { grounds } from '../../../../engine/index.ts'
import type { ClockCard, ClockRow, PauseForm } from '../../../../templates/pages/reviewer/clock-card-model.ts'
import { textIn } from '../../../../templates/texts/catalogue.ts'
import { clockDeadline, officeOfClock, type StoredClock, type StoredSuspension } from '../../../clocks/clock.ts'
import type { ClockWords } from '../../../clocks/queries.ts'
import { concerning } from '../../../clocks/view.ts'
import { type Membership, parkOf } from '../../../plugins/access.ts'
import { languageOf } from '../../language.ts'
import type { FormState } from '../../page-route.ts'
import { dateAndTime } from '../../parts/dates.ts'
import { lightOf, type Showing } from '../../parts/deadline-parts.ts'
import { groundName } from '../../parts/ground-name.ts'
import { textOf } from '../../typed.ts'
import type { TaskContent } from './read-task.ts'

/** What there is to read of the clocks of a task. */
export interface TaskClocks {
  readonly clocks: readonly StoredClock[]
  readonly words: ReadonlyMap<string, ClockWords & { readonly name: string }>
  /** The names of steps, by their ids. */
  readonly names: ReadonlyMap<string, string>
}

/** 计时 beside a task: the clocks, their ledgers, and the forms for whoever may use them. */
export function clockCard(
  request: FastifyRequest,
  showing: Showing,
  content: TaskContent,
  form: FormState,
  base: string,
): ClockCard | null {
  const { task, clocks: read } = content
  const shown = concerning(read.clocks, task.key).filter(({ ledger }) => ledger.endedAt === null)
  if (shown.length === 0) return null
  const own = parkOf(request).memberships.filter(({ department }) => department === task.department)
  const head = own.some(({ post }) => post === 'signatory')
  const isOpen = ['open', 'claimed', 'inCheck'].includes(task.state)
  const stopped = shown.some(({ ledger }) =>
    ledger.suspensions.some(({ to, element, by }) => to === null && element === task.key && by !== task.node),
  )
  const { commandId, typed } = form
  const mayMove = isOpen && own.some(({ post }) => post === 'reviewer' || post === 'signatory')
  return {
    clocks: shown.map((clock) => rowOf(ofClock(request, showing, clock), clock, read)),
    lines: linesOf(showing, shown, read),
    pause: mayMove ? pauseForm(request, content, form, own, base) : null,
    resume:
      mayMove && (stopped || textOf(typed, 'clockResult') !== '')
        ? { action: `${base}/clock-resumption`, commandId, text: textOf(typed, 'clockResult') }
        : null,
    extend:
      isOpen && head && shown.some(({ ledger }) => ledger.extension === null)
        ? {
            action: `${base}/clock-extension`,
            commandId,
            text: textOf(typed, 'clockReason'),
            days: textOf(typed, 'clockDays'),
            isOpen: textOf(typed, 'clockReason') !== '',
          }
        : null,
  }
}

/** With the working days that this clock counts. */
export function ofClock(request: FastifyRequest, showing: Showing, clock: StoredClock): Showing {
  const office = officeOfClock(request.server.engine, parkOf(request).park.id, clock, showing.office)
  return { ...showing, office }
}

function rowOf(showing: Showing, clock: StoredClock, read: TaskClocks): ClockRow {
  const { language, office, now } = showing
  const deadline = clockDeadline(office, clock, now)
  const { dueAt, provisional, usedDays } = deadline.reckoning
  return {
    name: read.names.get(clock.node) ?? clock.node,
    kind: textIn(language, `clocks.${clock.clock}`),
    light: lightOf(showing, deadline),
    due:
      dueAt === null
        ? textIn(language, 'clocks.open')
        : textIn(language, 'clocks.due', { due: dateAndTime(language, office.zone, dueAt, now) }),
    provisional,
    used: textIn(language, 'clocks.used', { used: usedDays, days: deadline.days }),
  }
}

/** What stands or stood still, each suspension once however many clocks it stops, and what was added. */
function linesOf(showing: Showing, shown: readonly StoredClock[], read: TaskClocks): ClockCard['lines'] {
  const all = new Map(shown.flatMap(({ ledger }) => ledger.suspensions.map((each) => [each.id, each] as const)))
  const suspended = [...all.values()].sort((a, b) => a.from - b.from).map((each) => lineOf(showing, each, read))
  const extended = shown.flatMap(({ node, ledger: { extension } }) => {
    if (extension === null) return []
    const { days, reason } = extension
    const said = read.words.get(reason)
    const values = { days, by: said?.name ?? '', reason: said?.why ?? '' }
    return [{ headline: textIn(showing.language, 'clocks.extended', values), details: [read.names.get(node) ?? node] }]
  })
  return [...suspended, ...extended]
}

function lineOf({ language, office, now }: Showing, suspension: StoredSuspension, { words, names }: TaskClocks) {
  const { from, to, article, why, limit } = suspension
  const when = (at: number) => dateAndTime(language, office.zone, at, now)
  const ground = groundName(language, suspension.ground)
  const said = words.get(why)
  const evidence = said?.evidence ?? []
  return {
    headline:
      to === null
        ? textIn(language, 'clocks.since', { ground, from: when(from) })
        : textIn(language, 'clocks.fromTo', { ground, from: when(from), to: when(to) }),
    details: [
      article,
      said === undefined ? (names.get(suspension.by) ?? suspension.by) : `${said.name}：${said.why}`,
      ...(evidence.length === 0 ? [] : [textIn(language, 'clocks.evidenceIs', { evidence: evidence.join('、') })]),
      ...(to === null && limit !== null ? [textIn(language, 'clocks.limitIs', { limit: when(limit) })] : []),
    ],
  }
}

/** The grounds that one of these posts may begin, with those who may approve. */
function pauseForm(
  request: FastifyRequest,
  { task, officers }: TaskContent,
  { typed, commandId }: FormState,
  own: readonly Membership[],
  base: string,
): PauseForm {
  const language = languageOf(request)
  const isHead = own.some(({ post }) => post === 'signatory')
  const chosen = textOf(typed, 'clockGround')
  const heads = officers.filter(({ department, post }) => department === task.department && post === 'signatory')
  const approvedBy = textOf(typed, 'clockApprovedBy')
  return {
    action: `${base}/clock-pause`,
    commandId,
    isOpen: chosen !== '' || textOf(typed, 'clockWhy') !== '',
    grounds: Object.entries(grounds)
      .filter(([, { startedBy }]) => own.some(({ post }) => startedBy.some((each) => each === post)))
      .map(([value]) => ({ value, label: groundName(language, value), chosen: value === chosen })),
    heads: isHead
      ? null
      : heads.map(({ personId: value, name: label }) => ({ value, label, chosen: value === approvedBy })),
    why: textOf(typed, 'clockWhy'),
    evidence: textOf(typed, 'clockEvidence'),
    limitDays: textOf(typed, 'clockLimitDays'),
  }
}
