import type { DeploymentFiles, DeploymentResult } from '../model/deployment.ts'
import { type ParseOptions, type ParseResult, parseBpmn as parse } from '../model/parse.ts'
import { type DeploymentOptions, parseDeployment as parseFiles } from '../model/parse-deployment.ts'
import type { FurtherElements } from '../model/read/read-flow-node.ts'
import type { Behaviour } from './behaviour.ts'
import { behaviours } from './elements/index.ts'

/** The elements that bring their reading with them. */
const further: FurtherElements = Object.fromEntries(
  Object.values<Pick<Behaviour, 'reads'>>(behaviours).flatMap(({ reads = {} }) => Object.entries(reads)),
)

/** Reads a model with every element that can run. */
export async function parseBpmn(source: Uint8Array | string, options: ParseOptions): Promise<ParseResult> {
  return await parse(source, { further, ...options })
}

/** Reads the files of a deployment with every element that can run. */
export async function parseDeployment(
  files: DeploymentFiles,
  options: DeploymentOptions = {},
): Promise<DeploymentResult> {
  return await parseFiles(files, { further, ...options })
}
