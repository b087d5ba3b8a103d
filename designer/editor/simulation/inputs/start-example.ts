import type { Variables } from '../../../../engine/expressions/expression.ts'
import { isObject } from '../../../../engine/simulate/reading.ts'
import type { DraftFiles } from '../../draft/draft.ts'
import { readVariables } from '../value-text.ts'
import type { Line } from '../world/line.ts'

/** With which variables a scenario of the draft starts the same; none where no scenario does. */
export function exampleOf(files: DraftFiles, start: Line): Variables {
  return examplesOf(files, start)[0] ?? {}
}

/** The variables of every line of a scenario that does the same: starts, completes or sends it. */
export function examplesOf(files: DraftFiles, wanted: Line): readonly Variables[] {
  const [word = ''] = Object.keys(wanted)
  const paths = Object.keys(files).filter((each) => /^scenarios\/.+\.jsonl$/.test(each))
  return paths.flatMap((path) =>
    (files[path] ?? '').split('\n').flatMap((text) => {
      const line = text.startsWith('{') ? readVariables(text) : null
      const variables = line?.['variables']
      return line?.[word] === wanted[word] && isObject(variables) ? [variables] : []
    }),
  )
}
