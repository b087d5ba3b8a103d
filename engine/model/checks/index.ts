import type { ProcessDefinition } from '../definition.ts'
import type { Problem } from '../problem.ts'
import { adHoc } from './ad-hoc.ts'
import { ambiguousCatch } from './ambiguous-catch.ts'
import type { Check } from './check.ts'
import { clockEvent } from './clock-event.ts'
import { compensation } from './compensation.ts'
import { complexGateway } from './complex-gateway.ts'
import { conditionMisplaced } from './condition-misplaced.ts'
import { conditionMissing } from './condition-missing.ts'
import { deadEnd } from './dead-end.ts'
import { duplicateTarget } from './duplicate-target.ts'
import { errorNotCaught } from './error-not-caught.ts'
import { eventGateway } from './event-gateway.ts'
import { flowMisplaced } from './flow-misplaced.ts'
import { instantiate } from './instantiate.ts'
import { joinMismatch } from './join-mismatch.ts'
import { link } from './link.ts'
import { noWayOut } from './no-way-out.ts'
import { serviceLevel } from './service-level.ts'
import { startEvent } from './start-event.ts'
import { startMissing } from './start-missing.ts'
import { transaction } from './transaction.ts'
import { unreachable } from './unreachable.ts'

/** All rules that hold for every process. */
export const checks: readonly Check[] = [
  startMissing,
  startEvent,
  unreachable,
  deadEnd,
  flowMisplaced,
  conditionMissing,
  conditionMisplaced,
  noWayOut,
  joinMismatch,
  eventGateway,
  complexGateway,
  instantiate,
  link,
  compensation,
  transaction,
  ambiguousCatch,
  adHoc,
  errorNotCaught,
  duplicateTarget,
  serviceLevel,
  clockEvent,
]

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
