import type { DecisionExample } from '../../../engine/decisions/examples.ts'
import { readExamples } from '../../../engine/decisions/examples.ts'
import type { DraftFiles } from '../draft/draft.ts'
import type { FileStore } from '../draft/file-store.ts'
import { newDecision } from './dmn-version.ts'

/** Paths of the files that hold decisions, sorted. */
export function decisionPaths(files: DraftFiles): readonly string[] {
  return Object.keys(files)
    .filter((path) => path.endsWith('.dmn'))
    .sort()
}

/** Where the examples of a file of decisions lie. */
export function examplesPathOf(path: string): string {
  const name = path.replace(/^decisions\//, '').replace(/\.dmn$/, '')
  return `decisions/${name}.examples.json`
}

/** The examples of a file; `null` where their file cannot be read. */
export function examplesOf(files: DraftFiles, path: string): readonly DecisionExample[] | null {
  const text = files[examplesPathOf(path)]
  if (text === undefined) return []
  const read = readExamples(text)
  return read.ok ? read.examples : null
}

export function writeExamples(store: FileStore, path: string, examples: readonly DecisionExample[]): void {
  store.write(examplesPathOf(path), examples.length === 0 ? null : `${JSON.stringify(examples, null, 2)}\n`)
}

/** What is wrong with the code of a new decision; `null` where it may be taken. */
export function codeFault(store: FileStore, code: string): string | null {
  if (!/^[a-z][a-z0-9-]{0,50}$/.test(code)) return '代码以小写字母开头，只含小写字母、数字和连字符。'
  return store.all()[`decisions/${code}.dmn`] === undefined ? null : '已有这个代码的决策。'
}

/** Begins a decision table; its path. */
export function createDecision(store: FileStore, code: string, name: string): string {
  const path = `decisions/${code}.dmn`
  store.write(path, newDecision(code, name))
  return path
}
