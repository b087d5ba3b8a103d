import type { CompiledDecision } from '../decisions/decision.ts'
import type { Check } from './checks/check.ts'
import { runChecks } from './checks/index.ts'
import { type MilestoneOrder, milestoneOrder } from './checks/milestone-order.ts'
import type { ProcessDefinition } from './definition.ts'
import { childrenOf, isTrue } from './moddle.ts'
import { noteIgnored } from './note-ignored.ts'
import type { Problem } from './problem.ts'
import { readCorrelation } from './read/read-correlation.ts'
import type { FurtherElements } from './read/read-flow-node.ts'
import { readMessageFlows } from './read/read-message-flows.ts'
import { readProcess } from './read/read-process.ts'
import { type Reading, reporter } from './read/reading.ts'
import { type ImportedModel, readBpmn } from './read-bpmn.ts'

export interface ParseOptions {
  /** SHA-256 of the deployment, in hexadecimal. */
  readonly hash: string
  readonly decisions: ReadonlyMap<string, CompiledDecision>
  /** Further rules, beside those of `checks/`. */
  readonly checks?: readonly Check[]
  /** Which milestone may follow which; without it any may. */
  readonly milestoneOrder?: MilestoneOrder
  /** Missing conditions, times, messages and signals are notes; for expectations only, never in deployment. */
  readonly loose?: boolean
  /** Deployed once, by the rules of its day: what later rules find in it warns, so that what runs goes on. */
  readonly wasAccepted?: boolean
  readonly further?: FurtherElements
}

/** `executable` holds the processes that say `isExecutable="true"`; `processes` all that have flow nodes, in order. */
export type ParseResult =
  | {
      readonly ok: true
      readonly processes: readonly ProcessDefinition[]
      readonly executable: readonly ProcessDefinition[]
      readonly problems: readonly Problem[]
    }
  | { readonly ok: false; readonly problems: readonly Problem[] }

/** Reads BPMN XML into frozen definitions that can run, or says what stands in the way (BPMN 2.0.2 §13). */
export async function parseBpmn(source: Uint8Array | string, options: ParseOptions): Promise<ParseResult> {
  const imported = await readBpmn(source, options.further)
  if (!imported.ok) return imported
  const { definitions, lines } = imported.model
  const elements = childrenOf(definitions, 'rootElements').filter((element) => element.$type === 'bpmn:Process')
  const anyExecutable = elements.some((element) => isTrue(element, 'isExecutable'))
  const checks = [
    ...(options.checks ?? []),
    ...(options.milestoneOrder ? [milestoneOrder(options.milestoneOrder)] : []),
  ]

  const problems = [...imported.problems]
  const processes: ProcessDefinition[] = []
  const executable: ProcessDefinition[] = []
  for (const element of elements) {
    const found: Problem[] = []
    const reading = startReading(imported.model, options, found)
    const process = readProcess(element, reading)
    if (process !== null) noteIgnored(element, reading)
    // What was refused is missing from the definition: rules about the rest would only confuse.
    if (process !== null && !found.some(isError)) {
      const findings = runChecks(process, lines, checks, reading.loose)
      found.push(...(options.wasAccepted === true ? findings.map(asWarning) : findings))
    }
    const drawnOnly = anyExecutable && !isTrue(element, 'isExecutable') && found.some(isError)
    problems.push(...(drawnOnly ? found.map(asNote) : found))
    if (process === null || drawnOnly) continue
    processes.push(process)
    if (isTrue(element, 'isExecutable')) executable.push(process)
  }
  if (processes.length === 0 && !problems.some(isError)) {
    startReading(imported.model, options, problems).refuse(
      definitions,
      'no-process',
      'Expected a process with flow nodes, but there is none.',
      '文件中没有含节点的流程。',
    )
  }
  if (problems.some(isError)) return { ok: false, problems }
  return { ok: true, processes, executable, problems }
}

function startReading({ definitions, lines }: ImportedModel, options: ParseOptions, problems: Problem[]): Reading {
  const loose = options.loose === true
  return {
    definitions,
    hash: options.hash,
    decisions: options.decisions,
    messageFlows: readMessageFlows(definitions),
    correlation: readCorrelation(definitions),
    refuse: reporter(problems, lines, 'error'),
    lacks: reporter(problems, lines, loose ? 'note' : 'error'),
    note: reporter(problems, lines, 'note'),
    loose,
    further: options.further ?? {},
  }
}

function isError(problem: Problem): boolean {
  return problem.severity === 'error'
}

function asWarning(problem: Problem): Problem {
  return isError(problem) ? { ...problem, severity: 'warning' } : problem
}

/** A process that is drawn beside an executable one and cannot run is kept in the file and not executed. */
function asNote(problem: Problem): Problem {
  return { ...problem, severity: 'note' }
}
