import type { Engine, EventPage } from '../../engine/index.ts'
import { viewEvent } from './event-view.ts'

export interface EventStream {
  readonly engine: Pick<Engine, 'readEvents' | 'watchEvents'>
  readonly park: { readonly id: string; readonly slug: string }
  /** The page that was read when the stream began. */
  readonly first: EventPage
  /** Ends it. */
  readonly signal: AbortSignal
  /** Milliseconds between two signs of life. */
  readonly heartbeat: number
}

const PAGE = 100

/** Milliseconds between two looks for what other nodes have numbered. */
const LOOK = 1_000

/**
 * The texts of an event stream (WHATWG server-sent events): each entry under its number, and a comment while nothing
 * happens. Nothing is read ahead of the reader: who reads slowly is read for slowly.
 */
export async function* eventLines({ engine, park, first, signal, heartbeat }: EventStream): AsyncGenerator<string> {
  let page: EventPage | 'forgotten' = first
  let spoken = performance.now()
  yield 'retry: 2000\n\n'
  while (page !== 'forgotten') {
    for (const entry of page.entries) {
      const view = viewEvent(entry, park.slug, 'park')
      yield `id: ${entry.number}\nevent: entry\ndata: ${JSON.stringify(view)}\n\n`
      spoken = performance.now()
      if (signal.aborted) return
    }
    if (page.entries.length === 0) await somethingNew(engine, signal, Math.min(LOOK, heartbeat))
    if (signal.aborted) return
    if (performance.now() - spoken >= heartbeat) {
      yield ': alive\n\n'
      spoken = performance.now()
    }
    page = await engine.readEvents(park.id, page.reached, PAGE)
  }
}

/** Resolves when this node knows of something new, or it is time to look. */
async function somethingNew(engine: EventStream['engine'], signal: AbortSignal, look: number): Promise<void> {
  await new Promise<void>((resolve) => {
    const end = () => {
      clearTimeout(timer)
      unwatch()
      signal.removeEventListener('abort', end)
      resolve()
    }
    const timer = setTimeout(end, look)
    const unwatch = engine.watchEvents(end)
    signal.addEventListener('abort', end)
  })
}
