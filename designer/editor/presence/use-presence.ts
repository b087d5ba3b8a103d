import { useEffect, useRef, useState } from 'preact/hooks'
import type { Draft } from '../draft/draft.ts'
import type { DraftClient, Presence } from '../draft/draft-client.ts'

const EVERY = 10_000

/** Says every 10 seconds that the draft is open in this window, and hears who else has it open; `null` before. */
export function usePresence(client: DraftClient, draft: Draft, element: string | null): Presence | null {
  const [presence, setPresence] = useState<Presence | null>(null)
  const chosen = useRef(element)
  chosen.current = element
  useEffect(() => {
    const window = crypto.randomUUID()
    const say = (isLeaving: boolean) => client.present({ window, element: chosen.current, isLeaving })
    // Whoever cannot be reached now is asked again; the work itself is saved elsewhere.
    const ask = () => void say(false).then(setPresence, () => setPresence(null))
    const leave = () => void say(true).catch(() => {})
    ask()
    const timer = setInterval(ask, EVERY)
    addEventListener('pagehide', leave)
    return () => {
      clearInterval(timer)
      removeEventListener('pagehide', leave)
      leave()
    }
  }, [client, draft])
  return presence
}
