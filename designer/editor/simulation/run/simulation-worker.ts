import { parseDeployment } from '../../../../engine/core/parse.ts'
import type { ProcessDefinition } from '../../../../engine/model/definition.ts'
import type { DraftFiles } from '../../draft/draft.ts'
import type { Field } from '../inputs/field.ts'
import { startFields } from '../inputs/start-fields.ts'
import type { Line } from '../world/line.ts'
import { type Replay, replay } from '../world/replay.ts'
import { type Snapshot, snapshotOf } from '../world/snapshot.ts'

export interface SimulationRequest {
  readonly id: number
  /** Only where the model has changed since the last request. */
  readonly files: DraftFiles | null
  readonly lines: readonly Line[]
  readonly selected: number | null
}

/** `refusal`: why this model cannot run. */
export type SimulationAnswer =
  | { readonly id: number; readonly snapshot: Snapshot; readonly fields: StartFields }
  | { readonly id: number; readonly refusal: string }

/** What each process has to begin with, by its id. */
export type StartFields = { readonly [process: string]: readonly Field[] }

interface Model {
  readonly processes: readonly ProcessDefinition[]
  readonly fields: StartFields
  readonly refusal: string | null
}

/** The engine's own core on the draft as it stands, in a worker, so that the page is never held up. */
let model: Promise<Model> | null = null
let last: Replay | null = null

addEventListener('message', (event: MessageEvent<SimulationRequest>) => {
  void answer(event.data).then((told) => postMessage(told))
})

async function answer({ id, files, lines, selected }: SimulationRequest): Promise<SimulationAnswer> {
  if (files !== null) model = read(files)
  const { processes, fields, refusal } = (await model) ?? { processes: [], fields: {}, refusal: '没有流程。' }
  if (refusal !== null) return { id, refusal }
  last = replay(processes, lines, last)
  return { id, snapshot: snapshotOf(last, selected), fields }
}

async function read(files: DraftFiles): Promise<Model> {
  const encoder = new TextEncoder()
  const bytes = Object.fromEntries(Object.entries(files).map(([path, text]) => [path, encoder.encode(text)]))
  const result = await parseDeployment(bytes, { hash: '' })
  if (result.ok) {
    const { processes } = result.deployment
    return { processes, fields: await startFields(processes, files), refusal: null }
  }
  const errors = result.problems.filter(({ severity }) => severity === 'error')
  return {
    processes: [],
    fields: {},
    refusal: `流程有 ${errors.length} 处错误，改正后才能模拟：${errors[0]?.messageZh ?? ''}`,
  }
}
