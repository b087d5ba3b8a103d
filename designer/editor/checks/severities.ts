import type { Problem } from '../../../engine/model/problem.ts'

interface Severity {
  readonly severity: Problem['severity']
  readonly name: string
  readonly sign: string
  readonly tone: string
}

/** Worst first. */
export const severities: readonly Severity[] = [
  { severity: 'error', name: '错误', sign: '◆', tone: 'tone-red' },
  { severity: 'warning', name: '提醒', sign: '▲', tone: 'tone-yellow' },
  { severity: 'note', name: '说明', sign: '■', tone: 'tone-grey' },
]
