import type { CompiledExpression } from '../../expressions/expression.ts'
import type { ScriptTask } from '../../model/nodes/activity.ts'
import { activity } from '../activities/activity.ts'
import { createJob } from '../activities/jobs.ts'
import { asResults, completeWith } from '../activities/results.ts'
import { expressionFailure, isFailure } from '../failure.ts'
import { raiseIncident } from '../incidents.ts'
import type { Run } from '../run.ts'
import { evaluateAt } from '../variables.ts'

/** A FEEL script, whose result becomes variables; a job where none is given (BPMN 2.0.2 §10.3.3). */
export const scriptTask = activity<ScriptTask>({
  activate(run, node, key) {
    if (node.script === null || run.context.waits?.(node.id) === true) createJob(run, node.id, key, node.jobType)
    else runScript(run, node, node.script, key)
  },
})

function runScript(run: Run, node: ScriptTask, script: CompiledExpression, key: number): void {
  const result = evaluateAt(run, key, script)
  const results = result.ok
    ? asResults(result.value, node.resultVariable, node.id)
    : expressionFailure(result, `Script of ${node.id}`, `${node.id} 的脚本`)
  if (isFailure(results)) raiseIncident(run, key, node.id, 'activate', results)
  else completeWith(run, node, key, results)
}
