import type { FieldError } from '../refusal.ts'

/** What an outcome of a task asks of whoever gives it; outcomes that are not named here ask for nothing. */
const needs: { readonly [outcome: string]: readonly Need[] } = {
  // 行政许可法 art. 38: a refusal is written, with its reasons.
  refuse: ['reason', 'legalBasis'],
  needsCorrection: ['findings'],
  findings: ['findings'],
  // 行政许可法 art. 32: everything at once.
  incomplete: ['findings'],
  notNeeded: ['reason'],
  notOurs: ['reason'],
  needsProcedure: ['reason'],
}

/** What may be asked for beside the outcome itself. */
export type Need = 'reason' | 'legalBasis' | 'findings'

export function needsOf(outcome: string): readonly Need[] {
  return needs[outcome] ?? []
}

const words: { readonly [need in Need]: readonly [string, string] } = {
  reason: ['Expected the reason for this outcome.', '请填写理由。'],
  legalBasis: ['Expected the legal basis of this outcome.', '请填写法律依据。'],
  findings: ['Expected at least one finding: what is wrong and how to fix it.', '请逐条列出问题和整改方法，至少一条。'],
}

export interface GivenAnswer {
  readonly outcome: string | null
  readonly reason: string | null
  readonly legalBasis: string | null
  readonly findings: readonly unknown[]
}

/** What an answer still lacks, and findings where there may be none. */
export function answerProblems(answer: GivenAnswer): readonly FieldError[] {
  const needed = needsOf(answer.outcome ?? '')
  const problems = needed
    .filter((need) => (need === 'findings' ? answer.findings.length === 0 : isBlank(answer[need])))
    .map((need) => {
      const [message, messageZh] = words[need]
      return { field: need, code: `${need === 'legalBasis' ? 'legal-basis' : need}-missing`, message, messageZh }
    })
  if (answer.findings.length === 0 || needed.includes('findings')) return problems
  return [
    ...problems,
    {
      field: 'findings',
      code: 'findings-not-expected',
      message: `Expected no findings with the outcome ${answer.outcome}: whoever finds something wrong asks for correction.`,
      messageZh: '提出问题的，结论应为需补正或者不齐全。',
    },
  ]
}

/** Outcomes with which a department agrees to its permit. */
export function agrees(outcome: string | null): boolean {
  return outcome !== null && agreeing.has(outcome)
}

const agreeing: ReadonlySet<string> = new Set(['agree', 'agreeWithDeferral', 'noFinding', 'closed', 'notDrawn'])

/** Outcomes with which the window accepts (受理). */
export function accepts(outcome: string | null): boolean {
  return outcome === 'complete' || outcome === 'deferrableOnly'
}

function isBlank(text: string | null): boolean {
  return text === null || text.trim() === ''
}
