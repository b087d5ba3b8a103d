import { useMemo } from 'preact/hooks'
import type { Problem } from '../../../engine/model/problem.ts'
import type { Opened } from '../app.tsx'
import { shapeOf } from '../canvas/shape-of.ts'
import { holderOf } from '../model/extension.ts'
import { applyFix } from './apply-fix.ts'
import type { Fix } from './fix.ts'
import { fixesFor } from './fixes.ts'

/** What can be done about problems by one press. */
export interface Mending {
  readonly fixesFor: (problem: Problem) => readonly Fix[]
  readonly apply: (fix: Fix) => void
}

/** Asks the model as it stands on the canvas, and changes it there. */
export function useFixes({ editor, store, offers }: Pick<Opened, 'editor' | 'store' | 'offers'>): Mending {
  return useMemo(
    () => ({
      fixesFor: (problem) =>
        fixesFor(problem, {
          find: (id) => {
            const shape = shapeOf(editor.services, id)
            return shape === undefined ? null : holderOf(shape)
          },
          files: store.all(),
          offers,
        }),
      apply: (fix) => applyFix(editor, store, fix),
    }),
    [editor, store, offers],
  )
}
