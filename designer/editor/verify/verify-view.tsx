import './verify.css'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { Fault } from '../../../engine/verify/fault.ts'
import type { DiagramState } from '../tokens/diagram-state.ts'
import { drawState, eraseState, followState } from '../tokens/draw-state.ts'
import type { ViewProps } from '../views/views.ts'
import { Bound } from './bound.tsx'
import { FaultList } from './fault-list.tsx'
import { Player } from './player.tsx'
import { Undecideds } from './undecideds.tsx'
import { Verdict } from './verdict.tsx'
import type { DrawnPromise, Frame, VerifiedProcess } from './verified.ts'
import { FEW, verifyRunOf } from './verify-run.ts'
import { daysOnPath, WorstPaths } from './worst-paths.tsx'

/** What is on the diagram: all faults, one counterexample at one of its steps, or one worst case. */
type Shown =
  | { readonly what: 'faults' }
  | { readonly what: 'play'; readonly fault: Fault; readonly frames: readonly Frame[]; readonly at: number }
  | { readonly what: 'path'; readonly promise: DrawnPromise }

/** Everything the process can do, looked at in a worker: verdict, counterexamples played, worst cases drawn. */
export function VerifyView({ editor, store, offers, jump }: ViewProps) {
  const run = verifyRunOf(editor, store)
  const [, draw] = useState(0)
  const [shown, setShown] = useState<Shown>({ what: 'faults' })
  /** Whose counterexample was asked for last and has not come yet. */
  const awaited = useRef<Fault | null>(null)
  // At once: the worker may answer before the page is painted.
  useLayoutEffect(() => run.listen(() => draw((count) => count + 1)), [run])
  const status = run.status()
  const verified = status.state === 'verified' ? status : null
  useLayoutEffect(() => {
    const state = stateOf(shown, verified?.processes ?? [])
    drawState(editor.services, state)
    if (shown.what === 'play') followState(editor.services, state)
  }, [editor, shown, verified])
  useLayoutEffect(() => () => eraseState(editor.services), [editor])
  // What is pressed later goes first, also where the answer to an earlier press is late.
  const show = (next: Shown) => {
    awaited.current = null
    setShown(next)
  }
  const begin = (limit: number) => {
    show({ what: 'faults' })
    run.begin(limit)
  }
  const play = async (fault: Fault) => {
    awaited.current = fault
    const frames = await run.play(fault.script)
    if (awaited.current === fault && frames.length > 0) show({ what: 'play', fault, frames, at: 0 })
  }
  return (
    <div class="verify">
      <h2>校核</h2>
      {status.state === 'running' ? (
        <div class="verify-running">
          <p role="status">{`正在校核，已看过 ${status.states.toLocaleString('zh-CN')} 个状态…`}</p>
          <button
            type="button"
            class="button"
            onClick={() => {
              show({ what: 'faults' })
              run.stop()
            }}
          >
            停止
          </button>
          <p class="hint">可以接着画图，不用等。</p>
        </div>
      ) : (
        <>
          {run.isStale() ? (
            <p class="notice notice-yellow" role="status">
              流程图改过了，下面是改动以前的结果。
            </p>
          ) : null}
          <button
            type="button"
            class={run.isStale() || status.state !== 'verified' ? 'button button-primary' : 'button'}
            onClick={() => begin(FEW)}
          >
            {status.state === 'stopped' ? '开始校核' : '重新校核'}
          </button>
        </>
      )}
      {status.state === 'stopped' ? <p role="status">校核已停止，没有结论。</p> : null}
      {status.state === 'broken' ? (
        <p class="notice notice-red" role="alert">
          浏览器没有算完，内存可能不够。图没有变，可以再试一次，或者在命令行用 siji verify。
        </p>
      ) : null}
      {status.state === 'refused' ? (
        <p class="notice notice-red" role="alert">
          {`流程图还有 ${status.errors} 处错误，改正以后才能校核。错误列在下面的“检查结果”里。`}
        </p>
      ) : null}
      {verified?.processes.map((process) => (
        <section key={process.id} class="verify-process" aria-label={process.names[process.id] ?? process.id}>
          {verified.processes.length > 1 ? <h3>{process.names[process.id]}</h3> : null}
          <Verdict process={process} />
          <FaultList
            process={process}
            jump={jump}
            play={play}
            playing={shown.what === 'play' ? shown.fault : null}
            player={
              shown.what === 'play' ? (
                <Player
                  frames={shown.frames}
                  at={shown.at}
                  go={(at) => setShown({ ...shown, at })}
                  close={() => show({ what: 'faults' })}
                />
              ) : null
            }
          />
          <WorstPaths
            process={process}
            departments={offers.departments}
            jump={jump}
            drawn={shown.what === 'path' ? shown.promise : null}
            draw={(promise) => {
              show(promise === null ? { what: 'faults' } : { what: 'path', promise })
              if (promise !== null) editor.fit()
            }}
          />
          <Undecideds process={process} jump={jump} />
        </section>
      ))}
      <Bound processes={verified?.processes ?? []} begin={begin} />
    </div>
  )
}

function stateOf(shown: Shown, processes: readonly VerifiedProcess[]): DiagramState {
  if (shown.what === 'path') return { taken: shown.promise.flows, notes: daysOnPath(shown.promise) }
  if (shown.what === 'faults') {
    return { faults: processes.flatMap(({ faults }) => faults.flatMap(elementsAtFault)) }
  }
  const { frames, at, fault } = shown
  const state = frames[at]?.state ?? {}
  const isLast = at === frames.length - 1
  return isLast ? { ...state, faults: [...(state.faults ?? []), ...elementsAtFault(fault)] } : state
}

/** The way of an over-promise is no fault at each of its steps. */
function elementsAtFault({ fault, elements }: Fault): readonly string[] {
  return fault === 'over-promise' ? [] : elements
}
