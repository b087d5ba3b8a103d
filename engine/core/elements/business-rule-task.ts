import type { Variables } from '../../expressions/expression.ts'
import type { BusinessRuleTask } from '../../model/nodes/activity.ts'
import { activity } from '../activities/activity.ts'
import { createJob } from '../activities/jobs.ts'
import { asResults, completeWith } from '../activities/results.ts'
import { expressionFailure, type Failure, failure, isFailure } from '../failure.ts'
import { raiseIncident } from '../incidents.ts'
import type { Run } from '../run.ts'
import { expressionScope } from '../variables.ts'

/** Takes a decision of the same deployment at once, or is a job where it names none (BPMN 2.0.2 §10.3.3). */
export const businessRuleTask = activity<BusinessRuleTask>({
  activate(run, node, key) {
    if (node.decision === null || run.context.waits?.(node.id) === true) createJob(run, node.id, key, node.jobType)
    else applyDecision(run, node, node.decision, key)
  },
})

function applyDecision(run: Run, node: BusinessRuleTask, id: string, key: number): void {
  const results = decide(run, node, id, key)
  if (isFailure(results)) raiseIncident(run, key, node.id, 'activate', results)
  else completeWith(run, node, key, results)
}

function decide(run: Run, node: BusinessRuleTask, id: string, key: number): Variables | Failure {
  const decision = run.definition.decisions.get(id)
  if (decision === undefined) {
    return failure(
      'decision-unknown',
      `Expected the deployment to have the decision ${id} of ${node.id}, but it has not.`,
      `部署包中没有 ${node.id} 所用的决策 ${id}。`,
    )
  }
  const result = decision.evaluate(expressionScope(run, key))
  if (!result.ok) return expressionFailure(result, `Decision ${id} at ${node.id}`, `${node.id} 的决策 ${id}`)
  return asResults(result.value, node.resultVariable, node.id)
}
