import { useLayoutEffect, useState } from 'preact/hooks'
import type { Frame } from './verified.ts'

interface PlayerProps {
  readonly frames: readonly Frame[]
  readonly at: number
  readonly go: (at: number) => void
  readonly close: () => void
}

/** Milliseconds that a step stays: long enough to follow the token to where it stands. */
const PACE = 1200

/** Plays the steps one after the other, or goes through them by hand, forwards and back. */
export function Player({ frames, at, go, close }: PlayerProps) {
  const [isPlaying, setPlaying] = useState(true)
  const last = frames.length - 1
  // At once: a step that is due would still come after somebody has stopped it.
  useLayoutEffect(() => {
    if (!isPlaying || at >= last) return
    const timer = setTimeout(() => go(at + 1), PACE)
    return () => clearTimeout(timer)
  }, [isPlaying, at, last, go])
  const step = (to: number) => {
    setPlaying(false)
    go(to)
  }
  const isOver = at >= last
  return (
    <section class="player" aria-label="演示">
      <div class="player-buttons">
        <button type="button" class="button" disabled={at === 0} onClick={() => step(at - 1)}>
          上一步
        </button>
        <button
          type="button"
          class="button button-primary"
          onClick={() => {
            setPlaying(isOver || !isPlaying)
            if (isOver) go(0)
          }}
        >
          {isOver ? '重播' : isPlaying ? '暂停' : '播放'}
        </button>
        <button type="button" class="button" disabled={isOver} onClick={() => step(at + 1)}>
          下一步
        </button>
        <button type="button" class="quiet" onClick={close}>
          结束演示
        </button>
      </div>
      <p role="status" class="hint">{`第 ${at + 1} / ${frames.length} 步：${frames[at]?.words ?? ''}`}</p>
      <ol class="player-steps">
        {frames.map(({ number, words }) => (
          <li key={number}>
            <button
              type="button"
              class="link"
              aria-current={number === at ? 'step' : undefined}
              onClick={() => step(number)}
            >
              {words}
            </button>
          </li>
        ))}
      </ol>
    </section>
  )
}
