import { type DeploymentFiles, type Engine, type Problem, parseDeployment } from '../../engine/index.ts'
import { milestoneOrder } from '../applications/milestone-order.ts'
import { descriptionProblems } from '../process-description/description-problems.ts'
import { type FieldError, Refusal } from '../refusal.ts'
import { isDeploymentPath } from './deployment-paths.ts'
import { examplesMustHold } from './examples-must-hold.ts'
import { mustGoAsTold } from './must-go-as-told.ts'

export interface Deployed {
  readonly hash: string
  readonly versions: { readonly [processId: string]: number }
  readonly problems: readonly Problem[]
}

/** Deploys, or refuses with everything that is wrong with the model. */
export async function deployFiles(
  engine: Engine,
  request: { readonly parkId: string; readonly files: DeploymentFiles; readonly by: string; readonly note: string },
): Promise<Deployed> {
  await mustFit(request.files)
  const outcome = await engine.deploy(request)
  if (!outcome.ok) throw modelRefused(outcome.problems)
  return { hash: outcome.hash, versions: outcome.versions, problems: outcome.problems }
}

/** Refuses what deploying would refuse, and deploys nothing. */
export async function mustBeDeployable(files: DeploymentFiles): Promise<void> {
  await mustFit(files)
  const read = await parseDeployment(files, { milestoneOrder })
  if (!read.ok) throw modelRefused(read.problems)
}

async function mustFit(files: DeploymentFiles): Promise<void> {
  const foreign = Object.keys(files).filter((path) => !isDeploymentPath(path))
  if (foreign.length > 0) throw foreignFiles(foreign)
  if (Object.keys(files).length === 0) throw noFiles()
  await mustBeDescribed(files)
  await examplesMustHold(files)
  await mustGoAsTold(files)
}

/** `process.json` and the forms, which the engine does not read; what is wrong with the diagram it tells itself. */
async function mustBeDescribed(files: DeploymentFiles): Promise<void> {
  const problems = await descriptionProblems(files)
  const [first] = problems
  if (first === undefined) return
  throw new Refusal(
    'model-refused',
    `Expected process.json and forms that fit together, but found ${problems.length} problem(s): ${first.message}`,
    `流程说明和表单有 ${problems.length} 处问题，无法部署：${first.messageZh}`,
    problems.map(({ file, place, message, messageZh }) => ({
      field: `files.${file}${place === '' ? '' : `#${place}`}`,
      code: 'description-problem',
      message,
      messageZh,
    })),
  )
}

function modelRefused(problems: readonly Problem[]): Refusal {
  const errors = problems.filter(({ severity }) => severity === 'error')
  const [first] = errors
  return new Refusal(
    'model-refused',
    `Expected a model that can run, but found ${errors.length} problem(s): ${first?.message ?? ''}`,
    `流程模型有 ${errors.length} 处问题，无法部署：${first?.messageZh ?? ''}`,
    problems.map(
      ({ problem, element, line, message, messageZh }): FieldError => ({
        field: element ?? 'model',
        code: problem,
        message,
        messageZh,
        line,
      }),
    ),
  )
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
