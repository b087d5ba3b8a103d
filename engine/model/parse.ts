import type { CompiledDecision } from '../decisions/decision.ts'
import type { Check } from './checks/check.ts'
import { runChecks } from './checks/index.ts'
import type { ProcessDefinition } from './definition.ts'
import { childrenOf, isTrue } from './moddle.ts'
import type { Problem } from './problem.ts'
import { readMessageFlows } from './read/read-message-flows.ts'
import { readProcess } from './read/read-process.ts'
import { type Reading, reporter } from './read/reading.ts'
import { readBpmn } from './read-bpmn.ts'

export interface ParseOptions {
  /** SHA-256 of the deployment, in hexadecimal. */
  readonly hash: string
  readonly decisions: ReadonlyMap<string, CompiledDecision>
  /** Further rules, beside those of `checks/`. */
  readonly checks?: readonly Check[]
  /** Missing conditions, times, messages and signals are notes; for expectations only, never in deployment. */
  readonly loose?: boolean
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
  const imported = await readBpmn(source)
  if (!imported.ok) return imported
  const problems = [...imported.problems]
  const { definitions, lines } = imported.model

  const reading: Reading = {
    definitions,
    hash: options.hash,
    decisions: options.decisions,
    messageFlowTargets: readMessageFlows(definitions),
    refuse: reporter(problems, lines, 'error'),
    lacks: reporter(problems, lines, options.loose === true ? 'note' : 'error'),
    note: reporter(problems, lines, 'note'),
    loose: options.loose === true,
  }
  const processes: ProcessDefinition[] = []
  const executable: ProcessDefinition[] = []
  for (const element of childrenOf(definitions, 'rootElements')) {
    if (element.$type !== 'bpmn:Process') continue
    const process = readProcess(element, reading)
    if (process === null) continue
    processes.push(process)
    if (isTrue(element, 'isExecutable')) executable.push(process)
  }
  if (processes.length === 0) {
    reading.refuse(
      definitions,
      'no-process',
      'Expected a process with flow nodes, but there is none.',
      '文件中没有含节点的流程。',
    )
  }
  for (const process of processes) problems.push(...runChecks(process, lines, options.checks ?? [], reading.loose))
  if (problems.some((problem) => problem.severity === 'error')) return { ok: false, problems }
  return { ok: true, processes, executable, problems }
}
