import type { DeploymentFiles, Problem } from '../../engine/index.ts'
import type { AppParts } from '../plugins/app-parts.ts'
import { Refusal } from '../refusal.ts'
import { modelRefused, mustPass } from '../rehearsal/must-pass.ts'
import type { Rehearse } from '../rehearsal/rehearsal.ts'
import { isDeploymentPath } from './deployment-paths.ts'

export interface Deployed {
  readonly hash: string
  readonly versions: { readonly [processId: string]: number }
  readonly problems: readonly Problem[]
}

export interface Deploying {
  readonly parkId: string
  readonly files: DeploymentFiles
  readonly by: string
  readonly note: string
  readonly acceptsWarnings: boolean
}

/** Deploys, or refuses with everything that is wrong with the model. */
export async function deployFiles(
  { engine, rehearse }: Pick<AppParts, 'engine' | 'rehearse'>,
  { acceptsWarnings, ...request }: Deploying,
): Promise<Deployed> {
  await mustBeDeployable(rehearse, request.files, acceptsWarnings)
  const outcome = await engine.deploy(request)
  if (!outcome.ok) throw modelRefused(outcome.problems)
  return { hash: outcome.hash, versions: outcome.versions, problems: outcome.problems }
}

/** Refuses what deploying would refuse, and deploys nothing. */
export async function mustBeDeployable(
  rehearse: Rehearse,
  files: DeploymentFiles,
  acceptsWarnings: boolean,
): Promise<void> {
  const foreign = Object.keys(files).filter((path) => !isDeploymentPath(path))
  if (foreign.length > 0) throw foreignFiles(foreign)
  if (Object.keys(files).length === 0) throw noFiles()
  mustPass(await rehearse(files), acceptsWarnings)
}

function foreignFiles(paths: readonly string[]): Refusal {
  return new Refusal(
    'invalid-request',
    'Expected *.bpmn, *.dmn, decisions/*.dmn, decisions/*.examples.json, forms/*.json, scenarios/*.jsonl and process.json, but found other files.',
    '部署只接受 *.bpmn、*.dmn、decisions/*.dmn、decisions/*.examples.json、forms/*.json、scenarios/*.jsonl 与 process.json。',
    paths.slice(0, 20).map((path) => ({
      field: `files.${path}`,
      code: 'not-part-of-a-deployment',
      message: `${path} is not part of a deployment.`,
      messageZh: `${path} 不属于部署内容。`,
    })),
  )
}

function noFiles(): Refusal {
  return new Refusal('invalid-request', 'Expected at least one file to deploy, but found none.', '没有可部署的文件。')
}
