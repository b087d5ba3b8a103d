import type { ScriptLine } from '../../../engine/verify/fault.ts'
import type { Editor } from '../canvas/open-modeler.ts'
import type { FileStore } from '../draft/file-store.ts'
import { filesNow } from '../use-editor.ts'
import type { Frame, VerifiedProcess } from './verified.ts'
import type { VerifyAnswer, VerifyRequest } from './verify-worker.ts'

export type VerifyStatus =
  | { readonly state: 'stopped' | 'broken' }
  | { readonly state: 'running'; readonly states: number; readonly limit: number }
  | { readonly state: 'refused'; readonly errors: number }
  | { readonly state: 'verified'; readonly processes: readonly VerifiedProcess[] }

/** Most states that are looked at in a browser: some twenty seconds. `siji verify` goes on to 200,000. */
export const FEW = 20_000
export const MANY = 200_000

/** The verification of what stands in one editor; it goes on while other views are open. */
export interface VerifyRun {
  readonly status: () => VerifyStatus
  /** The model has changed since. */
  readonly isStale: () => boolean
  readonly begin: (limit: number) => void
  readonly stop: () => void
  /** Plays a script on the model that was verified. */
  readonly play: (script: readonly ScriptLine[]) => Promise<readonly Frame[]>
  /** Tells of every change; returns how to stop that. */
  readonly listen: (tell: () => void) => () => void
}

const runs = new WeakMap<Editor, VerifyRun>()

/** The one run of this editor, begun when it is first asked for. */
export function verifyRunOf(editor: Editor, store: FileStore): VerifyRun {
  const known = runs.get(editor)
  if (known !== undefined) return known
  const run = openRun(editor, store)
  runs.set(editor, run)
  run.begin(FEW)
  return run
}

function openRun(editor: Editor, store: FileStore): VerifyRun {
  const listeners = new Set<() => void>()
  const waiting = new Map<number, (frames: readonly Frame[]) => void>()
  let worker: Worker | null = null
  let status: VerifyStatus = { state: 'stopped' }
  let isStale = false
  let asked = 0
  const set = (next: VerifyStatus) => {
    status = next
    for (const tell of listeners) tell()
  }
  const end = () => {
    worker?.terminate()
    worker = null
    waiting.clear()
  }
  const hear = (answer: VerifyAnswer) => {
    if (answer.type === 'played') waiting.get(answer.id)?.(answer.frames)
    else if (answer.type === 'refused') set({ state: 'refused', errors: answer.errors })
    else if (answer.type === 'verified') set({ state: 'verified', processes: answer.processes })
    else if (status.state === 'running') set({ ...status, states: answer.states })
  }
  editor.on('commandStack.changed', () => {
    if (isStale) return
    isStale = true
    set(status)
  })
  return {
    status: () => status,
    isStale: () => isStale,
    begin: (limit) => {
      end()
      isStale = false
      const own = new Worker(new URL('./verify-worker.ts', import.meta.url), { type: 'module' })
      worker = own
      own.addEventListener('message', ({ data }: MessageEvent<VerifyAnswer>) => {
        if (worker === own) hear(data)
      })
      own.addEventListener('error', () => {
        if (worker === own) set({ state: 'broken' })
      })
      set({ state: 'running', states: 0, limit })
      filesNow(editor, store).then(
        (files) => send(own, { type: 'verify', files, limit }),
        () => worker === own && set({ state: 'broken' }),
      )
    },
    stop: () => {
      end()
      set({ state: 'stopped' })
    },
    play: (script) =>
      new Promise((resolve) => {
        if (worker === null) return resolve([])
        asked += 1
        waiting.set(asked, resolve)
        send(worker, { type: 'play', id: asked, script })
      }),
    listen: (tell) => {
      listeners.add(tell)
      return () => listeners.delete(tell)
    },
  }
}

function send(worker: Worker, request: VerifyRequest): void {
  worker.postMessage(request)
}
