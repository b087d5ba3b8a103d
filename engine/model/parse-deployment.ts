import type { CompiledDecision } from '../decisions/decision.ts'
import { parseDmn } from '../decisions/parse-dmn.ts'
import type { ProcessDefinition } from './definition.ts'
import type { DeploymentFiles, DeploymentResult } from './deployment.ts'
import { hashFiles } from './hash-files.ts'
import { type ParseOptions, parseBpmn } from './parse.ts'
import type { Problem } from './problem.ts'
import { decodeXml } from './xml/decode-xml.ts'

export interface DeploymentOptions extends Omit<ParseOptions, 'hash' | 'decisions'> {
  /** Where the files are only checked; counting it needs a secure context in a browser. */
  readonly hash?: string
}

/** Reads all files of one deployment together: BPMN, DMN, forms and `process.json`; every other file is kept unread. */
export async function parseDeployment(
  files: DeploymentFiles,
  options: DeploymentOptions = {},
): Promise<DeploymentResult> {
  const hash = options.hash ?? (await hashFiles(files))
  const paths = Object.keys(files).sort()
  const problems: Problem[] = paths
    .filter((path) => path.endsWith('.json'))
    .flatMap((path) => readJson(path, files[path]))
  const decisions = await readDecisions(files, paths, problems)

  const processes = new Map<string, ProcessDefinition>()
  const executable: string[] = []
  const models = paths.filter((path) => path.endsWith('.bpmn'))
  if (models.length === 0) problems.push(noModel)
  for (const path of models) {
    const result = await parseBpmn(files[path] ?? new Uint8Array(), { ...options, hash, decisions })
    problems.push(...result.problems)
    if (!result.ok) continue
    for (const process of result.processes) {
      if (processes.has(process.id)) problems.push(twice('process', '流程', process.id))
      processes.set(process.id, process)
    }
    executable.push(...result.executable.map((process) => process.id))
  }
  for (const process of processes.values()) {
    problems.push(...missingForms(process, paths), ...missingCalls(process, processes))
  }

  if (problems.some((problem) => problem.severity === 'error')) return { ok: false, problems }
  return { ok: true, deployment: { hash, processes: [...processes.values()], executable, problems } }
}

async function readDecisions(
  files: DeploymentFiles,
  paths: readonly string[],
  problems: Problem[],
): Promise<ReadonlyMap<string, CompiledDecision>> {
  const decisions = new Map<string, CompiledDecision>()
  for (const path of paths.filter((path) => path.endsWith('.dmn'))) {
    const decoded = decodeXml(files[path] ?? new Uint8Array())
    if (!decoded.ok) {
      const { rule, message, messageZh } = decoded
      problems.push(aboutFile(rule, `${path}: ${message}`, `${path}：${messageZh}`))
      continue
    }
    const result = await parseDmn(decoded.xml)
    if (!result.ok) {
      problems.push(...result.problems)
      continue
    }
    for (const [id, decision] of result.decisions) {
      if (decisions.has(id)) problems.push(twice('decision', '决策', id))
      decisions.set(id, decision)
    }
  }
  return decisions
}

function readJson(path: string, bytes: Uint8Array | undefined): readonly Problem[] {
  try {
    JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
    return []
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return [
      aboutFile('malformed-json', `Expected ${path} to be JSON, but: ${reason}`, `${path} 不是有效的 JSON：${reason}`),
    ]
  }
}

/** A form may live elsewhere, so that a missing one is no hindrance. */
function missingForms(process: ProcessDefinition, paths: readonly string[]): readonly Problem[] {
  return [...process.nodes.values()].flatMap((node): Problem[] => {
    if (node.type !== 'userTask' || node.form === null || paths.includes(`forms/${node.form}.json`)) return []
    return [
      {
        problem: 'form-missing',
        severity: 'warning',
        element: node.id,
        line: null,
        message: `Expected the form "${node.form}" of "${node.id}" in forms/${node.form}.json, but there is no such file.`,
        messageZh: `“${node.id}”的表单“${node.form}”不在本次部署中（forms/${node.form}.json）。`,
      },
    ]
  })
}

/** A call of the same deployment that is not in it could never be made; any other may be deployed later. */
function missingCalls(
  process: ProcessDefinition,
  processes: ReadonlyMap<string, ProcessDefinition>,
): readonly Problem[] {
  return [...process.nodes.values()].flatMap((node): Problem[] => {
    if (node.type !== 'callActivity' || node.binding.type !== 'deployment') return []
    const called = node.called.evaluate({ read: () => undefined, now: 0, zone: 'UTC' })
    const id = called.ok && typeof called.value === 'string' ? called.value : null
    if (id === null || processes.has(id)) return []
    return [
      {
        problem: 'called-process-missing',
        severity: 'error',
        element: node.id,
        line: null,
        message: `Expected the process "${id}" that "${node.id}" calls to be in the same deployment.`,
        messageZh: `“${node.id}”调用的流程“${id}”不在同一部署中。`,
      },
    ]
  })
}

const noModel = aboutFile('no-model', 'Expected at least one .bpmn file, but there is none.', '部署中没有 .bpmn 文件。')

function twice(kind: string, kindZh: string, id: string): Problem {
  return {
    problem: 'duplicate-id',
    severity: 'error',
    element: id,
    line: null,
    message: `Expected every ${kind} once in a deployment, but "${id}" stands in two files.`,
    messageZh: `同一部署中${kindZh}“${id}”重复。`,
  }
}

function aboutFile(problem: string, message: string, messageZh: string): Problem {
  return { problem, severity: 'error', element: null, line: null, message, messageZh }
}
