import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { Editor } from '../canvas/open-modeler.ts'
import type { FileStore } from '../draft/file-store.ts'
import { filesNow } from '../use-editor.ts'
import { openSimulationClient, type SimulationClient } from './simulation-client.ts'
import type { Line } from './world/line.ts'
import type { Snapshot } from './world/snapshot.ts'

export interface Simulation {
  readonly lines: readonly Line[]
  /** `null` until the model has been read for the first time. */
  readonly snapshot: Snapshot | null
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
const remembered = new WeakMap<Editor, readonly Line[]>()

const byItself = new WeakSet<Line>()

/** A run of the draft as it stands: a script that grows by what the user does, played again when the model changes. */
export function useSimulation(editor: Editor, store: FileStore): Simulation {
  const [lines, setLines] = useState<readonly Line[]>(() => remembered.get(editor) ?? [])
  const [selected, select] = useState<number | null>(null)
  const [shown, setShown] = useState<{ readonly snapshot: Snapshot; readonly lines: readonly Line[] } | null>(null)
  const [refusal, setRefusal] = useState<string | null>(null)
  const [notTaken, setNotTaken] = useState<string | null>(null)
  const [model, setModel] = useState(0)
  const client = useRef<SimulationClient | null>(null)
  const played = useRef<{ readonly model: number; readonly lines: readonly Line[] }>({ model: -1, lines: [] })
  const tried = useRef(false)

  useEffect(() => {
    client.current = openSimulationClient((answer) => {
      if ('refusal' in answer) return setRefusal(answer.refusal)
      setRefusal(null)
      const { taken, failure } = answer.snapshot
      if (failure !== null && tried.current) {
        // Only what was just tried is refused: the run stays where it was.
        tried.current = false
        setNotTaken(failure)
        return setLines((all) => all.slice(0, taken))
      }
      tried.current = false
      setShown({ snapshot: answer.snapshot, lines: played.current.lines })
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

  useEffect(() => {
    remembered.set(editor, lines)
    const play = async () => {
      const files = played.current.model === model ? null : await filesNow(editor, store)
      played.current = { model, lines }
      client.current?.play({ files, lines, selected })
    }
    void play()
  }, [editor, store, lines, selected, model])

  return useMemo(() => {
    const snapshot = shown?.snapshot ?? null
    // What is not played yet cannot be built on.
    const isPlayed = shown?.lines === lines
    const kept = lines.slice(0, snapshot?.taken ?? lines.length)
    const change = (next: readonly Line[]) => {
      setNotTaken(null)
      setLines(next)
    }
    return {
      lines,
      snapshot,
      isPlayed,
      refusal,
      notTaken,
      selected,
      select,
      add: (line, automatic = false) => {
        if (!isPlayed) return
        if (automatic) byItself.add(line)
        tried.current = true
        change([...kept, line])
      },
      back: () => {
        if (!isPlayed) return
        const last = kept.findLastIndex((line) => !byItself.has(line))
        change(kept.slice(0, Math.max(0, last)))
      },
      restart: (next = []) => change(next),
    }
  }, [lines, shown, refusal, notTaken, selected])
}
