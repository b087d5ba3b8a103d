import type { DeploymentFiles } from '../../engine/index.ts'
import type { FileProblem } from '../forms/file-problem.ts'
import { readForms } from '../forms/read-forms.ts'
import { readProcess } from './read-process.ts'

/** What is wrong with `process.json` and the forms, which the engine does not read; of the diagram it tells itself. */
export async function descriptionProblems(files: DeploymentFiles): Promise<readonly FileProblem[]> {
  if (files['process.json'] === undefined) return readForms(files).problems
  const read = await readProcess(files)
  return read.ok ? [] : read.problems.filter(({ file }) => !file.endsWith('.bpmn'))
}
