import { setImmediate as nextTurn } from 'node:timers/promises'
import {
  type CompiledDecision,
  type DecisionExample,
  type DeploymentFiles,
  decodeXml,
  examplesPath,
  parseDmn,
  readExamples,
  runExample,
} from '../../engine/index.ts'
import { type FieldError, Refusal } from '../refusal.ts'

/** Runs the examples of all decisions, or refuses the deployment with those that do not come out as told. */
export async function examplesMustHold(files: DeploymentFiles): Promise<void> {
  const paths = Object.keys(files).filter((path) => examplesPath.test(path))
  if (paths.length === 0) return
  const decisions = await decisionsOf(files)
  // What is wrong with the decisions themselves is told by deploying.
  if (decisions === null) return
  const failed: FieldError[] = []
  for (const path of paths.sort()) {
    await nextTurn()
    const read = readExamples(textOf(files[path]))
    if (!read.ok) failed.push({ field: `files.${path}`, code: 'examples-unreadable', ...wordsOf(path, read) })
    else failed.push(...read.examples.flatMap((example) => failureOf(path, decisions, example)))
  }
  const [first] = failed
  if (first === undefined) return
  throw new Refusal(
    'decision-example-failed',
    `Expected every example of the decisions to come out as told, but ${failed.length} did not. Mend the decision or the example, or remove it. ${first.message}`,
    `决策的示例有 ${failed.length} 个与预期不符，请改正决策或者示例，或者删除该示例。${first.messageZh}`,
    failed,
  )
}

function failureOf(
  path: string,
  decisions: ReadonlyMap<string, CompiledDecision>,
  example: DecisionExample,
): readonly FieldError[] {
  const { fault } = runExample(decisions.get(example.decision), example)
  if (fault === null) return []
  return [{ field: `files.${path}`, code: 'decision-example-failed', ...wordsOf(example.name, fault) }]
}

function wordsOf(name: string, { message, messageZh }: { readonly message: string; readonly messageZh: string }) {
  return { message: `${name}: ${message}`, messageZh: `${name}：${messageZh}` }
}

/** `null` where one of them cannot run. */
async function decisionsOf(files: DeploymentFiles): Promise<ReadonlyMap<string, CompiledDecision> | null> {
  const all = new Map<string, CompiledDecision>()
  for (const path of Object.keys(files).filter((each) => each.endsWith('.dmn'))) {
    const decoded = decodeXml(files[path] ?? new Uint8Array())
    const parsed = decoded.ok ? await parseDmn(decoded.xml) : null
    if (parsed === null || !parsed.ok) return null
    for (const [id, decision] of parsed.decisions) all.set(id, decision)
  }
  return all
}

function textOf(bytes: Uint8Array | undefined): string {
  return new TextDecoder().decode(bytes)
}
