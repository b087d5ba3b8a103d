import type { ProcessDefinition } from '../definition.ts'
import type { Problem } from '../problem.ts'

/** One rule about a process, the same in the designer and at deployment. */
export interface Check {
  readonly rule: string
  readonly find: (process: ProcessDefinition) => readonly Finding[]
}

export interface Finding {
  readonly severity: Problem['severity']
  readonly element: string
  readonly message: string
  readonly messageZh: string
  /** A condition, time, message or signal is missing: a note where the caller is loose. */
  readonly lacking?: boolean
}
