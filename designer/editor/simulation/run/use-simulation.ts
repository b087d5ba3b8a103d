import { useEffect, useLayoutEffect, useMemo, useReducer, useRef, useState } from 'preact/hooks'
import type { Editor } from '../../canvas/open-modeler.ts'
import type { FileStore } from '../../draft/file-store.ts'
import { filesNow } from '../../use-editor.ts'
import type { Line } from '../world/line.ts'
import type { Snapshot } from '../world/snapshot.ts'
import { openScript, type RunScript, reduceScript } from './run-script.ts'
import { openSimulationClient, type SimulationClient } from './simulation-client.ts'
import type { StartFields } from './simulation-worker.ts'

export interface Simulation {
  readonly lines: readonly Line[]
  /** `null` until the model has been read for the first time. */
  readonly snapshot: Snapshot | null
  readonly fields: StartFields
  /** The snapshot shows all of the lines. */
  readonly isPlayed: boolean
  /** Why the model cannot run as it stands. */
  readonly refusal: string | null
  /** What the last line that was tried met with; it was not taken. */
  readonly notTaken: string | null
  readonly selected: number | null
  readonly select: (instance: number | null) => void
  /** `automatic`: nobody asked for it, so that going back takes it with what led to it. */
  readonly add: (line: Line, automatic?: boolean) => void
  readonly back: () => void
  readonly restart: (lines?: readonly Line[]) => void
}

const PAUSE = 300

/** The script of each editor outlives its view: looking at something else for a moment ends no run. */
const remembered = new WeakMap<Editor, Pick<RunScript, 'lines' | 'automatic'>>()

/** A run of the draft as it stands: a script that grows by what the user does, played again when the model changes. */
export function useSimulation(editor: Editor, store: FileStore): Simulation {
  const [script, tell] = useReducer(reduceScript, null, () => {
    const { lines, automatic } = remembered.get(editor) ?? { lines: [], automatic: new Set<Line>() }
    return openScript(lines, automatic)
  })
  const [selected, select] = useState<number | null>(null)
  const [snapshot, setSnapshot] = useState<Snapshot | null>(null)
  const [fields, setFields] = useState<StartFields>({})
  const [refusal, setRefusal] = useState<string | null>(null)
  const [model, setModel] = useState(0)
  const client = useRef<SimulationClient | null>(null)
  const played = useRef<{ readonly model: number; readonly lines: readonly Line[] }>({ model: -1, lines: [] })
  const { lines, automatic, taken, notTaken } = script

  useEffect(() => {
    client.current = openSimulationClient((answer) => {
      if ('refusal' in answer) return setRefusal(answer.refusal)
      setRefusal(null)
      setSnapshot(answer.snapshot)
      setFields(answer.fields)
      const { taken, failure } = answer.snapshot
      tell({ kind: 'played', lines: played.current.lines, taken, failure })
    })
    let timer: ReturnType<typeof setTimeout> | undefined
    const soon = () => {
      clearTimeout(timer)
      timer = setTimeout(() => setModel((count) => count + 1), PAUSE)
    }
    editor.on('commandStack.changed', soon)
    return () => {
      editor.off('commandStack.changed', soon)
      clearTimeout(timer)
      client.current?.close()
    }
  }, [editor])

  // Before anybody can look at something else.
  useLayoutEffect(() => void remembered.set(editor, { lines, automatic }), [editor, lines, automatic])

  useEffect(() => {
    let isNewest = true
    const play = async () => {
      const files = played.current.model === model ? null : await filesNow(editor, store)
      if (!isNewest) return
      played.current = { model, lines }
      client.current?.play({ files, lines, selected })
    }
    void play()
    return () => {
      isNewest = false
    }
  }, [editor, store, lines, selected, model])

  return useMemo(
    () => ({
      lines,
      snapshot,
      fields,
      isPlayed: taken !== null,
      refusal,
      notTaken,
      selected,
      select,
      add: (line, automatic = false) => tell({ kind: 'add', line, automatic }),
      back: () => tell({ kind: 'back' }),
      restart: (next = []) => tell({ kind: 'restart', lines: next }),
    }),
    [lines, taken, snapshot, fields, refusal, notTaken, selected],
  )
}
