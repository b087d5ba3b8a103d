import { useEffect, useState } from 'preact/hooks'
import type { CompiledDecision } from '../../../engine/decisions/decision.ts'
import { parseDmn } from '../../../engine/decisions/parse-dmn.ts'

export interface Compiled {
  readonly decisions: ReadonlyMap<string, CompiledDecision>
  /** What stands in the way of running it, in words. */
  readonly faults: readonly string[]
}

/** A file of decisions as the engine reads it; `null` while it is read for the first time. */
export function useCompiled(xml: string): Compiled | null {
  const [compiled, setCompiled] = useState<Compiled | null>(null)
  useEffect(() => {
    let isNewest = true
    void parseDmn(xml).then((parsed) => {
      if (!isNewest) return
      setCompiled(
        parsed.ok
          ? { decisions: parsed.decisions, faults: [] }
          : { decisions: new Map(), faults: parsed.problems.map(({ messageZh }) => messageZh) },
      )
    })
    return () => {
      isNewest = false
    }
  }, [xml])
  return compiled
}
