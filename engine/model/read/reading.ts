import type { CompiledDecision } from '../../decisions/decision.ts'
import { type ModdleElement, nearestId } from '../moddle.ts'
import type { Problem } from '../problem.ts'
import type { Correlation } from './read-correlation.ts'
import type { FurtherElements } from './read-flow-node.ts'
import type { MessageFlows } from './read-message-flows.ts'

/** What reading one file knows and collects. */
export interface Reading {
  readonly definitions: ModdleElement
  readonly hash: string
  readonly decisions: ReadonlyMap<string, CompiledDecision>
  readonly messageFlows: MessageFlows
  readonly correlation: Correlation
  /** What stands in the way of running the file. */
  readonly refuse: Report
  /** Something that names no condition, time, message or signal: refused, or a note where the caller is loose. */
  readonly lacks: Report
  /** What was translated from another dialect. */
  readonly note: Report
  readonly loose: boolean
  readonly further: FurtherElements
}

export type Report = (element: ModdleElement, rule: string, message: string, messageZh: string) => void

/** Collects problems of one severity with the nearest id and its line. */
export function reporter(
  problems: Problem[],
  lines: ReadonlyMap<string, number>,
  severity: Problem['severity'],
): Report {
  return (element, rule, message, messageZh) => {
    const id = nearestId(element)
    const line = id === null ? null : (lines.get(id) ?? null)
    problems.push({
      problem: rule,
      severity,
      element: id,
      line,
      message: shortened(message),
      messageZh: shortened(messageZh),
    })
  }
}

/** A sentence may quote the file, which may hold anything of any length. */
function shortened(sentence: string): string {
  return sentence.length > 1_000 ? `${sentence.slice(0, 1_000)}…` : sentence
}
