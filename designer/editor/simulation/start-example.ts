import type { Variables } from '../../../engine/expressions/expression.ts'
import { isObject } from '../../../engine/simulate/reading.ts'
import type { DraftFiles } from '../draft/draft.ts'
import { readVariables } from './value-text.ts'
import type { Line } from './world/line.ts'

/** With which variables a scenario of the draft starts the same; none where no scenario does. */
export function exampleOf(files: DraftFiles, start: Line): Variables {
  const [word = ''] = Object.keys(start)
  for (const path of Object.keys(files).filter((each) => /^scenarios\/.+\.jsonl$/.test(each))) {
    for (const text of (files[path] ?? '').split('\n')) {
      const line = text.startsWith('{') ? readVariables(text) : null
      const variables = line?.['variables']
      if (line?.[word] === start[word] && isObject(variables)) return variables
    }
  }
  return {}
}
