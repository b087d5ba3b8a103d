import type { ProcessDefinition } from '../definition.ts'
import type { Problem } from '../problem.ts'
import type { Check } from './check.ts'

/** All rules that hold for every process. */
export const checks: readonly Check[] = []

/** Errors block a deployment, warnings and notes do not. */
export function runChecks(
  process: ProcessDefinition,
  lines: ReadonlyMap<string, number>,
  further: readonly Check[],
  loose: boolean,
): readonly Problem[] {
  return [...checks, ...further].flatMap((check) =>
    check.find(process).map((finding) => ({
      problem: check.rule,
      severity: loose && finding.lacking === true ? 'note' : finding.severity,
      element: finding.element,
      line: lines.get(finding.element) ?? null,
      message: finding.message,
      messageZh: finding.messageZh,
    })),
  )
}
