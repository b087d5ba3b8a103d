import type { ApplicationState } from '../../../applications/lifecycle.ts'
import { agrees } from '../../../tasks/outcome-rules.ts'
import type { Task } from '../../../tasks/task.ts'

/** How one permit's review stands, as its applicant may know it. */
export interface ReviewTrack {
  readonly permit: string
  readonly state: 'notBegun' | 'underWay' | 'agreed' | 'toCorrect' | 'refused' | 'issued' | 'ended'
  /** Since when. */
  readonly at: Date | null
  /** Where on the diagram; `null` as long as the process has not come there. */
  readonly node: string | null
}

export interface ReviewFacts {
  /** Letters of the permits that apply, in legal order. */
  readonly permits: readonly string[]
  readonly state: ApplicationState
  readonly tasks: readonly Pick<Task, 'instanceId' | 'key' | 'node' | 'permit' | 'state' | 'openedAt' | 'endedAt'>[]
  /** Outcomes that stand, by task. */
  readonly answers: readonly {
    readonly instanceId: string
    readonly taskKey: number
    readonly outcome: string | null
  }[]
  /** Permits that the newest notice asks to correct, and when it was sent. */
  readonly toCorrect: ReadonlySet<string>
  readonly noticeAt: Date | null
  readonly issuedAt: ReadonlyMap<string, Date>
  /** Whether the decision not to grant has been sent. */
  readonly isRefusalTold: boolean
}

const ended = new Set<ApplicationState>(['declined', 'withdrawn', 'lapsed', 'refused'])

/**
 * What each department's review has come to. What a reviewer found stays hidden until the one notice tells it
 * (domain: 一次性告知), and a refusal until its notice is sent.
 */
export function reviewStates(facts: ReviewFacts): readonly ReviewTrack[] {
  return facts.permits.map((permit) => {
    const newest = newestOf(permit, facts)
    return { permit, ...stateOf(permit, facts, newest), node: newest?.node ?? null }
  })
}

type ReviewTask = ReviewFacts['tasks'][number]

function newestOf(permit: string, { tasks }: ReviewFacts): ReviewTask | undefined {
  const ofPermit = tasks.filter((task) => task.permit === permit)
  return ofPermit.sort((one, other) => other.openedAt.getTime() - one.openedAt.getTime())[0]
}

function stateOf(
  permit: string,
  facts: ReviewFacts,
  newest: ReviewTask | undefined,
): Pick<ReviewTrack, 'state' | 'at'> {
  const issuedAt = facts.issuedAt.get(permit)
  if (issuedAt !== undefined) return { state: 'issued', at: issuedAt }
  if (facts.state === 'inCorrection' && facts.toCorrect.has(permit)) return { state: 'toCorrect', at: facts.noticeAt }
  const outcome = facts.answers.find(
    ({ instanceId, taskKey }) => instanceId === newest?.instanceId && taskKey === newest.key,
  )?.outcome
  if (newest?.state === 'answered' && agrees(outcome ?? null)) return { state: 'agreed', at: newest.endedAt }
  if (newest?.state === 'answered' && outcome === 'refuse' && facts.isRefusalTold) {
    return { state: 'refused', at: newest.endedAt }
  }
  if (ended.has(facts.state)) return { state: 'ended', at: null }
  return newest === undefined ? { state: 'notBegun', at: null } : { state: 'underWay', at: newest.openedAt }
}
