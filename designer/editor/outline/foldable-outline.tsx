import { useState } from 'preact/hooks'
import { Outline, type OutlineProps } from './outline.tsx'

const KEY = 'siji-outline-folded'

/** The outline, which may be put aside where the diagram needs the room; remembered in this browser. */
export function FoldableOutline(props: Omit<OutlineProps, 'fold'>) {
  const [isFolded, setFolded] = useState(recall)
  const turn = (folded: boolean) => {
    setFolded(folded)
    remember(folded)
  }
  if (!isFolded) return <Outline {...props} fold={() => turn(true)} />
  return (
    <section class="outline outline-folded" aria-label="步骤清单">
      <button type="button" class="quiet" aria-expanded={false} onClick={() => turn(false)}>
        步骤
      </button>
    </section>
  )
}

function recall(): boolean {
  try {
    return localStorage.getItem(KEY) === 'yes'
  } catch {
    return false
  }
}

function remember(isFolded: boolean): void {
  try {
    localStorage.setItem(KEY, isFolded ? 'yes' : 'no')
  } catch {
    // Full or forbidden: it is asked again the next time.
  }
}
