import type Viewer from 'bpmn-js/lib/Viewer'
import type { DiagramOverlays } from './overlays.ts'
import type { DiagramWords } from './words.ts'

interface Reach {
  readonly words: DiagramWords
  /** Every step, not only those that lead somewhere. */
  readonly all: boolean
  readonly choose: (id: string) => void
}

interface Registry {
  readonly getAll: () => readonly {
    readonly id: string
    readonly businessObject?: { readonly $instanceOf: (type: string) => boolean; readonly name?: string }
  }[]
  readonly getGraphics: (id: string) => SVGElement | undefined
}

/** Steps that can be chosen are reached by Tab, say what they are and in which state, and take Enter. */
export function makeReachable(viewer: Viewer, overlays: DiagramOverlays, { words, all, choose }: Reach): void {
  const registry = viewer.get<Registry>('elementRegistry')
  for (const { id, businessObject } of registry.getAll()) {
    const graphics = registry.getGraphics(id)
    const overlay = overlays.elements[id]
    if (graphics === undefined || businessObject?.$instanceOf('bpmn:FlowNode') !== true || id.endsWith('_label'))
      continue
    if (!all && overlay?.href === undefined) continue
    const state = overlay?.state ?? (overlays.rest === 'later' ? 'later' : null)
    const parts = [
      businessObject.name || id,
      state === null ? null : words.states[state],
      overlay?.mark === undefined ? null : words.marks[overlay.mark],
      overlay?.count === undefined ? null : words.tokens(overlay.count),
      overlay?.overdue ? words.overdue(overlay.overdue) : null,
      overlay?.text,
      overlay?.pause,
    ]
    graphics.setAttribute('tabindex', '0')
    graphics.setAttribute('role', overlay?.href === undefined ? 'button' : 'link')
    graphics.setAttribute('aria-label', parts.filter((part) => part != null && part !== '').join('，'))
    graphics.onkeydown = (event) => {
      if (event.key !== 'Enter' && event.key !== ' ') return
      event.preventDefault()
      event.stopPropagation()
      choose(id)
    }
  }
}
