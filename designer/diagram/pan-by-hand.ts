import type Viewer from 'bpmn-js/lib/Viewer'

interface Canvas {
  readonly scroll: (by: { readonly dx: number; readonly dy: number }) => void
}

const STEP = 60
const ARROWS: { readonly [key: string]: readonly [dx: number, dy: number] } = {
  ArrowLeft: [STEP, 0],
  ArrowRight: [-STEP, 0],
  ArrowUp: [0, STEP],
  ArrowDown: [0, -STEP],
}

/** Moves the diagram by arrow keys and by one finger. Returns how to stop it. */
export function panByHand(container: HTMLElement, viewer: Viewer): () => void {
  const stop = new AbortController()
  const { signal } = stop
  const canvas = viewer.get<Canvas>('canvas')
  let last: PointerEvent | null = null
  container.addEventListener(
    'pointerdown',
    (event) => {
      if (event.pointerType === 'touch' && event.isPrimary) last = event
    },
    { signal },
  )
  container.addEventListener(
    'pointermove',
    (event) => {
      if (last === null || event.pointerId !== last.pointerId) return
      canvas.scroll({ dx: event.clientX - last.clientX, dy: event.clientY - last.clientY })
      last = event
    },
    { signal },
  )
  for (const end of ['pointerup', 'pointercancel'] as const) {
    container.addEventListener(
      end,
      () => {
        last = null
      },
      { signal },
    )
  }
  container.addEventListener(
    'keydown',
    (event) => {
      const arrow = ARROWS[event.key]
      if (arrow === undefined || event.ctrlKey || event.metaKey || event.altKey) return
      event.preventDefault()
      canvas.scroll({ dx: arrow[0], dy: arrow[1] })
    },
    { signal },
  )
  return () => stop.abort()
}
