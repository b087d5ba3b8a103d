import { shortText } from './dates.ts'
import type { Happening } from './world/happenings.ts'

interface HappeningsProps {
  readonly happenings: readonly Happening[]
  readonly jump: (element: string) => void
}

/** What has happened, the newest first. */
export function Happenings({ happenings, jump }: HappeningsProps) {
  const isOneOfSeveral = happenings.some(({ instance }) => instance > 1)
  return (
    <ol class="sim-log" reversed>
      {happenings.toReversed().map(({ at, instance, element, text, step }, place) => (
        <li key={`${happenings.length - place} ${step} ${element}`}>
          <span class="hint">{`${shortText(at)}${isOneOfSeveral ? ` · ${instance}` : ''}`}</span>
          <button type="button" class="link" onClick={() => jump(element)}>
            {text}
          </button>
        </li>
      ))}
    </ol>
  )
}
