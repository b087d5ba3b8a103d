import {
  type CompiledDecision,
  type DecisionExample,
  type DeploymentFiles,
  examplesPath,
  readExamples,
  runExample,
} from '../../engine/index.ts'
import type { FieldError } from '../refusal.ts'

/** Runs the examples of all decisions; those that do not come out as told. */
export function runExamples(
  files: DeploymentFiles,
  decisions: ReadonlyMap<string, CompiledDecision>,
): readonly FieldError[] {
  const paths = Object.keys(files).filter((path) => examplesPath.test(path))
  return paths.sort().flatMap((path) => {
    const read = readExamples(new TextDecoder().decode(files[path]))
    if (!read.ok) return [{ field: `files.${path}`, code: 'examples-unreadable', ...wordsOf(path, read) }]
    return read.examples.flatMap((example) => failureOf(path, decisions, example))
  })
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
