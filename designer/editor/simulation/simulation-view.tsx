import './simulation.css'
import { useEffect, useLayoutEffect, useState } from 'preact/hooks'
import type { FileStore } from '../draft/file-store.ts'

import { drawState, eraseState } from '../tokens/draw-state.ts'
import type { ViewProps } from '../views/views.ts'
import { Calendar } from './calendar.tsx'
import { Clocks } from './clocks.tsx'
import { Controls } from './controls.tsx'
import { Gateways } from './gateways.tsx'
import { Happenings } from './happenings.tsx'
import { formFields } from './inputs/form-fields.ts'
import { knownFields } from './inputs/known-fields.ts'
import { payloadFields } from './inputs/payload-fields.ts'
import { exampleOf } from './inputs/start-example.ts'
import { Instances } from './instances.tsx'
import { JobAnswers } from './job-answers.tsx'
import { OfferCard } from './offer-card.tsx'
import { Part } from './part.tsx'
import { RecordForm } from './record-form.tsx'
import { type JobResults, jobLine, nextLine } from './run/next-line.ts'
import { type Simulation, useSimulation } from './run/use-simulation.ts'
import { StartForm } from './start-form.tsx'
import { InstanceVariables } from './variables.tsx'
import { type Line, withVariables } from './world/line.ts'
import type { Snapshot } from './world/snapshot.ts'

/** Runs the draft as it stands on the engine's own core, with virtual time, shown on the diagram beside it. */
export function SimulationView(props: ViewProps) {
  const { editor, store } = props
  const simulation = useSimulation(editor, store)
  const { snapshot, refusal } = simulation
  useLayoutEffect(() => {
    if (snapshot !== null) drawState(editor.services, snapshot.diagram)
    const again = () => snapshot !== null && drawState(editor.services, snapshot.diagram)
    editor.on('commandStack.changed', again)
    return () => editor.off('commandStack.changed', again)
  }, [editor, snapshot])
  useEffect(() => () => eraseState(editor.services), [editor])
  useEffect(() => {
    if (snapshot !== null && snapshot.taken > 0) follow(editor, snapshot)
  }, [editor, snapshot])
  if (refusal !== null) return <p class="notice notice-yellow">{refusal}</p>
  if (snapshot === null) return <p role="status">正在准备模拟…</p>
  return <Run {...props} simulation={simulation} snapshot={snapshot} />
}

interface RunProps extends ViewProps {
  readonly simulation: Simulation
  readonly snapshot: Snapshot
}

