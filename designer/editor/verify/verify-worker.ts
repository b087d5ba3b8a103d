import { parseDeployment } from '../../../engine/core/parse.ts'
import type { ProcessDefinition } from '../../../engine/model/definition.ts'
import type { ScriptLine } from '../../../engine/verify/fault.ts'
import { verifyProcess } from '../../../engine/verify/verify-process.ts'
import { drawPromise } from './draw-promise.ts'
import { namesOf } from './names-of.ts'
import { playFrames } from './play-frames.ts'
import type { Frame, VerifiedProcess } from './verified.ts'

export type VerifyRequest =
  | { readonly type: 'verify'; readonly files: Readonly<Record<string, string>>; readonly limit: number }
  | { readonly type: 'play'; readonly id: number; readonly script: readonly ScriptLine[] }

export type VerifyAnswer =
  | { readonly type: 'looked'; readonly states: number }
  | { readonly type: 'verified'; readonly processes: readonly VerifiedProcess[] }
  /** The model cannot be run; the list of problems says why. */
  | { readonly type: 'refused'; readonly errors: number }
  | { readonly type: 'played'; readonly id: number; readonly frames: readonly Frame[] }

/** How often it tells how far it is. */
const EVERY = 100

let processes: readonly ProcessDefinition[] = []

/** Everything that the processes can do, on the production core, in a worker: typing goes on, and it can be stopped. */
addEventListener('message', ({ data }: MessageEvent<VerifyRequest>) => {
  if (data.type === 'verify') void verify(data.files, data.limit).then(answer)
  else {
    const frames = playFrames(processes, data.script, Date.now(), namesOf(processes))
    answer({ type: 'played', id: data.id, frames })
  }
})

function answer(message: VerifyAnswer): void {
  postMessage(message)
}

async function verify(files: Readonly<Record<string, string>>, limit: number): Promise<VerifyAnswer> {
  const encoder = new TextEncoder()
  const bytes = Object.fromEntries(Object.entries(files).map(([path, text]) => [path, encoder.encode(text)]))
  const result = await parseDeployment(bytes, { hash: '' })
  if (!result.ok) {
    return { type: 'refused', errors: result.problems.filter(({ severity }) => severity === 'error').length }
  }
  processes = result.deployment.processes
  const names = namesOf(processes)
  let states = 0
  const looked = () => {
    states += 1
    if (states % EVERY === 0) answer({ type: 'looked', states })
  }
  const verified = processes.map((process): VerifiedProcess => {
    const { faults, promises, undecided, ...known } = verifyProcess(process, { limit, others: processes, looked })
    const drawn = promises.map((promise) => drawPromise(processes, process, promise, Date.now()))
    return { id: process.id, names, faults, promises: drawn, undecided, states: known.states, limit }
  })
  return { type: 'verified', processes: verified }
}
