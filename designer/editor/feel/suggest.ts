import { functionWords } from './functions.ts'
import type { Variable } from './variable.ts'

export interface Suggestion {
  /** What stands in the text when it is taken, and where the caret then is in it. */
  readonly text: string
  readonly caret: number
  readonly detail: string
}

export interface Suggestions {
  /** Where the part of the text begins that a suggestion takes the place of. */
  readonly from: number
  readonly items: readonly Suggestion[]
}

const MOST = 40
/** The longest name of a function has as many words. */
const WORDS = 4
/** No expression is longer. */
const LONGEST = 4_000

const none: Suggestions = { from: 0, items: [] }

/** What may follow before the caret. `isAsked`: everything is shown although nothing has been typed yet. */
export function suggest(
  text: string,
  caret: number,
  { variables, isAsked }: { readonly variables: readonly Variable[]; readonly isAsked: boolean },
): Suggestions {
  if (text.length > LONGEST) return none
  const before = text.slice(0, caret)
  const value = valuesAt(before, variables)
  if (value !== null) return value
  const isInText = (before.match(/"/g)?.length ?? 0) % 2 === 1
  if (isInText) return none
  const all = [...variables.map(ofVariable), ...Object.entries(functionWords).map(ofFunction)]
  for (const from of beginnings(before)) {
    const typed = before.slice(from)
    const items = matching(all, typed)
    // What is complete is not in the way of going on.
    if (items.length > 0) return items.some((item) => item.text === typed) ? none : { from, items }
  }
  return isAsked && /(^|[^\p{L}\p{N}_.])$/u.test(before) ? { from: caret, items: all.slice(0, MOST) } : none
}

/** What a variable may be equal to: `outcome = ` leads to the answers of the tasks. */
function valuesAt(before: string, variables: readonly Variable[]): Suggestions | null {
  const found = /([\p{L}_][\p{L}\p{N}_.]*)\s*!?=\s*("[^"]*)?$/u.exec(before)
  const variable = variables.find(({ name }) => name === found?.[1])
  if (found === null || variable === undefined || variable.values.length === 0) return null
  const typed = found[2] ?? ''
  const items = variable.values
    .map(({ value, label }) => ({ text: `"${value}"`, caret: value.length + 2, detail: label }))
    .filter((item) => item.text.startsWith(typed) || item.detail.includes(typed.slice(1)))
  return { from: before.length - typed.length, items: items.slice(0, MOST) }
}

function ofVariable({ name, label }: Variable): Suggestion {
  return { text: name, caret: name.length, detail: label }
}

function ofFunction([name, words]: readonly [string, string]): Suggestion {
  const isBare = name === 'now' || name === 'today'
  return { text: `${name}()`, caret: name.length + (isBare ? 2 : 1), detail: words }
}

/** Where the last words begin, the most words first: `add wor` may be the beginning of one name. */
function beginnings(before: string): readonly number[] {
  const words = /(?:[\p{L}_][\p{L}\p{N}_.]* ){0,3}[\p{L}_][\p{L}\p{N}_.]*$/u.exec(before)
  if (words === null) return []
  const starts = [...words[0].matchAll(/[^ ]+/g)].map(({ index }) => words.index + index)
  return starts.slice(-WORDS)
}

/** By name, else by what it is in Chinese. */
function matching(all: readonly Suggestion[], typed: string): readonly Suggestion[] {
  const lower = typed.toLowerCase()
  const byName = all.filter(({ text }) => text.toLowerCase().startsWith(lower))
  const byWords = /\p{Script=Han}/u.test(typed) ? all.filter(({ detail }) => detail.includes(typed)) : []
  return [...new Set([...byName, ...byWords])].slice(0, MOST)
}
