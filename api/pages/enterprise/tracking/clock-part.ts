import type { FastifyRequest } from 'fastify'
import type { ClockPart } from '../../../../templates/pages/enterprise/tracking-models.ts'
import type { Fact } from '../../../../templates/pages/parts.ts'
import { applicationLifecycle } from '../../../applications/lifecycle.ts'
import { readDeadline } from '../../../deadlines/read-deadline.ts'
import { say } from '../../frame.ts'
import { ofClock } from '../../parts/clock-rows.ts'
import { dateAndTime } from '../../parts/dates.ts'
import { dueOf, lightOf, type Showing } from '../../parts/deadline-parts.ts'
import { groundName } from '../../parts/ground-name.ts'
import { type Pause, type PromiseClock, promiseClock } from './promise-clock.ts'
import type { Tracking } from './read-tracking.ts'

/** Until when: the promise, the answer that is awaited, and every pause with its reason. */
export function clockPart(request: FastifyRequest, tracking: Tracking, showing: Showing): ClockPart | null {
  const { process, reviews, reached, correction, opened } = tracking
  const { office, now } = showing
  const days = Math.max(1, ...reviews.map(({ permit }) => process.permits.get(permit)?.promisedDays ?? 1))
  const counting = tracking.clock === null ? showing : ofClock(request, showing, tracking.clock)
  const clock = toldClock(tracking, promiseClock(reached, tracking.clock, days, counting.office, now))
  const isEnded = applicationLifecycle.isFinal(opened.application.state)
  if (clock === null && correction === null) return null
  const answerBy = correction?.notice.answerBy ?? null
  return {
    light: clock === null || isEnded ? null : lightOf(showing, clock.deadline),
    promised: clock === null || isEnded ? null : dueOf(showing, clock.deadline),
    answerBy:
      correction === null || answerBy === null
        ? null
        : dueOf(showing, readDeadline(office, correction.notice.sentAt.getTime(), answerBy.getTime(), now)),
    facts: endFacts(request, tracking, clock, showing),
    pauses: [
      ...(clock?.pauses ?? []).map((pause) => toldPause(request, pause, showing)),
      ...toldExtension(request, tracking, clock),
    ],
  }
}

/** The applicant is told why it was extended, not by whom. */
function toldClock({ words }: Tracking, clock: PromiseClock | null): PromiseClock | null {
  if (clock === null || clock.extension === null) return clock
  const extended = { who: null, why: words.get(clock.extension.reason)?.why ?? null }
  return { ...clock, deadline: { ...clock.deadline, period: { ...clock.deadline.period, extended } } }
}

/** A correction is the applicant's turn; every other ground is told with its article (行政许可法 art. 45). */
function toldPause(request: FastifyRequest, { from, to, ground: word, article }: Pause, showing: Showing) {
  const isCorrection = word === 'correction'
  const ground = groundName(showing.language, word)
  const [start, end] = [when(from, showing), to === null ? '' : when(to, showing)]
  const headline = isCorrection
    ? say(request, to === null ? 'clock.pausedSince' : 'clock.pausedFromTo', { at: start, from: start, to: end })
    : say(request, to === null ? 'pauseOf.sinceGround' : 'pauseOf.fromToGround', { from: start, to: end, ground })
  const sentence =
    isCorrection || article === null
      ? say(request, to === null ? 'clock.pausedWhy' : 'clock.wasPausedWhy')
      : say(request, 'pauseOf.article', { article })
  return { headline, sentence }
}

/** The applicant is told of an extension and its reason (行政许可法 art. 42). */
function toldExtension(request: FastifyRequest, { words }: Tracking, clock: PromiseClock | null) {
  if (clock === null || clock.extension === null) return []
  const { days, reason } = clock.extension
  return [
    {
      headline: say(request, 'pauseOf.extended', { days }),
      sentence: say(request, 'pauseOf.extendedWhy', { reason: words.get(reason)?.why ?? '' }),
    },
  ]
}

function endFacts(
  request: FastifyRequest,
  { opened, reached }: Tracking,
  clock: PromiseClock | null,
  showing: Showing,
): readonly Fact[] {
  const last = reached.at(-1)
  if (last === undefined || !applicationLifecycle.isFinal(opened.application.state)) return []
  const used = clock === null ? [] : [usedFact(request, clock, last.at, showing)]
  return [{ label: say(request, 'clock.ended'), value: when(last.at, showing), strong: true }, ...used]
}

function usedFact(request: FastifyRequest, { deadline }: PromiseClock, endedAt: Date, showing: Showing): Fact {
  const isInTime = endedAt.getTime() <= deadline.dueAt
  return {
    label: say(request, 'clock.promised'),
    value: say(request, isInTime ? 'clock.kept' : 'clock.broken', {
      due: when(new Date(deadline.dueAt), showing),
    }),
    strong: false,
  }
}

function when(at: Date, { language, office, now }: Showing): string {
  return dateAndTime(language, office.zone, at.getTime(), now)
}
