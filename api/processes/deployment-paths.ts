import { examplesPath, scenarioPath } from '../../engine/index.ts'

const DEPLOYED = [
  /^process\.json$/,
  /^[\w.-]+\.bpmn$/,
  /^(decisions\/)?[\w.-]+\.dmn$/,
  /^forms\/[\w.-]+\.json$/,
  examplesPath,
  scenarioPath,
]

/** Whether a file of this path belongs to a deployment: BPMN, DMN with its examples, forms, scenarios and `process.json`. */
export function isDeploymentPath(path: string): boolean {
  return path.length <= 120 && DEPLOYED.some((pattern) => pattern.test(path))
}
