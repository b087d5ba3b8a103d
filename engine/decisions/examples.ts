/** One example of a decision: what is given and what is to come out, each as FEEL, as in the table itself. */
export interface DecisionExample {
  readonly decision: string
  readonly name: string
  readonly given: { readonly [name: string]: string }
  readonly expected: string
}

/** Examples lie beside the decisions that they are about: `decisions/which-permits.examples.json`. */
export const examplesPath = /^decisions\/([\p{L}\p{N}_.-]+)\.examples\.json$/u

export type ReadExamples =
  | { readonly ok: true; readonly examples: readonly DecisionExample[] }
  | { readonly ok: false; readonly message: string; readonly messageZh: string }

const MOST_EXAMPLES = 500

/** Reads a file of examples: a list of `{ decision, name, given, expected }`. */
export function readExamples(text: string): ReadExamples {
  const found = parse(text)
  if (!Array.isArray(found) || !found.every(isExample)) {
    return {
      ok: false,
      message: 'Expected a list of examples, each with decision, name, given and expected as text.',
      messageZh: '应为示例的列表，每个示例有 decision、name、given、expected，取值都是文字。',
    }
  }
  if (found.length > MOST_EXAMPLES) {
    return {
      ok: false,
      message: `Expected at most ${MOST_EXAMPLES} examples, but found ${found.length}.`,
      messageZh: `示例最多 ${MOST_EXAMPLES} 个，现有 ${found.length} 个。`,
    }
  }
  return { ok: true, examples: found }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function isExample(value: unknown): value is DecisionExample {
  if (typeof value !== 'object' || value === null) return false
  const { decision, name, given, expected } = { decision: 0, name: 0, given: 0, expected: 0, ...value }
  const isGiven = typeof given === 'object' && given !== null
  return (
    [decision, name, expected].every((each) => typeof each === 'string') &&
    isGiven &&
    Object.values(given).every((each) => typeof each === 'string')
  )
}
