import type { ProcessDefinition } from '../../../../engine/model/definition.ts'
import type { DraftFiles } from '../../draft/draft.ts'
import { readJson } from '../../draft/read-json.ts'
import { givenVariables } from '../../feel/given-variables.ts'
import { decisionFields } from './decision-fields.ts'
import { expressionsIn } from './expressions-in.ts'
import { type Field, fieldOf } from './field.ts'
import { routingFields } from './form-fields.ts'
import { type Usage, usagesIn } from './kinds-in-feel.ts'
import { knownFields } from './known-fields.ts'
import { namesReadFirst } from './names-read-first.ts'
import { writesOf } from './writes-of.ts'

/** What a process has to begin with, by its id: fields of the form first, in its order, then what else it reads. */
export async function startFields(
  processes: readonly ProcessDefinition[],
  files: DraftFiles,
): Promise<{ readonly [process: string]: readonly Field[] }> {
  const description = readJson(files['process.json'])
  const decided = await decisionFields(files)
  const known = [...knownFields(files, []), ...decided]
  const fieldsOf = (process: ProcessDefinition): readonly Field[] => {
    const form = description['process'] === process.id ? String(description['form']) : null
    const own = routingFields(files, form)
    const usages = usagesOf(process)
    const read = namesReadFirst(process, (node) =>
      writesOf(node, (key) => routingFields(files, key).map(({ key }) => key)),
    )
    const others = read.filter((name) => !own.some(({ key }) => key === name))
    return [
      ...own.map((field) => completed(field, known, usages)),
      ...others.map((name) => completed(fieldOf(name), known, usages)),
    ]
  }
  return Object.fromEntries(processes.map((process) => [process.id, fieldsOf(process)]))
}

/** What a field does not say itself is told by a form or decision that has the same name, else by how it is used. */
function completed(field: Field, known: readonly Field[], usages: ReadonlyMap<string, Usage>): Field {
  const same = known.filter(({ key }) => key === field.key)
  const usage = usages.get(field.key)
  const label = [field, ...same].find(({ key, label }) => label !== key)?.label ?? givenLabel(field.key) ?? field.key
  const kind = field.kind ?? same.find((each) => each.kind !== null)?.kind ?? usage?.kind ?? null
  const texts = (usage?.texts ?? []).map((value) => ({ value, label: value }))
  const options = [field, ...same].find((each) => each.options.length > 0)?.options ?? texts
  const { unit, factor } = same.find((each) => each.unit !== null) ?? field
  return { ...field, label, kind, options, unit, factor }
}

function givenLabel(name: string): string | null {
  return givenVariables.find((each) => each.name === name)?.label ?? null
}

function usagesOf({ nodes, flows }: ProcessDefinition): ReadonlyMap<string, Usage> {
  const sources = [...nodes.values()].flatMap((node) => expressionsIn(node)).map(({ source }) => source)
  const conditions = [...flows.values()].flatMap(({ condition }) => condition?.source ?? [])
  return usagesIn(sources, conditions)
}
