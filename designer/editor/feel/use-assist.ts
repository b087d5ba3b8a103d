import { useState } from 'preact/hooks'
import type { FeelPlace } from './feel-context.ts'
import type { Suggestions } from './suggest.ts'
import type { Variable } from './variable.ts'

type Module = typeof import('./assist.ts')

export interface Assist {
  /** Brings the code of all that helps; once for all fields. */
  readonly load: () => void
  readonly suggest: (text: string, caret: number, place: FeelPlace | null, isAsked: boolean) => Suggestions
  readonly variables: (place: FeelPlace | null) => readonly Variable[]
  /** `null` until it is there. */
  readonly TryOut: Module['TryOut'] | null
}

let loaded: Module | null = null

/** What helps to write expressions, loaded when the first one is touched; without it they are still written and checked. */
export function useAssist(): Assist {
  const [module, setModule] = useState(loaded)
  const variables = (place: FeelPlace | null) => {
    const from = module ?? loaded
    return place === null || from === null ? [] : from.variablesOf(place)
  }
  return {
    load: () => {
      if (module !== null) return
      import('./assist.ts').then(
        (found) => {
          loaded = found
          setModule(found)
        },
        // Away from the network nothing is suggested; the next touch tries again.
        () => setModule(null),
      )
    },
    suggest: (text, caret, place, isAsked) => {
      const from = module ?? loaded
      return from === null
        ? { from: 0, items: [] }
        : from.suggest(text, caret, { variables: variables(place), isAsked })
    },
    variables,
    TryOut: module?.TryOut ?? null,
  }
}
