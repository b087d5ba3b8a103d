import { TypedInput } from '../parts/typed-input.tsx'
import { dateText } from './dates.ts'
import type { Simulation } from './run/use-simulation.ts'
import type { Snapshot } from './world/snapshot.ts'

/** The virtual day among its working days and holidays, and what moves it. */
export function Calendar({ simulation, snapshot }: { readonly simulation: Simulation; readonly snapshot: Snapshot }) {
  const { now, days, next, nextMorning } = snapshot
  return (
    <section class="sim-part" aria-label="日期">
      <h3>{dateText(now)}</h3>
      <ol class="sim-days">
        {days.map(({ date, weekday, isWorking, isToday, note }) => (
          <li
            key={date}
            class={`sim-day ${isWorking ? '' : 'sim-day-off'} ${isToday ? 'sim-day-today' : ''}`}
            {...(isToday ? { 'aria-current': 'date' } : {})}
            title={`${date} 星期${weekday} ${isWorking ? '工作日' : '休息'}${note === null ? '' : ` ${note}`}`}
          >
            <span>{weekday}</span>
            <b>{Number(date.slice(8))}</b>
            <span>{isWorking ? (note === '调休' ? '班' : '') : '休'}</span>
          </li>
        ))}
      </ol>
      <div class="sim-buttons">
        <button
          type="button"
          class="button"
          disabled={next === null}
          onClick={() => next !== null && simulation.add(next.line)}
        >
          下一个到期
        </button>
        <button type="button" class="button" onClick={() => simulation.add(nextMorning)}>
          下一工作日
        </button>
        <label class="sim-until">
          到
          <TypedInput
            type="date"
            value={now.slice(0, 10)}
            min={now.slice(0, 10)}
            onCommit={(value) =>
              value > now.slice(0, 10) && simulation.add({ advanceTo: `${value}T09:00:00${now.slice(19)}` })
            }
          />
        </label>
      </div>
      <p class="hint">
        {next === null
          ? '没有会到期的时限或者定时器。'
          : `下一个到期：${dateText(next.text)}，${next.name}${next.kind === 'light' ? '的时限变灯' : ''}`}
      </p>
    </section>
  )
}
