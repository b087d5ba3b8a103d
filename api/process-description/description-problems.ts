import type { DeploymentFiles, DeploymentResult } from '../../engine/index.ts'
import type { FileProblem } from '../forms/file-problem.ts'
import { readForms } from '../forms/read-forms.ts'
import { readProcess } from './read-process.ts'

/** What is wrong with `process.json` and the forms, which the engine does not read; `deployed` = what it has read. */
export async function descriptionProblems(
  files: DeploymentFiles,
  deployed?: DeploymentResult,
): Promise<readonly FileProblem[]> {
  if (files['process.json'] === undefined) return readForms(files).problems
  const read = await readProcess(files, deployed === undefined ? {} : { deployed })
  return read.ok ? [] : read.problems.filter(({ file }) => !file.endsWith('.bpmn'))
}
