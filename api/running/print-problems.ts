import type { Problem } from '../../engine/index.ts'
import type { Output } from '../output.ts'

/** What a model says is refused or surprising goes to standard error; what was translated is a note among the results. */
export function printProblems(output: Output, problems: readonly Problem[]): void {
  for (const problem of problems) {
    if (problem.severity === 'note') {
      const { element, line, message, messageZh } = problem
      output.line({ note: message, noteZh: messageZh, element, line }, `说明 note: ${messageZh} ${message}`)
    } else output.problem(problem)
  }
}
