import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  type PermitDescription,
  type ProcessDescription,
  processDescription,
} from '../../api/process-description/process-description.ts'
import { readProcessFolder } from '../../api/processes/read-process-folder.ts'
import type { CompiledExpression } from '../../engine/expressions/expression.ts'
import type { ProcessDefinition } from '../../engine/model/definition.ts'
import type { DeploymentResult } from '../../engine/model/deployment.ts'
import type { FlowNode } from '../../engine/model/nodes/flow-node.ts'
import { parseDeployment } from '../../engine/model/parse-deployment.ts'

/** One folder of `processes/`, as its tests look at it. */
export interface ProcessFolder {
  readonly path: string
  readonly result: DeploymentResult
  readonly definition: ProcessDefinition
  readonly description: ProcessDescription
  /** `process.json` with what the api does not read. */
  readonly json: { readonly jobTypes: object }
  /** File names of the scenarios. */
  readonly scenarios: readonly string[]
}

export async function openProcessFolder(key: string): Promise<ProcessFolder> {
  const path = join(import.meta.dirname, '../../processes', key)
  const result = await parseDeployment(readProcessFolder(path))
  const definition = result.ok ? result.deployment.processes[0] : undefined
  if (definition === undefined) throw new Error(`Expected a process: ${JSON.stringify(result)}`)
  const json = JSON.parse(readFileSync(join(path, 'process.json'), 'utf8'))
  return { path, result, definition, description: processDescription.parse(json), json, scenarios: scenariosOf(key) }
}

export function scenariosOf(key: string): readonly string[] {
  const path = join(import.meta.dirname, '../../processes', key, 'scenarios')
  return readdirSync(path).filter((name) => name.endsWith('.jsonl'))
}

export function scenarioText({ path }: ProcessFolder, name: string): string {
  return readFileSync(join(path, 'scenarios', name), 'utf8')
}

export function nodesOf<Type extends FlowNode['type']>(
  { definition }: ProcessFolder,
  type: Type,
): readonly Extract<FlowNode, { readonly type: Type }>[] {
  // The filter has just shown it; the compiler does not follow a generic tag.
  return [...definition.nodes.values()].filter((node) => node.type === type) as Extract<FlowNode, { type: Type }>[]
}

/** Departments that judge or issue a permit. */
export function authoritiesOf(permit: PermitDescription): readonly string[] {
  return permit.document === false ? [permit.department] : [permit.department, permit.issuingAuthority]
}

/** The text that an expression is, whatever the variables hold; empty where it depends on them. */
export function constantOf(expression: CompiledExpression | null): string {
  const result = expression?.evaluate({ read: () => null, now: 0, zone: 'Asia/Shanghai' })
  return result?.ok === true && result.value !== null ? String(result.value) : ''
}

/** The letters that the rules of a decision table give. */
export function outputsOf({ path }: ProcessFolder, file: string): readonly string[] {
  const dmn = readFileSync(join(path, 'decisions', file), 'utf8')
  const letters = [...dmn.matchAll(/<outputEntry[^>]*><text>"([A-Z])"<\/text>/g)].map(([, letter]) => letter ?? '')
  return [...new Set(letters)].sort()
}