function Run({ simulation, snapshot, store, offers: park, jump }: RunProps) {
  const [isPlaying, play] = useState(false)
  const [pause, setPause] = useState(800)
  const [answersJobs, setAnswersJobs] = useState(true)
  const [results, setResults] = useState<JobResults>({})
  const { add, lines, selected, isPlayed, notTaken } = simulation
  const next = nextOf(snapshot, store, results)
  // At once: a step that is due would still come after somebody has stopped it.
  useLayoutEffect(() => {
    if (!isPlayed) return
    const job = answersJobs ? jobLine(snapshot, results) : null
    if (job !== null && notTaken === null) return add(job, true)
    if (!isPlaying) return
    if (next === null || notTaken !== null) return play(false)
    const timer = setTimeout(() => add(next), pause)
    return () => clearTimeout(timer)
  }, [isPlayed, snapshot, isPlaying, answersJobs])
  const { failure, taken, instances, gateways, offers, happenings } = snapshot
  const shown = instances.find(({ number }) => number === selected) ?? instances[0]
  const here = offers.filter(({ instance }) => selected === null || instance === selected)
  const [onTheWay, beside] = [here.filter((each) => !each.beside), here.filter((each) => each.beside)]
  const card = (offer: Snapshot['offers'][number]) => (
    <OfferCard
      key={`${offer.instance} ${offer.element} ${JSON.stringify(offer.line)}`}
      offer={offer}
      isOneOfSeveral={instances.length > 1}
      fields={offer.kind === 'task' ? formFields(store.all(), offer.form) : payloadFields(store.all(), offer.line)}
      {...{ park, add, jump }}
    />
  )
  return (
    <div class="simulation panel">
      <Controls {...{ simulation, isPlaying, play, pause, setPause }} step={next === null ? null : () => add(next)} />
      <p role="status" class="sim-latest">
        {latest(snapshot)}
      </p>
      {notTaken === null ? null : (
        <p class="notice notice-red" role="alert">
          {notTaken}
        </p>
      )}
      {failure === null || !isPlayed ? null : (
        <p class="notice notice-yellow" role="alert">
          {`流程改过以后，原来的第 ${taken + 1} 步不再适用：${failure}已停在这一步之前，可以接着办，也可以撤销修改。`}
        </p>
      )}
      <Calendar simulation={simulation} snapshot={snapshot} />
      {instances.length === 0 ? null : (
        <section class="sim-part" aria-label="现在可以办的">
          <h3>现在可以办的</h3>
          {onTheWay.length === 0 ? <p class="hint">{restText(snapshot)}</p> : null}
          <ul class="sim-offers">{onTheWay.map(card)}</ul>
          {beside.length === 0 ? null : (
            <details>
              <summary>{`随时可能发生（${beside.length}）`}</summary>
              <ul class="sim-offers">{beside.map(card)}</ul>
            </details>
          )}
        </section>
      )}
      {gateways.length === 0 ? null : (
        <Part title="前面的分支" open={false}>
          <Gateways {...{ gateways, add, jump }} />
        </Part>
      )}
      <Part title={instances.length === 0 ? '启动' : '再启动一件'} open={instances.length === 0}>
        <StartForm starts={snapshot.starts} fields={simulation.fields} files={store.all()} add={add} />
      </Part>
      {instances.length < 2 ? null : (
        <Part title={`实例（${instances.length}）`}>
          <Instances simulation={simulation} instances={instances} />
        </Part>
      )}
      {shown === undefined ? null : (
        <>
          <Part title="时限" open={shown.clocks.length > 0}>
            <Clocks instance={shown} add={add} />
          </Part>
          <Part title={`变量（${Object.keys(shown.variables).length}）`} open={false}>
            <InstanceVariables
              instance={shown}
              known={knownFields(store.all(), simulation.fields[shown.processId] ?? [])}
              add={add}
            />
          </Part>
        </>
      )}
      <Part title="系统作业" open={false}>
        <JobAnswers {...{ answersJobs, setAnswersJobs, results, setResults }} offers={offers} files={store.all()} />
      </Part>
      {lines.length === 0 ? null : (
        <>
          <Part title="经过" open={false}>
            <Happenings happenings={happenings} jump={jump} />
          </Part>
          <Part title="存为场景" open={false}>
            <p>
              <button type="button" class="quiet" onClick={() => add({ check: snapshot.checks.state })}>
                在这一步加一个检查
              </button>
            </p>
            <RecordForm store={store} lines={lines.slice(0, taken)} checks={snapshot.checks} />
          </Part>
        </>
      )}
    </div>
  )
}

/** Keeps a token in sight: what has just come to wait, where the diagram shows it. */
function follow(
  { services: { canvas, elementRegistry } }: ViewProps['editor'],
  { happenings, diagram }: Snapshot,
): void {
  const latest = happenings.toReversed().find(({ element }) => diagram.tokens?.[element] !== undefined)
  const shape = latest === undefined ? undefined : elementRegistry.get(latest.element)
  if (shape === undefined) return
  const plane = canvas.findRoot(shape)
  if (plane !== undefined && plane !== canvas.getRootElement()) canvas.setRootElement(plane)
  canvas.scrollToElement(shape, { top: 80, right: 80, bottom: 80, left: 160 })
}

/** The first instance starts with what a scenario of the draft starts with. */
function nextOf(snapshot: Snapshot, store: FileStore, results: JobResults): Line | null {
  const line = nextLine(snapshot, results)
  return line === null || snapshot.instances.length > 0 ? line : withVariables(line, exampleOf(store.all(), line))
}

function latest({ happenings, taken }: Snapshot): string {
  const words = happenings.filter(({ step }) => step === taken).map(({ text }) => text)
  if (taken === 0) return '还没有开始。'
  if (words.length === 0) return '没有新的动静。'
  return `${words.slice(-4).join('；')}。`
}

function restText({ instances, next }: Snapshot): string {
  if (instances.every(({ state }) => state !== 'active')) return '全部结束。'
  return next === null ? '没有人要办的事。' : '没有人要办的事，请推进日期。'
}
