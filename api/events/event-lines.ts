import type { Engine, EventPage } from '../../engine/index.ts'
import { viewEvent } from './event-view.ts'

export interface EventStream {
  readonly engine: Pick<Engine, 'readEvents' | 'watchEvents'>
  readonly park: { readonly id: string; readonly slug: string }
  /** The page that was read when the stream began. */
  readonly first: EventPage
  /** Ends it. */
  readonly signal: AbortSignal
}

const PAGE = 100

/** Milliseconds between two looks for what other nodes have numbered, and between signs of life. */
const LOOK = 1_000
const HEARTBEAT = 15_000

/**
 * The texts of an event stream (WHATWG server-sent events): each entry under its number, and a comment while nothing
 * happens. Nothing is read ahead of the reader: who reads slowly is read for slowly.
 */
export async function* eventLines({ engine, park, first, signal }: EventStream): AsyncGenerator<string> {
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
    if (page.entries.length === 0) await somethingNew(engine, signal)
    if (signal.aborted) return
    if (performance.now() - spoken > HEARTBEAT) {
      yield ': alive\n\n'
      spoken = performance.now()
    }
    page = await engine.readEvents(park.id, page.reached, PAGE)
  }
}

/** Resolves when this node knows of something new, or it is time to look. */
async function somethingNew(engine: EventStream['engine'], signal: AbortSignal): Promise<void> {
  await new Promise<void>((resolve) => {
    const end = () => {
      clearTimeout(timer)
      unwatch()
      signal.removeEventListener('abort', end)
      resolve()
    }
    const timer = setTimeout(end, LOOK)
    const unwatch = engine.watchEvents(end)
    signal.addEventListener('abort', end)
  })
}
