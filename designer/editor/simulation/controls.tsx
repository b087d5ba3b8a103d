import type { Simulation } from './run/use-simulation.ts'

interface ControlsProps {
  readonly simulation: Simulation
  readonly isPlaying: boolean
  readonly play: (isPlaying: boolean) => void
  readonly pause: number
  readonly setPause: (milliseconds: number) => void
  /** `null` where nothing goes on by itself. */
  readonly step: (() => void) | null
}

const PAUSES = [
  { milliseconds: 1_600, label: '慢' },
  { milliseconds: 800, label: '中' },
  { milliseconds: 250, label: '快' },
]

/** Play, one step, back, from the beginning. */
export function Controls({ simulation, isPlaying, play, pause, setPause, step }: ControlsProps) {
  return (
    <div class="sim-controls" role="toolbar" aria-label="播放">
      <button
        type="button"
        class="button button-primary"
        disabled={!isPlaying && step === null}
        onClick={() => play(!isPlaying)}
      >
        {isPlaying ? '暂停' : '播放'}
      </button>
      <button type="button" class="button" disabled={step === null} onClick={() => step?.()}>
        单步
      </button>
      <button type="button" class="button" disabled={simulation.lines.length === 0} onClick={simulation.back}>
        后退
      </button>
      <button
        type="button"
        class="button"
        disabled={simulation.lines.length === 0}
        onClick={() => simulation.restart()}
      >
        重来
      </button>
      <label class="sim-speed">
        速度
        <select value={String(pause)} onChange={(event) => setPause(Number(event.currentTarget.value))}>
          {PAUSES.map(({ milliseconds, label }) => (
            <option key={label} value={String(milliseconds)}>
              {label}
            </option>
          ))}
        </select>
      </label>
    </div>
  )
}
