import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import {
  type DeploymentFiles,
  readExpectation,
  runExpectation,
  UnreadableError,
  type Verdict,
} from '../../engine/index.ts'
import { exit } from '../exit.ts'
import type { Output } from '../output.ts'

/** Carries out every run of an expectation file, or of all in a folder: one line per run, then how many passed. */
export async function runExpectations(path: string, now: number, output: Output): Promise<number> {
  if (!existsSync(path)) {
    output.progress(`找不到 ${path}。There is no ${path}.`)
    return exit.usage
  }
  const counts = { passed: 0, failed: 0 }
  for (const file of expectationFiles(path)) {
    for (const verdict of await judgeFile(file, now)) {
      counts[verdict.passed ? 'passed' : 'failed'] += 1
      const mark = verdict.passed ? '通过 passed' : `失败 failed: ${JSON.stringify(verdict)}`
      output.line({ file: basename(file), ...verdict }, `${basename(file)}  ${verdict.run}  ${mark}`)
    }
  }
  output.line(counts, `通过 passed ${counts.passed}，失败 failed ${counts.failed}`)
  return counts.failed === 0 ? exit.done : exit.no
}

function expectationFiles(path: string): readonly string[] {
  if (!statSync(path).isDirectory()) return [path]
  return readdirSync(path)
    .filter((name) => name.endsWith('.expect.json'))
    .sort()
    .map((name) => join(path, name))
}

/** A file that nobody can follow has failed, and says why; the others are carried out all the same. */
async function judgeFile(file: string, now: number): Promise<readonly Verdict[]> {
  try {
    const expectation = readExpectation(readFileSync(file, 'utf8'))
    const names = [expectation.model, ...expectation.deployWith]
    const missing = names.find((name) => !existsSync(join(dirname(file), name)))
    if (missing !== undefined) return [unreadable(`There is no model ${missing} beside it.`)]
    const files: DeploymentFiles = Object.fromEntries(
      names.map((name) => [name, readFileSync(join(dirname(file), name))]),
    )
    return await runExpectation(expectation, files, { now })
  } catch (error) {
    if (error instanceof UnreadableError) return [unreadable(error.message)]
    throw error
  }
}

function unreadable(found: string): Verdict {
  return { run: 'first', passed: false, step: 0, expected: 'an expectation', found }
}
