import {
  type DueExplanation,
  type ExplanationLine,
  explainDue,
  explanationLines,
  explanationSentence,
  findGround,
  type Office,
} from '../../engine/index.ts'

/** A period that anyone asks about; instants in milliseconds. */
export interface AskedDeadline {
  readonly accepted: number
  readonly days: number
  readonly extension: number
  readonly clock: 'promised' | 'statutory'
  readonly suspensions: readonly AskedSuspension[]
  readonly at: number
}

export interface AskedSuspension {
  readonly from: number
  /** `null` while it lasts. */
  readonly to: number | null
  /** `null` = nothing was said: it stops every clock. */
  readonly ground: string | null
}

export interface CalculatedDeadline {
  readonly explanation: DueExplanation
  readonly counted: readonly string[]
  readonly sentence: Both<string>
  readonly lines: Both<readonly ExplanationLine[]>
  /** Grounds that do not stop this clock: their suspensions were left out. */
  readonly runsOn: readonly string[]
}

interface Both<Value> {
  readonly zh: Value
  readonly en: Value
}

/** Reckons and explains it; a statutory clock stops on the grounds of the law alone (行政许可法 art. 45). */
export function calculateDeadline(office: Office, asked: AskedDeadline): CalculatedDeadline {
  const stopping = asked.suspensions.filter(({ ground }) => stops(ground, asked.clock))
  const explanation = explainDue({
    ...office,
    acceptedAt: asked.accepted,
    days: asked.days,
    extension: asked.extension,
    at: asked.at,
    suspensions: stopping.map(({ from, to, ground }) => ({
      from,
      to,
      ground: ground ?? 'unnamed',
      article: ground === null ? null : (findGround(ground)?.article ?? null),
      who: null,
      why: null,
    })),
  })
  const left = asked.suspensions.flatMap(({ ground }) =>
    ground === null || stops(ground, asked.clock) ? [] : [ground],
  )
  return {
    explanation,
    counted: explanation.days.filter(({ kind }) => kind === 'counted').map(({ date }) => date),
    sentence: { zh: explanationSentence(explanation, 'zh'), en: explanationSentence(explanation, 'en') },
    lines: { zh: explanationLines(explanation, 'zh'), en: explanationLines(explanation, 'en') },
    runsOn: [...new Set(left)],
  }
}

function stops(ground: string | null, clock: AskedDeadline['clock']): boolean {
  return ground === null || (findGround(ground)?.stops.some((kind) => kind === clock) ?? true)
}
