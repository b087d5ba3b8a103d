import { useEffect, useState } from 'preact/hooks'
import type { Editor } from '../canvas/open-modeler.ts'
import type { FileStore } from '../draft/file-store.ts'
import { filesNow } from '../use-editor.ts'
import { playScenarios } from './play-scenarios.ts'
import type { ScenarioReport } from './scenario-worker.ts'

const PAUSE = 400

/** Plays the scenarios again a moment after every change of the draft. */
export function useReport(
  editor: Editor,
  store: FileStore,
): { readonly report: ScenarioReport | null; readonly isRunning: boolean } {
  const [report, setReport] = useState<ScenarioReport | null>(null)
  const [isRunning, setRunning] = useState(true)
  useEffect(() => {
    let abort = new AbortController()
    let timer: ReturnType<typeof setTimeout> | undefined
    const play = async () => {
      abort = new AbortController()
      const { signal } = abort
      const found = await playScenarios(await filesNow(editor, store), signal).catch(() => null)
      if (signal.aborted) return
      setRunning(false)
      setReport(found)
    }
    const soon = () => {
      // What is still being played is of the draft as it was.
      abort.abort()
      setRunning(true)
      clearTimeout(timer)
      timer = setTimeout(() => void play(), PAUSE)
    }
    void play()
    editor.on('commandStack.changed', soon)
    return () => {
      editor.off('commandStack.changed', soon)
      clearTimeout(timer)
      abort.abort()
    }
  }, [editor, store])
  return { report, isRunning }
}
