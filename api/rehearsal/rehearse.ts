import { type DeploymentFiles, parseDeployment } from '../../engine/index.ts'
import { milestoneOrder } from '../applications/milestone-order.ts'
import { descriptionProblems } from '../process-description/description-problems.ts'
import { playScenarios } from './play-scenarios.ts'
import type { Rehearsal } from './rehearsal.ts'
import { runExamples } from './run-examples.ts'

/** Reads a deployment once and tries out everything that must hold before it becomes a version. */
export async function rehearse(files: DeploymentFiles): Promise<Rehearsal> {
  const read = await parseDeployment(files, { milestoneOrder })
  const described = await descriptionProblems(files, read)
  if (!read.ok) {
    const { problems } = read
    return { canRun: false, problems, described, examples: [], scenarios: { count: 0, failed: [], late: null } }
  }
  const { processes, problems } = read.deployment
  const examples = runExamples(files, processes[0]?.decisions ?? new Map())
  return { canRun: true, problems, described, examples, scenarios: await playScenarios(files, processes) }
}
