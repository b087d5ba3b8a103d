import type { ProcessDefinition } from '../model/definition.ts'
import { childrenOf, idOf, isTrue } from '../model/moddle.ts'
import { readBpmn } from '../model/read-bpmn.ts'

export type MainProcess =
  | { readonly ok: true; readonly process: ProcessDefinition; readonly assumed: boolean }
  /** None, or several that might be meant. */
  | { readonly ok: false; readonly candidates: readonly string[] }

/**
 * Which process of a deployment is meant: the one that is named, else the only executable one of these models, else the
 * first of models that are silent about it.
 */
export async function findMainProcess(
  processes: readonly ProcessDefinition[],
  models: readonly Uint8Array[],
  wanted: string | null,
): Promise<MainProcess> {
  if (wanted !== null) {
    const process = processes.find(({ id }) => id === wanted)
    if (process !== undefined) return { ok: true, process, assumed: false }
    return { ok: false, candidates: processes.map(({ id }) => id) }
  }
  const listed = (await Promise.all(models.map(processesIn))).flat()
  const known = listed.flatMap(({ id, executable }) => {
    const process = processes.find((each) => each.id === id)
    return process === undefined ? [] : [{ process, executable }]
  })
  const executable = known.filter((each) => each.executable)
  if (executable.length > 1) return { ok: false, candidates: executable.map(({ process }) => process.id) }
  const [only] = executable.length === 1 ? executable : known
  return only === undefined
    ? { ok: false, candidates: [] }
    : { ok: true, process: only.process, assumed: executable.length === 0 }
}

async function processesIn(
  model: Uint8Array,
): Promise<readonly { readonly id: string | null; readonly executable: boolean }[]> {
  const imported = await readBpmn(model)
  if (!imported.ok) return []
  return childrenOf(imported.model.definitions, 'rootElements')
    .filter((element) => element.$type === 'bpmn:Process')
    .map((element) => ({ id: idOf(element), executable: isTrue(element, 'isExecutable') }))
}
